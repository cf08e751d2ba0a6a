import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { RunProgress, RunSize } from './demo-run.entity.js';

const PROGRAM = fileURLToPath(new URL('../../test/idp/simulate.js', import.meta.url));
const MISSING = 'Its program is missing from this installation: build the service anew.';
const LONGEST_OUTPUT = 4_000;
const LONGEST_COMPLAINT = 500;

export interface SimulatorOptions extends RunSize {
  readonly url: string;
  readonly token: string;
  /** Another number is another company. */
  readonly seed: number;
}

/** How a simulation ended, and what it had to say when it failed. */
export interface SimulatorEnd {
  readonly state: 'finished' | 'stopped' | 'failed';
  readonly complaint: string | null;
}

/**
 * The simulated Entra ID, in a process of its own: it shares no code with the service, and comes in by HTTP as the real one
 * does. It ends with the service, whose end of its input then closes.
 */
export class SimulatorProcess {
  progress: RunProgress = { phase: 'connecting', done: 0, total: 0, requests: 0, failures: 0 };
  readonly ended: Promise<SimulatorEnd>;
  private readonly child: ChildProcessByStdio<Writable, Readable, Readable>;
  private output = '';

  constructor(options: SimulatorOptions) {
    const { url, token, seed, users, groups, perSecond, cycles, restSeconds } = options;
    const numbers = { users, groups, seed, cycles, rest: restSeconds, pace: perSecond, concurrency: 4 };
    const args = Object.entries(numbers).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.child = spawn(process.execPath, [PROGRAM, '--url', url, '--progress', 'json', '--mishaps', ...args], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { SIMULATE_TOKEN: token },
    });
    this.child.stdin.on('error', () => undefined);
    this.child.stderr.on(
      'data',
      (data: Buffer) => (this.output = (this.output + String(data)).slice(0, LONGEST_OUTPUT)),
    );
    createInterface(this.child.stdout).on('line', (line) => this.read(line));
    this.ended = this.wait();
  }

  stop(): void {
    this.child.kill('SIGTERM');
  }

  private read(line: string): void {
    try {
      this.progress = JSON.parse(line) as RunProgress;
    } catch {
      // Half a line of a process that was ended.
    }
  }

  /** It ends with 0 when it has come through, whatever was refused on the way. */
  private async wait(): Promise<SimulatorEnd> {
    try {
      const [code, signal] = (await once(this.child, 'close')) as [number | null, NodeJS.Signals | null];
      if (code === 0) return { state: 'finished', complaint: null };
      // A Ctrl-C at the terminal reaches it before the service has heard of it.
      if (signal === 'SIGTERM' || signal === 'SIGINT') return { state: 'stopped', complaint: null };
      return { state: 'failed', complaint: this.complaintAbout(signal ?? `the code ${code}`) };
    } catch (error) {
      return { state: 'failed', complaint: (error as Error).message };
    }
  }

  private complaintAbout(end: string): string {
    if (!existsSync(PROGRAM)) return MISSING;
    // Of a crash, the line that says what it was.
    const said = /^\w*Error\b.*$/m.exec(this.output)?.[0] ?? this.output.trim();
    return (said || `It ended with ${end}.`).slice(0, LONGEST_COMPLAINT);
  }
}
