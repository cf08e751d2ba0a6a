import { type Driver, WrongAnswer } from './driver.js';
import {
  CORE_GROUP,
  ENTERPRISE_USER,
  type Json,
  type JsonObject,
  PATCH_OP,
  displayName,
  externalId,
  newUser,
  numeral,
  userName,
} from './people.js';

interface UserList {
  readonly totalResults: Json | undefined;
  readonly Resources: readonly JsonObject[];
}

/** The requests of Entra, each checked: status, ids, names, totals. `people` is the population that is meant. */
export class Entra {
  constructor(
    readonly driver: Driver,
    readonly people: string,
  ) {}

  /** Looks for a person who is not there. */
  async lookUpMiss(n: number): Promise<void> {
    const list = await this.list(byUserName(numeral(n), this.people));
    same(list.totalResults, 0, `userName of ${n} before it was created: totalResults`);
  }

  /** Creates a person; the id is the answer's. */
  async create(n: number): Promise<string> {
    const user = object(await this.driver.expect(201, 'POST', '/Users', newUser(numeral(n), this.people)));
    this.checkUser(user, n);
    check(typeof user.id === 'string' && user.id !== '', `created ${n}: no id`);
    return user.id as string;
  }

  async get(n: number, id: string): Promise<void> {
    this.checkUser(object(await this.driver.expect(200, 'GET', `/Users/${id}`)), n, id);
  }

  async findByUserName(n: number, id: string): Promise<void> {
    this.checkFound(await this.list(byUserName(numeral(n), this.people)), n, id);
  }

  async findByExternalId(n: number, id: string): Promise<void> {
    const filter = `externalId eq "${externalId(numeral(n), this.people)}"`;
    this.checkFound(await this.list(`filter=${encode(filter)}`), n, id);
  }

  /** Changes two attributes; `version` makes the values new ones. */
  async patch(n: number, id: string, version: number): Promise<void> {
    const title = `Analyst ${version}`;
    const language = `x-version-${version}`;
    const operations = [
      { op: 'Replace', path: 'title', value: title },
      { op: 'Replace', path: 'preferredLanguage', value: language },
    ];
    const answer = await this.driver.send('PATCH', `/Users/${id}`, { schemas: [PATCH_OP], Operations: operations });
    if (answer.status === 204) return;
    check(answer.status === 200, `patched ${n}: ${answer.status}: ${answer.text.slice(0, 300)}`);
    const user = JSON.parse(answer.text) as JsonObject;
    this.checkUser(user, n, id);
    same(user.title, title, `patched ${n}: title`);
    same(user.preferredLanguage, language, `patched ${n}: preferredLanguage`);
  }

  /** One page; its ids. */
  async page(startIndex: number, count: number, total: number): Promise<string[]> {
    const list = await this.list(`startIndex=${startIndex}&count=${count}`);
    same(list.totalResults, total, `page at ${startIndex}: totalResults`);
    const expected = Math.max(0, Math.min(count, total - startIndex + 1));
    same(list.Resources.length, expected, `page at ${startIndex}: users`);
    return list.Resources.map((user) => {
      check(typeof user.userName === 'string' && user.userName.length > 0, `page at ${startIndex}: no userName`);
      return user.id as string;
    });
  }

  async createGroup(name: string): Promise<string> {
    const body = { schemas: [CORE_GROUP], displayName: name, externalId: name, meta: { resourceType: 'Group' } };
    const group = object(await this.driver.expect(201, 'POST', '/Groups', body));
    same(group.displayName, name, 'created group: displayName');
    return group.id as string;
  }

  async addMembers(group: string, ids: readonly string[]): Promise<void> {
    await this.patchMembers(group, { op: 'Add', path: 'members', value: ids.map((id) => ({ $ref: null, value: id })) });
  }

  async removeMembers(group: string, ids: readonly string[]): Promise<void> {
    await this.patchMembers(group, { op: 'Remove', path: 'members', value: ids.map((id) => ({ value: id })) });
  }

  /** The ids of all members. */
  async members(group: string): Promise<string[]> {
    const found = object(await this.driver.expect(200, 'GET', `/Groups/${group}`));
    check(found.id === group, `group ${group}: another id`);
    return ((found.members ?? []) as JsonObject[]).map(({ value }) => value as string);
  }

  /** @throws WrongAnswer unless the members are exactly these. */
  async verifyMembers(group: string, expected: ReadonlySet<string>): Promise<void> {
    const members = await this.members(group);
    const found = new Set(members);
    const lost = [...expected].filter((id) => !found.has(id)).length;
    const strangers = members.filter((id) => !expected.has(id)).length;
    check(
      lost === 0 && strangers === 0 && members.length === expected.size,
      `group of ${expected.size}: ${members.length} members, ${lost} lost, ${strangers} that do not belong`,
    );
  }

  async total(): Promise<number> {
    return (await this.list('count=1')).totalResults as number;
  }

  private async patchMembers(group: string, operation: JsonObject): Promise<void> {
    const body = { schemas: [PATCH_OP], Operations: [operation] };
    const { status, text } = await this.driver.send('PATCH', `/Groups/${group}`, body);
    check(status === 204 || status === 200, `members of ${group}: ${status}: ${text.slice(0, 300)}`);
  }

  private async list(query: string): Promise<UserList> {
    const list = object(await this.driver.expect(200, 'GET', `/Users?${query}`));
    return { totalResults: list.totalResults, Resources: (list.Resources ?? []) as JsonObject[] };
  }

  private checkFound(list: UserList, n: number, id: string): void {
    same(list.totalResults, 1, `looked up ${n}: totalResults`);
    this.checkUser(list.Resources[0] ?? {}, n, id);
  }

  private checkUser(user: JsonObject, n: number, id?: string): void {
    const name = numeral(n);
    if (id !== undefined) same(user.id, id, `user ${n}: id`);
    same(user.userName, userName(name, this.people), `user ${n}: userName`);
    same(user.externalId, externalId(name, this.people), `user ${n}: externalId`);
    same(user.displayName, displayName(name), `user ${n}: displayName`);
    const extension = user[ENTERPRISE_USER] as JsonObject | undefined;
    same(extension?.employeeNumber, name, `user ${n}: employeeNumber`);
  }
}

const byUserName = (n: string, people: string): string => `filter=${encode(`userName eq "${userName(n, people)}"`)}`;

// Spaces as +, quotes and @ in percent.
const encode = (value: string): string => new URLSearchParams([['', value]]).toString().slice(1);

const object = (json: Json): JsonObject => json as JsonObject;

function check(holds: boolean, fault: string): void {
  if (!holds) throw new WrongAnswer(fault);
}

function same(actual: Json | undefined, expected: Json, what: string): void {
  if (actual !== expected)
    throw new WrongAnswer(`${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
}
