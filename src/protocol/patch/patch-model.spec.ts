import fc from 'fast-check';
import type { Attributes, Json } from '../core/attribute.js';
import { USER } from '../core/resource-types.js';
import { ScimError } from '../messages/scim-error.js';
import { applyPatch } from './apply-patch.js';
import { parsePatch } from './parse-patch.js';

type Email = { value: string; type: string; primary?: boolean };
type Model = { title?: string; name: Map<string, string>; emails: Email[] };
type Step = { operation: object; run: (model: Model) => void };

function patched(before: Attributes, operations: object[]): Attributes {
  return applyPatch(before, parsePatch({ Operations: operations }, USER), USER);
}

const op = fc.constantFrom('add', 'Add', 'replace', 'Replace');
const title = fc.constantFrom('Dr', 'Ms');
const part = fc.constantFrom('givenName', 'familyName');
const type = fc.constantFrom('work', 'home', 'other');
const value = fc.constantFrom('a@x', 'b@x', 'c@x');
const email: fc.Arbitrary<Email> = fc.record(
  { value, type, primary: fc.boolean() },
  { requiredKeys: ['value', 'type'] },
);
const emails = fc
  .uniqueArray(email, { maxLength: 4, selector: (one) => `${one.value} ${one.type}` })
  .filter((list) => list.filter(({ primary }) => primary).length < 2);

function onlyPrimary(model: Model, chosen: Email | undefined): void {
  for (const other of model.emails) if (other !== chosen && chosen?.primary && other.primary) other.primary = false;
}

const steps: fc.Arbitrary<Step>[] = [
  fc.record({ op, title }).map(({ op, title }) => ({
    operation: { op, path: 'title', value: title },
    run: (model) => void (model.title = title),
  })),
  fc
    .constantFrom<object>({ op: 'remove', path: 'title' }, { op: 'replace', value: { title: null } })
    .map((operation) => ({
      operation,
      run: (model) => void delete model.title,
    })),
  fc.record({ op, part, title }).map(({ op, part, title }) => ({
    operation: { op, value: { [`name.${part}`]: title } },
    run: (model) => void model.name.set(part, title),
  })),
  fc.record({ op, part, title }).map(({ op, part, title }) => ({
    operation: { op, path: 'name', value: { [part]: title, middleName: null } },
    run: (model) => void model.name.set(part, title),
  })),
  part.map((part) => ({
    operation: { op: 'remove', path: `name.${part}` },
    run: (model) => void model.name.delete(part),
  })),
  email.map((added) => ({
    operation: { op: 'add', path: 'emails', value: added },
    run: (model) => {
      let target = model.emails.findLast((one) => one.value === added.value && one.type === added.type);
      if (target) Object.assign(target, added);
      else model.emails.push((target = { ...added }));
      onlyPrimary(model, target);
    },
  })),
  emails.map((list) => ({
    operation: { op: 'replace', path: 'emails', value: list },
    run: (model) => void (model.emails = list.map((one) => ({ ...one }))),
  })),
  type.map((type) => ({
    operation: { op: 'remove', path: `emails[type eq "${type}"]` },
    run: (model) => void (model.emails = model.emails.filter((one) => one.type !== type)),
  })),
  value.map((value) => ({
    operation: { op: 'Remove', path: 'emails', value: [{ value }] },
    run: (model) => void (model.emails = model.emails.filter((one) => one.value !== value)),
  })),
  type.map((type) => ({
    operation: { op: 'replace', path: `emails[type eq "${type}"].value`, value: '' },
    run: (model) => void (model.emails = model.emails.filter((one) => one.type !== type)),
  })),
  fc.record({ op, type, value }).map(({ op, type, value }) => ({
    operation: { op, path: `emails[type eq "${type}"].value`, value },
    run: (model) => {
      const targets = model.emails.filter((one) => one.type === type);
      for (const one of targets) one.value = value;
      if (targets.length === 0) model.emails.push({ type, value });
    },
  })),
];

function attributesOf({ title, name, emails }: Model): Attributes {
  return {
    userName: 'babs',
    ...(title !== undefined && { title }),
    ...(name.size > 0 && { name: Object.fromEntries(name) }),
    ...(emails.length > 0 && { emails: emails.map((one) => ({ ...one })) }),
  };
}

const anyValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>('', 'x', 'True', null, true, 7, [], {}, [null], [[]]),
  fc.dictionary(
    fc.constantFrom('value', 'type', 'primary', 'givenName', 'display', 'nope'),
    fc.constantFrom('x', '', null, true),
  ),
  fc.array(
    fc.record({ value: fc.constantFrom('x', 'y'), type: fc.constantFrom('work', 'home'), primary: fc.boolean() }),
  ),
);
const anyPath = fc.constantFrom(
  'userName',
  'active',
  'title',
  'name',
  'name.givenName',
  'emails',
  'emails.value',
  'emails.primary',
  'emails[type eq "work"]',
  'emails[type eq "work"].value',
  'emails[primary eq "True"].type',
  'emails[value pr]',
  'roles',
  'manager',
  'manager[value eq "x"]',
  'manager.value',
  'addresses[type eq "work" or type eq "home"].locality',
  'id',
  'nope',
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
  'schemas',
  'password',
  'emails[',
  'name[givenName eq "x"]',
);
const anyOperation = fc.oneof(
  fc.record(
    { op: fc.constantFrom('add', 'replace', 'remove'), path: anyPath, value: anyValue },
    { requiredKeys: ['op', 'path'] },
  ),
  fc.record({ op: fc.constantFrom('add', 'replace'), value: fc.dictionary(anyPath, anyValue) }),
);

function emptyPlaces(value: Json, place = ''): string[] {
  if (value === null) return [place];
  if (typeof value !== 'object') return [];
  const entries = Object.entries(value);
  return entries.length === 0 ? [place] : entries.flatMap(([key, part]) => emptyPlaces(part, `${place}/${key}`));
}

describe('A sequence of PATCH operations', () => {
  it('does to a user what it does to a simple model of one', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(...steps), { maxLength: 12 }), (sequence) => {
        const model: Model = { name: new Map(), emails: [] };
        for (const { run } of sequence) run(model);
        const all = patched(
          { userName: 'babs' },
          sequence.map(({ operation }) => operation),
        );
        expect(all).toEqual(attributesOf(model));
        const oneByOne = sequence.reduce<Attributes>((user, { operation }) => patched(user, [operation]), {
          userName: 'babs',
        });
        expect(oneByOne).toEqual(all);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves a user that can be stored, whatever the operations are, or refuses them', () => {
    const start: Attributes = {
      userName: 'babs',
      emails: [
        { type: 'work', value: 'x', primary: true },
        { type: 'home', value: 'y' },
      ],
    };
    const snapshot = JSON.stringify(start);
    let applied = 0;
    fc.assert(
      fc.property(fc.array(anyOperation, { minLength: 1, maxLength: 4 }), (operations) => {
        let after: Attributes;
        try {
          after = patched(start, operations);
        } catch (error) {
          expect(error).toBeInstanceOf(ScimError);
          return;
        } finally {
          expect(JSON.stringify(start)).toBe(snapshot);
        }
        applied++;
        expect(emptyPlaces(after)).toEqual([]);
        expect(typeof after.userName).toBe('string');
        for (const list of [after.emails, after.roles] as (Email[] | undefined)[]) {
          expect((list ?? []).filter(({ primary }) => primary).length).toBeLessThan(2);
        }
      }),
      { numRuns: 1_500 },
    );
    expect(applied).toBeGreaterThan(100);
  });
});
