import { randomBytes } from 'node:crypto';
import { type Answer, type JsonObject, type Resource, at, elements, isObject } from './answer.js';
import { type Client, ConformanceError, type Request } from './client.js';
import { ENTERPRISE, GROUP, USER } from './urns.js';

export type Feature =
  'patch' | 'filter' | 'sort' | 'etag' | 'bulk' | 'changePassword' | 'cursor' | 'groups' | 'enterprise' | 'schemas';

/** The provider under test: what it says of itself, and what this run has put into it. */
export class Provider {
  /** Nothing else in the tenant begins like this. */
  readonly prefix = `conformance-${randomBytes(5).toString('hex')}`;
  config: JsonObject = {};
  schemas: JsonObject[] = [];
  private readonly features = new Set<Feature>();
  private readonly litter = new Set<string>();
  private readonly shared = new Map<string, Promise<unknown>>();
  private names = 0;

  constructor(readonly client: Client) {}

  get baseUrl(): string {
    return this.client.baseUrl;
  }

  /** Asks what there is to be checked; a provider that does not let us in is an error of the one who started this. */
  async discover(): Promise<void> {
    const users = await this.read('/Users?count=1');
    if (users.status === 401 || users.status === 403) {
      throw new ConformanceError(
        `${this.baseUrl} refused the token (${users.status}). Is it complete, and still valid?`,
      );
    }
    if (users.status === 404) throw new ConformanceError(`There is no SCIM service at ${this.baseUrl} (404).`);
    const [config, types, schemas, groups] = await Promise.all(
      ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas', '/Groups?count=1'].map((path) => this.read(path)),
    );
    this.config = objectOf(config);
    this.schemas = elements(objectOf(schemas), 'Resources');
    for (const name of ['patch', 'filter', 'sort', 'etag', 'bulk', 'changePassword'] as const) {
      if (at(this.config, name, 'supported') === true) this.features.add(name);
    }
    if (at(this.config, 'pagination', 'cursor') === true) this.features.add('cursor');
    if (groups?.succeeded) this.features.add('groups');
    if (this.schemas.length > 0) this.features.add('schemas');
    const user = elements(objectOf(types), 'Resources').find(({ schema }) => schema === USER);
    const extensions = user ? elements(user, 'schemaExtensions') : [];
    if (!user || extensions.some(({ schema }) => schema === ENTERPRISE)) this.features.add('enterprise');
  }

  has(feature: Feature): boolean {
    return this.features.has(feature);
  }

  /** An attribute of the provider's schema for users or groups, as /Schemas describes it. */
  attribute(schema: typeof USER | typeof GROUP | typeof ENTERPRISE, name: string): JsonObject | undefined {
    const found = this.schemas.find(({ id }) => id === schema);
    return found && elements(found, 'attributes').find((each) => each.name === name);
  }

  uniqueName(word: string): string {
    return `${this.prefix}-${word}-${++this.names}`;
  }

  /** Made by the first who asks, for all. */
  once<T>(name: string, make: () => Promise<T>): Promise<T> {
    let made = this.shared.get(name) as Promise<T> | undefined;
    if (!made) this.shared.set(name, (made = make()));
    return made;
  }

  /** Remembers what a request made, so that it can be taken away again. */
  note({ method, path }: Request, answer: Answer): void {
    if (method === 'DELETE' && answer.succeeded) this.litter.delete(path);
    if (method !== 'POST' || !answer.succeeded || !/^\/(Users|Groups|Bulk)\b/.test(path) || /search/.test(path)) return;
    const body = objectOf(answer);
    if (typeof body.id === 'string') this.litter.add(`/${path.split(/[/?]/)[1]}/${body.id}`);
    for (const { method: done, location } of elements(body, 'Operations')) {
      const made = /\/(Users|Groups)\/[^/]+$/.exec(String(location));
      if (done === 'POST' && made) this.litter.add(made[0]);
    }
  }

  /** Deletes all that this run has made, and tells what could not be deleted. */
  async cleanUp(): Promise<string[]> {
    for (const [path, attribute] of [['/Groups', 'displayName'] as const, ['/Users', 'userName'] as const]) {
      const filter = encodeURIComponent(`${attribute} sw "${this.prefix}"`);
      const found = await this.read(`${path}?count=200&filter=${filter}`);
      for (const each of elements(objectOf(found), 'Resources') as Resource[]) {
        // A provider that does not know the filter may have answered with everything.
        if (String(each[attribute]).startsWith(this.prefix)) this.litter.add(`${path}/${each.id}`);
      }
    }
    const left: string[] = [];
    const paths = [...this.litter].sort();
    const work = async (): Promise<void> => {
      for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
        const answer = await this.client.send({ method: 'DELETE', path });
        if (!answer.succeeded && answer.status !== 404) left.push(path);
      }
    };
    await Promise.all(Array.from({ length: 4 }, work));
    return left;
  }

  private read(path: string): Promise<Answer> {
    return this.client.send({ method: 'GET', path });
  }
}

function objectOf(answer: Answer | undefined): JsonObject {
  if (!answer?.succeeded) return {};
  try {
    const value: unknown = JSON.parse(answer.text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
