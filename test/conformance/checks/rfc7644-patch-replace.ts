import { elements } from '../answer.js';
import { type Check, must, section } from '../check.js';
import { expectContains, expectEqual } from '../expect.js';
import { ENTERPRISE, USER } from '../urns.js';
import { EMAILS, refused } from './refused-patch.js';

const replace = section('RFC 7644 §3.5.2.3', [
  must('replace.no-path', 'replace without a path replaces the attributes in the value', async (probe) => {
    probe.needs('patch');
    const value = { title: 'Provost', emails: [{ value: 'kim@new.example', type: 'work' }] };
    const user = await probe.patched({ title: 'Dean', nickName: 'K', emails: EMAILS }, { op: 'replace', value });
    expectContains(user, { ...value, nickName: 'K' });
    expectEqual(elements(user, 'emails').length, 1, 'The number of e-mail addresses');
  }),
  must('replace.absent', 'replace of what is not there adds it', async (probe) => {
    probe.needs('patch');
    expectEqual((await probe.patched({}, { op: 'replace', path: 'title', value: 'Dean' })).title, 'Dean', 'title');
  }),
  must('replace.complex', 'replace of a complex attribute sets the sub-attributes that are given', async (probe) => {
    probe.needs('patch');
    const name = { givenName: 'Kim', familyName: 'Lee' };
    const user = await probe.patched({ name }, { op: 'replace', path: 'name', value: { familyName: 'Li' } });
    expectContains(user, { name: { givenName: 'Kim', familyName: 'Li' } });
  }),
  must('replace.sub-attribute', 'replace reaches a sub-attribute', async (probe) => {
    probe.needs('patch');
    const name = { givenName: 'Kim', familyName: 'Lee' };
    const user = await probe.patched({ name }, { op: 'replace', path: 'name.familyName', value: 'Li' });
    expectContains(user, { name: { givenName: 'Kim', familyName: 'Li' } });
  }),
  must('replace.multi', 'replace without a filter replaces all values', async (probe) => {
    probe.needs('patch');
    const emails = [{ value: 'kim@new.example', type: 'other' }];
    const user = await probe.patched({ emails: EMAILS }, { op: 'replace', path: 'emails', value: emails });
    expectEqual(
      elements(user, 'emails').map(({ value }) => value),
      ['kim@new.example'],
      'The addresses',
    );
  }),
  must('replace.filtered', 'replace with a filter replaces all values that match', async (probe) => {
    probe.needs('patch');
    const phoneNumbers = ['1', '2', '3'].map((value, index) => ({ value, type: index < 2 ? 'work' : 'home' }));
    const operation = { op: 'replace', path: 'phoneNumbers[type eq "work"].display', value: 'W' };
    const displays = elements(await probe.patched({ phoneNumbers }, operation), 'phoneNumbers').map(
      ({ display }) => display,
    );
    expectEqual(displays, ['W', 'W', undefined], 'The displays');
  }),
  must('replace.element', 'replace with a filter and no sub-attribute replaces the value', async (probe) => {
    probe.needs('patch');
    const operation = {
      op: 'replace',
      path: 'emails[type eq "home"]',
      value: { value: 'new@home.example', type: 'home' },
    };
    const user = await probe.patched({ emails: EMAILS }, operation);
    expectContains(user, { emails: [EMAILS[0]!, { value: 'new@home.example', type: 'home' }] });
  }),
  must('replace.no-target', 'replace where no value matches is 400 noTarget', async (probe) => {
    await refused(
      probe,
      [{ op: 'replace', path: 'emails[value ew "nowhere.example"].type', value: 'x' }],
      400,
      'noTarget',
    );
  }),
  must('replace.extension', 'replace reaches an extension’s attribute', async (probe) => {
    probe.needs('patch', 'enterprise');
    const values = { schemas: [USER, ENTERPRISE], [ENTERPRISE]: { department: 'Physics', division: 'Science' } };
    const user = await probe.patched(values, { op: 'replace', path: `${ENTERPRISE}:department`, value: 'Chemistry' });
    expectContains(user, { [ENTERPRISE]: { department: 'Chemistry', division: 'Science' } });
  }),
  must('replace.members', 'replace of members makes the group these and no others', async (probe) => {
    probe.needs('patch');
    const [one, two] = [await probe.user(), await probe.user()];
    const { id } = await probe.groupOf(one.id);
    (await probe.patch(`/Groups/${id}`, { op: 'replace', path: 'members', value: [{ value: two.id }] })).is(200, 204);
    expectEqual(
      elements(await probe.reread('Groups', id), 'members').map(({ value }) => value),
      [two.id],
      'The members',
    );
  }),
]);

export const patchReplaceChecks: Check[] = replace;
