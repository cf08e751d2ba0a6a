import type { Answer, Exchange, JsonObject, Resource } from './answer.js';
import { NotSupported, Unmet } from './check.js';
import type { Request } from './client.js';
import { type List, expectContains, expectList, show } from './expect.js';
import type { Feature, Provider } from './provider.js';
import { GROUP, PATCH_OP, USER } from './urns.js';

export type Query = Readonly<Record<string, string | number | undefined>>;

/** One operation of a PATCH. */
export interface Operation {
  readonly op: string;
  readonly path?: string;
  readonly value?: unknown;
}

/** What one check talks to the provider with; it remembers what was said last. */
export class Probe {
  last: Exchange | null = null;

  constructor(readonly provider: Provider) {}

  /** Ends the check when the provider does not have a feature. */
  needs(...features: Feature[]): void {
    const absent = features.filter((feature) => !this.provider.has(feature));
    if (absent.length > 0) throw new NotSupported(`The provider has no ${absent.join(' and no ')}.`);
  }

  name(word = 'user'): string {
    return this.provider.uniqueName(word);
  }

  async send(request: Request): Promise<Answer> {
    this.last = this.provider.client.describe(request, null);
    const answer = await this.provider.client.send(request);
    this.last = this.provider.client.describe(request, answer);
    this.provider.note(request, answer);
    return answer;
  }

  get(path: string, query: Query = {}, headers?: Record<string, string>): Promise<Answer> {
    return this.send({ method: 'GET', path: path + printQuery(query), headers });
  }

  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send({ method: 'POST', path, body, headers });
  }

  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer> {
    return this.send({ method: 'PUT', path, body, headers });
  }

  /** PATCH with these operations. */
  patch(path: string, ...Operations: Operation[]): Promise<Answer> {
    return this.send({ method: 'PATCH', path, body: { schemas: [PATCH_OP], Operations } });
  }

  delete(path: string, headers?: Record<string, string>): Promise<Answer> {
    return this.send({ method: 'DELETE', path, headers });
  }

  newUser(values: JsonObject = {}): JsonObject {
    return { schemas: [USER], userName: this.name(), ...values };
  }

  newGroup(values: JsonObject = {}): JsonObject {
    return { schemas: [GROUP], displayName: this.name('group'), ...values };
  }

  /** A user of this check's own. */
  async user(values: JsonObject = {}): Promise<Resource> {
    return this.made('/Users', this.newUser(values));
  }

  async group(values: JsonObject = {}): Promise<Resource> {
    this.needs('groups');
    return this.made('/Groups', this.newGroup(values));
  }

  /** A group that has these members, and shows them. */
  async groupOf(...ids: string[]): Promise<Resource> {
    const { id } = await this.group({ members: ids.map((value) => ({ value })) });
    const group = await this.reread('Groups', id);
    return expectContains(group, { members: ids.map((value) => ({ value })) });
  }

  async reread(kind: 'Users' | 'Groups', id: string): Promise<Resource> {
    return (await this.get(`/${kind}/${id}`)).is(200).resource;
  }

  /** PATCHes a user of these values and gives what it is afterwards. */
  async patched(values: JsonObject, ...operations: Operation[]): Promise<Resource> {
    const { id } = expectContains(await this.user(values), values);
    (await this.patch(`/Users/${id}`, ...operations)).is(200, 204);
    return this.reread('Users', id);
  }

  async list(path: string, query: Query = {}): Promise<List> {
    return expectList(await this.get(path, query));
  }

  /** The userNames or displayNames that a filter finds, sorted. */
  async found(path: string, filter: string, query: Query = {}): Promise<string[]> {
    const { Resources } = await this.list(path, { filter, count: 100, ...query });
    return Resources.map((each) => String(path === '/Users' ? each.userName : each.displayName)).sort();
  }

  private async made(path: string, body: JsonObject): Promise<Resource> {
    const answer = await this.post(path, body);
    if (answer.status !== 201) throw new Unmet(`Could not prepare: POST ${path} ${show(body)} → ${answer.status}.`);
    return answer.resource;
  }
}

export function printQuery(query: Query): string {
  const given = Object.entries(query).filter((pair): pair is [string, string | number] => pair[1] !== undefined);
  const pairs = given.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
