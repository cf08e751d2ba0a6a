import {
  faultsOfAnswer,
  faultsOfCreated,
  faultsOfList,
  faultsOfResource,
  errorDetail,
  parseJson,
} from './answer-checks.js';
import { elements, isObject, type JsonObject, type Resource } from './attribute-paths.js';
import type { Dialect, Query, ResourceType, Write } from './dialects/dialect.js';
import { RequestFailed } from './failures.js';
import type { Metrics } from './metrics.js';
import { isBusy, type Answer, type ScimConnection } from './scim-connection.js';

export interface Page {
  readonly total: number;
  readonly resources: Resource[];
}

const EXPECTED: Record<string, number[]> = { POST: [201], PUT: [200], PATCH: [200, 204], DELETE: [204] };

/** The directory to provision into: SCIM operations whose answers are checked as the provider's client would. */
export class ScimDirectory {
  /** Answers that were usable but not right. */
  readonly violations: string[] = [];

  constructor(
    private readonly connection: ScimConnection,
    private readonly dialect: Dialect,
    private readonly metrics: Metrics,
  ) {}

  get baseUrl(): string {
    return this.connection.baseUrl;
  }

  /** A document about the directory itself, which must be there. */
  async discover(path: string): Promise<void> {
    this.open(`GET ${path}`, await this.connection.get(path), [200]);
  }

  async list(type: ResourceType, query: Query, wantsMembers = true): Promise<Page> {
    const { list, request } = await this.query(type, query);
    const resources = elements(list.Resources) as Resource[];
    this.note(
      request,
      resources.flatMap((each) => faultsOfResource(each, type, wantsMembers)),
    );
    return { total: Number(list.totalResults), resources };
  }

  /** How many match; only their ids are asked for. */
  async count(type: ResourceType, filter: string): Promise<number> {
    const { list } = await this.query(type, [
      ['attributes', 'id'],
      ['filter', filter],
    ]);
    return Number(list.totalResults);
  }

  /** The one resource that matches; more than one is a failure of matching. */
  async match(type: ResourceType, filter: string): Promise<Resource | null> {
    const page = await this.list(
      type,
      [...this.dialect.lookupQuery(type), ['filter', filter]],
      this.wantsMembers(type),
    );
    if (page.resources.length > 1) {
      throw new RequestFailed(`${page.resources.length} ${type}s match ${filter}`, false);
    }
    return page.resources[0] ?? null;
  }

  async read(type: ResourceType, id: string, withMembers = false): Promise<Resource | null> {
    const wantsMembers = withMembers || this.wantsMembers(type);
    const path = `/${type}s/${id}`;
    const answer = await this.connection.get(path, wantsMembers ? [] : [['excludedAttributes', 'members']]);
    if (answer.status === 404) {
      return null;
    }
    const resource = this.open(`GET ${path}`, answer, [200]);
    this.note(`GET ${path}`, faultsOfResource(resource, type, wantsMembers));
    return resource as Resource;
  }

  async create(type: ResourceType, body: JsonObject): Promise<Resource> {
    const request = `POST /${type}s`;
    const answer = await this.connection.send('POST', `/${type}s`, [], body);
    const resource = this.open(request, answer, EXPECTED.POST!);
    if (typeof resource.id !== 'string') {
      throw this.failure(`${request}: the answer has no id`, false);
    }
    const created = resource as Resource;
    this.note(request, [...faultsOfResource(created, type, true), ...faultsOfCreated(answer, created)]);
    return created;
  }

  async write({ method, path, body }: Write): Promise<void> {
    const answer = await this.connection.send(method, path, [], body);
    if (method === 'DELETE' && answer.status === 404) {
      return;
    }
    const request = `${method} ${path}`;
    const resource = this.open(request, answer, EXPECTED[method]!);
    if (answer.status === 200) {
      const type = path.startsWith('/Users') ? 'User' : 'Group';
      const faults = faultsOfResource(resource, type, true);
      this.note(
        request,
        typeof resource.id === 'string' && path.endsWith(`/${resource.id}`)
          ? faults
          : [...faults, 'is another resource'],
      );
    }
  }

  private async query(type: ResourceType, query: Query): Promise<{ list: JsonObject; request: string }> {
    const path = `/${type}s`;
    const answer = await this.connection.get(path, query);
    const request = `GET ${path}?${query.map((pair) => pair.join('=')).join('&')}`;
    const list = this.open(request, answer, [200]);
    this.note(request, faultsOfList(list));
    return { list, request };
  }

  private wantsMembers(type: ResourceType): boolean {
    return !this.dialect.lookupQuery(type).some(([name]) => name === 'excludedAttributes');
  }

  private open(request: string, answer: Answer, expected: number[]): JsonObject {
    const faults = faultsOfAnswer(answer);
    if (!expected.includes(answer.status)) {
      const { status } = answer;
      const wrong = faults.length > 0 ? `; moreover the answer ${faults.join(', and ')}` : '';
      throw this.failure(`${request}: ${status} ${errorDetail(answer)}${wrong}`, isBusy(status) || status >= 500);
    }
    this.note(request, faults);
    const body = answer.status === 204 ? {} : parseJson(answer.text);
    if (!isObject(body)) {
      throw this.failure(`${request}: the answer is not a JSON object`, false);
    }
    return body;
  }

  private failure(message: string, transient: boolean): RequestFailed {
    this.metrics.fail();
    return new RequestFailed(message, transient);
  }

  private note(request: string, faults: string[]): void {
    for (const fault of new Set(faults)) {
      this.metrics.fail();
      this.violations.push(`${request}: the answer ${fault}`);
    }
  }
}
