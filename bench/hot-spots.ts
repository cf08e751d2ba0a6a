import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The part of V8's .cpuprofile that is needed. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const NOT_WORK = ['(idle)', '(program)', '(root)'];

/** Where the service spent its time: functions and whole packages by the time in themselves, as parts of all its work. */
export async function hotSpots(folder: string, count = 25): Promise<string> {
  const [name] = (await readdir(folder))
    .filter((file) => file.endsWith('.cpuprofile'))
    .sort()
    .reverse();
  if (name === undefined) throw new Error(`There is no profile in ${folder}.`);
  const profile = JSON.parse(await readFile(join(folder, name), 'utf8')) as Profile;
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const functions = new Map<string, number>();
  const packages = new Map<string, number>();
  let all = 0;
  for (const [index, id] of profile.samples.entries()) {
    const { functionName, url, lineNumber } = frames.get(id)!;
    if (NOT_WORK.includes(functionName)) continue;
    const took = profile.timeDeltas[index] ?? 0;
    all += took;
    add(functions, `${functionName || '(anonymous)'} ${shorten(url)}${url && `:${lineNumber + 1}`}`, took);
    add(packages, packageOf(url, functionName), took);
  }
  return [packages, functions].map((times) => largest(times, all, count)).join('\n\n');
}

function largest(times: ReadonlyMap<string, number>, all: number, count: number): string {
  const sorted = [...times].sort(([, one], [, other]) => other - one).slice(0, count);
  return sorted.map(([name, took]) => `${((100 * took) / all).toFixed(1).padStart(5)} %  ${name}`).join('\n');
}

function add(times: Map<string, number>, name: string, took: number): void {
  times.set(name, (times.get(name) ?? 0) + took);
}

const shorten = (url: string): string => url.replace(/^.*\/(?=node_modules\/|dist\/)/, '');

function packageOf(url: string, functionName: string): string {
  if (url === '') return functionName === '(garbage collector)' ? 'garbage collection' : 'V8';
  if (url.startsWith('node:')) return 'Node.js';
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url) ?? [];
  return name ?? /dist\/(src\/[^/]+)/.exec(url)?.[1] ?? url;
}
