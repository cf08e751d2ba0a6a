import { at, elements } from '../answer.js';
import { type Check, must, section } from '../check.js';
import { expectContains, expectEqual, expectUnassigned } from '../expect.js';
import { ENTERPRISE, USER } from '../urns.js';
import { EMAILS, refused } from './refused-patch.js';

const add = section('RFC 7644 §3.5.2.1', [
  must('add.no-path', 'add without a path merges the value into the resource', async (probe) => {
    probe.needs('patch');
    const value = { nickName: 'K', emails: [{ value: 'kim@example.com', type: 'other' }] };
    const user = await probe.patched({ title: 'Dean', emails: EMAILS }, { op: 'add', value });
    expectContains(user, { title: 'Dean', ...value });
    expectEqual(elements(user, 'emails').length, 3, 'The number of e-mail addresses');
  }),
  must('add.single', 'add replaces a single value', async (probe) => {
    probe.needs('patch');
    expectEqual(
      (await probe.patched({ title: 'Dean' }, { op: 'add', path: 'title', value: 'Provost' })).title,
      'Provost',
      'title',
    );
  }),
  must('add.multi', 'add appends to a multi-valued attribute', async (probe) => {
    probe.needs('patch');
    const email = { value: 'kim@other.example', type: 'other' };
    const user = await probe.patched({ emails: EMAILS }, { op: 'add', path: 'emails', value: [email] });
    expectContains(user, { emails: [...EMAILS, email] });
  }),
  must('add.complex', 'add sets the sub-attributes of a complex attribute and leaves the others', async (probe) => {
    probe.needs('patch');
    const name = { givenName: 'Kim', familyName: 'Lee' };
    const user = await probe.patched(
      { name },
      { op: 'add', path: 'name', value: { familyName: 'Li', middleName: 'J' } },
    );
    expectContains(user, { name: { givenName: 'Kim', familyName: 'Li', middleName: 'J' } });
  }),
  must(
    'add.sub-attribute',
    'add reaches a sub-attribute, of a complex attribute that is not there yet too',
    async (probe) => {
      probe.needs('patch');
      expectContains(await probe.patched({}, { op: 'add', path: 'name.familyName', value: 'Li' }), {
        name: { familyName: 'Li' },
      });
    },
  ),
  must('add.value-path', 'add reaches a sub-attribute of the values that a filter selects', async (probe) => {
    probe.needs('patch');
    const user = await probe.patched(
      { emails: EMAILS },
      { op: 'add', path: 'emails[type eq "home"].display', value: 'Home' },
    );
    expectContains(user, { emails: [{ type: 'home', value: 'kim@home.example', display: 'Home' }] });
  }),
  must('add.existing', 'adding what is there succeeds and leaves lastModified', async (probe) => {
    probe.needs('patch');
    const { id, meta } = await probe.user({ title: 'Dean', emails: EMAILS });
    const operations = [
      { op: 'add', path: 'title', value: 'Dean' },
      { op: 'add', path: 'emails', value: EMAILS.slice(1) },
    ];
    (await probe.patch(`/Users/${id}`, ...operations)).is(200, 204);
    const after = await probe.reread('Users', id);
    expectEqual(at(after.meta, 'lastModified'), at(meta, 'lastModified'), 'meta.lastModified');
    expectEqual(elements(after, 'emails').length, 2, 'The number of e-mail addresses');
  }),
  must('add.no-value', 'add without a value is 400', async (probe) => {
    await refused(probe, [{ op: 'add', path: 'title' }], 400, 'invalidValue', 'invalidSyntax');
  }),
  must('add.unassigned-immutable', 'a member, whose value is immutable, can be added', async (probe) => {
    probe.needs('patch');
    const { id } = await probe.user();
    const group = await probe.group();
    (await probe.patch(`/Groups/${group.id}`, { op: 'add', path: 'members', value: [{ value: id }] })).is(200, 204);
    expectEqual(
      elements(await probe.reread('Groups', group.id), 'members').map(({ value }) => value),
      [id],
      'The members',
    );
  }),
]);

const remove = section('RFC 7644 §3.5.2.2', [
  must('remove.no-path', 'remove without a path is 400 noTarget', async (probe) => {
    await refused(probe, [{ op: 'remove' }], 400, 'noTarget');
  }),
  must('remove.single', 'remove unassigns a single value', async (probe) => {
    probe.needs('patch');
    expectUnassigned((await probe.patched({ title: 'Dean' }, { op: 'remove', path: 'title' })).title, 'title');
  }),
  must('remove.multi', 'remove without a filter unassigns all values', async (probe) => {
    probe.needs('patch');
    expectUnassigned((await probe.patched({ emails: EMAILS }, { op: 'remove', path: 'emails' })).emails, 'emails');
  }),
  must('remove.filtered', 'remove with a filter takes the values that match, and no others', async (probe) => {
    probe.needs('patch');
    const user = await probe.patched({ emails: EMAILS }, { op: 'remove', path: 'emails[type eq "work"]' });
    expectEqual(
      elements(user, 'emails').map(({ type }) => type),
      ['home'],
      'The types that are left',
    );
  }),
  must('remove.last', 'when the last value goes the attribute is unassigned', async (probe) => {
    probe.needs('patch');
    const user = await probe.patched(
      { emails: EMAILS.slice(1) },
      { op: 'remove', path: 'emails[value ew "home.example"]' },
    );
    expectUnassigned(user.emails, 'emails');
  }),
  must('remove.sub-attribute', 'remove takes a sub-attribute alone', async (probe) => {
    probe.needs('patch');
    const values = { name: { givenName: 'Kim', familyName: 'Lee' }, emails: [{ ...EMAILS[1], display: 'Home' }] };
    const operations = ['name.givenName', 'emails[type eq "home"].display'].map((path) => ({ op: 'remove', path }));
    const user = await probe.patched(values, ...operations);
    expectContains(user, { name: { familyName: 'Lee' }, emails: [EMAILS[1]!] });
    expectUnassigned(at(user.name, 'givenName'), 'name.givenName');
    expectUnassigned(at(user.emails, 0, 'display'), 'emails.display');
  }),
  must('remove.required', 'removing a required attribute is 400 mutability', async (probe) => {
    await refused(probe, [{ op: 'remove', path: 'userName' }], 400, 'mutability', 'invalidValue');
  }),
  must('remove.read-only', 'removing a readOnly attribute is 400 mutability', async (probe) => {
    await refused(probe, [{ op: 'remove', path: 'id' }], 400, 'mutability');
    await refused(probe, [{ op: 'remove', path: 'groups' }], 400, 'mutability');
  }),
  must('remove.absent', 'removing a member that is none succeeds and changes nothing', async (probe) => {
    probe.needs('patch');
    const [member, stranger] = [await probe.user(), await probe.user()];
    const { id, meta } = await probe.groupOf(member.id);
    (await probe.patch(`/Groups/${id}`, { op: 'remove', path: `members[value eq "${stranger.id}"]` })).is(200, 204);
    const after = await probe.reread('Groups', id);
    expectEqual(elements(after, 'members').length, 1, 'The number of members');
    expectEqual(at(after.meta, 'lastModified'), at(meta, 'lastModified'), 'meta.lastModified');
  }),
  must('remove.extension', 'remove reaches an extension’s attribute', async (probe) => {
    probe.needs('patch', 'enterprise');
    const values = { schemas: [USER, ENTERPRISE], [ENTERPRISE]: { department: 'Physics', division: 'Science' } };
    const user = await probe.patched(values, { op: 'remove', path: `${ENTERPRISE}:department` });
    expectEqual(
      [at(user, ENTERPRISE, 'department'), at(user, ENTERPRISE, 'division')],
      [undefined, 'Science'],
      'The extension',
    );
  }),
]);

export const patchAddAndRemoveChecks: Check[] = [...add, ...remove];
