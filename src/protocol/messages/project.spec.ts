import type { Json } from '../core/attribute.js';
import { attribute, complex, text } from '../core/define-attribute.js';
import { GROUP, USER } from '../core/resource-types.js';
import { UnbuiltList, parseProjection, project, wants } from './project.js';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const ada = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', enterprise],
  id: '1',
  externalId: 'x',
  userName: 'ada',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [{ value: 'ada@a.example', type: 'work' }, { type: 'home' }] as Json,
  [enterprise]: { department: 'R', manager: { value: 'm1', displayName: 'Charles' } },
  meta: { resourceType: 'User', version: 'W/"1"' },
};
const { schemas, id } = ada;
const without = (...names: string[]): object =>
  Object.fromEntries(Object.entries(ada).filter(([name]) => !names.includes(name)));

describe('project', () => {
  it.each<[string, object]>([
    ['userName', { userName: 'ada' }],
    ['USERNAME , ID', { userName: 'ada' }],
    ['meta', { meta: ada.meta }],
    ['meta.version,externalId', { meta: { version: 'W/"1"' }, externalId: 'x' }],
    ['name.givenName', { name: { givenName: 'Ada' } }],
    ['name.middleName', {}],
    ['name,name.givenName', { name: ada.name }],
    ['name.givenName,name', { name: ada.name }],
    ['name.givenName,name.familyName', { name: ada.name }],
    ['emails.value', { emails: [{ value: 'ada@a.example' }] }],
    ['emails.display', {}],
    [
      'emails[type eq "work" or type eq "a,b"].value,userName',
      { emails: [{ value: 'ada@a.example' }], userName: 'ada' },
    ],
    ['emails[type eq "work"', {}],
    [enterprise, { [enterprise]: ada[enterprise] }],
    [`${enterprise}:department`, { [enterprise]: { department: 'R' } }],
    ['manager.value', { [enterprise]: { manager: { value: 'm1' } } }],
    ['urn:ietf:params:scim:schemas:core:2.0:User', { userName: 'ada', name: ada.name, emails: ada.emails }],
    ['nope,password', {}],
    [',', {}],
  ])('keeps to attributes=%s', (attributes, expected) => {
    expect(project(ada, parseProjection(attributes, undefined, USER), USER)).toEqual({ schemas, id, ...expected });
  });

  it.each<[string, object]>([
    ['userName', without('userName')],
    ['id,schemas,nope', ada],
    ['meta,emails', without('meta', 'emails')],
    ['name.givenName', { ...ada, name: { familyName: 'Lovelace' } }],
    ['name.givenName,name.familyName', without('name')],
    ['emails.type', { ...ada, emails: [{ value: 'ada@a.example' }] }],
    [enterprise.toUpperCase(), without(enterprise)],
    ['department', { ...ada, [enterprise]: { manager: { value: 'm1', displayName: 'Charles' } } }],
    ['manager.displayName', { ...ada, [enterprise]: { department: 'R', manager: { value: 'm1' } } }],
    ['title', ada],
  ])('leaves out excludedAttributes=%s', (excluded, expected) => {
    const before = structuredClone(ada);
    expect(project(ada, parseProjection(undefined, excluded, USER), USER)).toEqual(expected);
    expect(ada).toEqual(before);
  });

  it('returns the resource itself when nothing is asked for', () => {
    expect(project(ada, parseProjection(undefined, '', USER), USER)).toBe(ada);
    expect(project(ada, {}, USER)).toBe(ada);
  });

  it('passes on what has no sub-attributes although the schema gives it some', () => {
    const resource = { id: '1', name: 'Ada' };
    expect(project(resource, parseProjection('name.givenName', undefined, USER), USER)).toEqual(resource);
  });

  it('refuses both at once', () => {
    expect(() => parseProjection('userName', 'emails', USER)).toThrow(
      expect.objectContaining({ status: 400, scimType: 'invalidValue' }) as Error,
    );
  });

  it('returns what is for requests only when asked for, what is never returned not at all', () => {
    const attributes = [
      text('open', ''),
      attribute('heavy', 'string', '', { returned: 'request' }),
      attribute('secret', 'string', '', { returned: 'never' }),
      attribute('key', 'string', '', { returned: 'always' }),
      complex('chip', '', [text('label', ''), attribute('pin', 'string', '', { returned: 'never' })]),
    ];
    const type = { ...GROUP, schema: { ...GROUP.schema, attributes } };
    const resource = { id: '1', open: 'o', heavy: 'h', secret: 's', key: 'k' };
    const shown = (asked?: string, excluded?: string): string =>
      Object.keys(project(resource, parseProjection(asked, excluded, type), type)).join(' ');
    expect(shown()).toBe('id open key');
    expect(shown('heavy,secret')).toBe('id heavy key');
    expect(shown(type.schema.id)).toBe('id open key');
    expect(shown(undefined, 'open,key')).toBe('id key');
    const chipped = { id: '1', key: 'k', chip: { label: 'l', pin: '1234' } };
    for (const asked of [undefined, 'chip', 'chip.label,chip.pin', type.schema.id]) {
      expect(project(chipped, parseProjection(asked, undefined, type), type)).toHaveProperty('chip', { label: 'l' });
    }
  });
});

describe('project of a list that is not built', () => {
  class Members extends UnbuiltList {
    constructor(readonly first: { [name: string]: Json }) {
      super();
    }

    narrow(cut: Parameters<UnbuiltList['narrow']>[0]): Members | undefined {
      const first = cut(this.first);
      return Object.keys(first).length > 0 ? new Members(first) : undefined;
    }
  }

  const members = new Members({ value: '1', type: 'User' });
  const group = { id: 'g', members: members as unknown as Json };
  it.each<[string | undefined, string | undefined, object]>([
    [undefined, undefined, group],
    ['members', undefined, group],
    ['members.value', undefined, { id: 'g', members: new Members({ value: '1' }) }],
    ['displayName', undefined, { id: 'g' }],
    [undefined, 'members.value', { id: 'g', members: new Members({ type: 'User' }) }],
    [undefined, 'members.value,members.type', { id: 'g' }],
    [undefined, 'members', { id: 'g' }],
  ])('lets it cut its elements with attributes %p and excludedAttributes %p', (attributes, excluded, expected) => {
    expect(project(group, parseProjection(attributes, excluded, GROUP), GROUP)).toEqual(expected);
  });
});

describe('wants', () => {
  it.each<[string | undefined, string | undefined, boolean]>([
    [undefined, undefined, true],
    ['members', undefined, true],
    ['members.value', undefined, true],
    ['displayName', undefined, false],
    [undefined, 'members', false],
    [undefined, 'members.display', true],
    [undefined, 'displayName', true],
  ])('with attributes %p and excludedAttributes %p says %p of members', (attributes, excluded, expected) => {
    expect(wants(parseProjection(attributes, excluded, GROUP), 'members')).toBe(expected);
  });
});
