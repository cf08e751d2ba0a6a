import { at, elements } from '../answer.js';
import { type Check, NotSupported, Skipped, may, must, section, should } from '../check.js';
import { expect, expectContains, expectEqual, expectError, includes, missing } from '../expect.js';
import type { Probe } from '../probe.js';
import { ENTERPRISE, GROUP, USER } from '../urns.js';
import { FULL_USER } from './samples.js';

const user = section('RFC 7643 §4.1', [
  must('user.userName-required', 'a user without a userName is refused', async (probe) => {
    expectError(
      await probe.post('/Users', { schemas: [USER], displayName: 'Nobody' }),
      400,
      'invalidValue',
      'invalidSyntax',
    );
  }),
  must('user.userName-empty', 'an empty userName is refused', async (probe) => {
    expectError(await probe.post('/Users', probe.newUser({ userName: '' })), 400, 'invalidValue', 'invalidSyntax');
  }),
  must('user.userName-any-case', 'a userName is taken in any case', async (probe) => {
    const { userName } = await probe.user();
    const shouted = String(userName).toUpperCase();
    expectError(await probe.post('/Users', probe.newUser({ userName: shouted })), 409, 'uniqueness');
  }),
  must('user.round-trip', 'every attribute of the User schema comes back as it was sent', async (probe) => {
    const known = Object.entries(FULL_USER).filter(([name]) => isKnown(probe, name));
    const { id } = await probe.user(Object.fromEntries(known));
    expectContains(await probe.reread('Users', id), Object.fromEntries(known));
  }),
  must('user.country', 'a country as ISO 3166-1 alpha-2 comes back', async (probe) => {
    const addresses = [{ type: 'work', country: 'NO', locality: 'Ålesund' }];
    expectContains(await probe.user({ addresses }), { addresses });
  }),
  must('user.certificates', 'each certificate is a value of its own', async (probe) => {
    if (!isKnown(probe, 'x509Certificates')) throw new Skipped('/Schemas has no x509Certificates.');
    const x509Certificates = ['one', 'two'].map((word) => ({ value: Buffer.from(word).toString('base64') }));
    expectContains(await probe.user({ x509Certificates }), { x509Certificates });
  }),
  must('user.groups-read-only', 'membership does not change through the user', async (probe) => {
    const group = await probe.group();
    const { id } = await probe.user({ groups: [{ value: group.id }] });
    expectEqual(elements(await probe.reread('Groups', group.id), 'members').length, 0, 'The number of members');
    probe.needs('patch');
    const answer = await probe.patch(`/Users/${id}`, { op: 'add', path: 'groups', value: [{ value: group.id }] });
    expectError(answer, 400, 'mutability');
  }),
  should('user.groups-shown', 'a user’s groups are shown with value and $ref', async (probe) => {
    const { id } = await probe.user();
    const group = await probe.groupOf(id);
    const [first] = elements(await probe.reread('Users', id), 'groups');
    expectEqual(first?.value, group.id, 'The group of the user');
    expect(String(first?.$ref).endsWith(`/Groups/${group.id}`), `Its $ref is ${String(first?.$ref)}.`);
  }),
  may('user.password-filter', 'a filter on the password compares whole passwords or is refused', async (probe) => {
    const userName = probe.name();
    await probe.user({ userName, password: 'correct-Horse-7-battery' });
    const answer = await probe.get('/Users', { filter: `userName eq "${userName}" and password co "Horse"` });
    if (answer.status === 200) expectEqual(answer.body.totalResults, 0, 'totalResults');
    else answer.is(400, 403);
  }),
]);

const group = section('RFC 7643 §4.2', [
  must('group.displayName-required', 'a group without a displayName is refused', async (probe) => {
    probe.needs('groups');
    expectError(await probe.post('/Groups', { schemas: [GROUP] }), 400, 'invalidValue', 'invalidSyntax');
  }),
  must('group.members', 'members have the value that was sent, and say that they are users', async (probe) => {
    const { id } = await probe.user();
    const group = await probe.groupOf(id);
    const [member] = elements(await probe.reread('Groups', group.id), 'members');
    expectEqual(member?.value, id, 'members.value');
    if (member?.type !== undefined) expectEqual(member.type, 'User', 'members.type');
  }),
  should('group.member-reference', 'members have a $ref', async (probe) => {
    const { id } = await probe.user();
    const group = await probe.groupOf(id);
    const [member] = elements(await probe.reread('Groups', group.id), 'members');
    expect(String(member?.$ref).endsWith(`/Users/${id}`), `members.$ref is ${String(member?.$ref)}.`);
  }),
  must('group.member-immutable', 'the value of a member cannot be changed', async (probe) => {
    probe.needs('patch');
    const [one, other] = [await probe.user(), await probe.user()];
    const { id } = await probe.groupOf(one.id);
    const path = `members[value eq "${one.id}"].value`;
    const answer = await probe.patch(`/Groups/${id}`, { op: 'replace', path, value: other.id });
    expectError(answer, 400, 'mutability', 'invalidPath');
  }),
  may('group.nested', 'a group can be a member of a group', async (probe) => {
    const inner = await probe.group();
    if (!nests(probe)) throw new NotSupported('The schema of members does not refer to groups.');
    const outer = await probe.group({ members: [{ value: inner.id, type: 'Group' }] });
    const members = elements(await probe.reread('Groups', outer.id), 'members');
    expectEqual(
      members.map(({ value, type }) => [value, type]),
      [[inner.id, 'Group']],
      'members',
    );
  }),
  may('group.indirect', 'a user’s groups show those that hold their group as indirect', async (probe) => {
    if (!nests(probe)) throw new NotSupported('The schema of members does not refer to groups.');
    const { id } = await probe.user();
    const inner = await probe.groupOf(id);
    const outer = await probe.group({ members: [{ value: inner.id, type: 'Group' }] });
    const groups = elements(await probe.reread('Users', id), 'groups').map(({ value, type }) => [value, type]);
    if (!groups.some(([value]) => value === outer.id)) throw new NotSupported('Indirect groups are not shown.');
    expectEqual(
      groups,
      [
        [inner.id, 'direct'],
        [outer.id, 'indirect'],
      ],
      'groups',
    );
  }),
]);

const enterprise = section('RFC 7643 §4.3', [
  must('enterprise.round-trip', 'the enterprise attributes come back as they were sent', async (probe) => {
    probe.needs('enterprise');
    const values = { employeeNumber: '701984', costCenter: '4130', organization: 'U', division: 'D', department: 'P' };
    expectContains(await probe.user({ schemas: [USER, ENTERPRISE], [ENTERPRISE]: values }), { [ENTERPRISE]: values });
  }),
  must('enterprise.manager', 'a manager is complex and its displayName not the client’s to write', async (probe) => {
    probe.needs('enterprise');
    const boss = await probe.user({ displayName: 'Boss' });
    const manager = { value: boss.id, displayName: 'Impostor' };
    const { id } = await probe.user({ schemas: [USER, ENTERPRISE], [ENTERPRISE]: { manager } });
    const shown = at(await probe.reread('Users', id), ENTERPRISE, 'manager');
    expectEqual(at(shown, 'value'), boss.id, 'manager.value');
    expect(at(shown, 'displayName') !== 'Impostor', 'manager.displayName is what the client sent.');
  }),
]);

function isKnown(probe: Probe, name: string): boolean {
  return !probe.provider.has('schemas') || probe.provider.attribute(USER, name) !== undefined;
}

function nests(probe: Probe): boolean {
  const members = probe.provider.attribute(GROUP, 'members');
  const parts = members ? elements(members, 'subAttributes') : [];
  return parts.some(({ referenceTypes, canonicalValues }) => includes(referenceTypes ?? canonicalValues, 'Group'));
}

const printed = section('RFC 7643 §8.7', [
  must(
    'schema.user-characteristics',
    'the User schema has the characteristics that the RFC gives it',
    async (probe) => {
      probe.needs('schemas');
      const wanted = {
        userName: { type: 'string', multiValued: false, required: true, uniqueness: 'server', caseExact: false },
        emails: { type: 'complex', multiValued: true },
        active: { type: 'boolean', multiValued: false },
        groups: { type: 'complex', multiValued: true, mutability: 'readOnly' },
      };
      for (const [name, expected] of Object.entries(wanted)) {
        const lost = missing(probe.provider.attribute(USER, name), expected, name);
        expect(lost.length === 0, `${lost.join('; ')}.`);
      }
      const password = probe.provider.attribute(USER, 'password');
      if (password) expectContains(password, { mutability: 'writeOnly', returned: 'never' });
      await Promise.resolve();
    },
  ),
]);

export const coreSchemaChecks: Check[] = [...user, ...group, ...enterprise, ...printed];
