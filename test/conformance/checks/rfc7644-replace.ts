import { at, elements } from '../answer.js';
import { type Check, must, section } from '../check.js';
import { expectContains, expectEqual, expectError, expectUnassigned, isUnassigned, show, expect } from '../expect.js';
import { ENTERPRISE, GROUP, USER } from '../urns.js';

const put = section('RFC 7644 §3.5.1', [
  must('put.replaces', 'PUT answers 200 with the resource as it now is', async (probe) => {
    const { id, userName } = await probe.user({ title: 'Dean' });
    const values = { title: 'Provost', name: { givenName: 'Kim' }, emails: [{ value: 'k@example.com', type: 'work' }] };
    const answer = (await probe.put(`/Users/${id}`, { schemas: [USER], id, userName, ...values })).is(200);
    expectContains(answer.resource, { id, userName, ...values });
    expectContains(await probe.reread('Users', id), values);
  }),
  must('put.never-creates', 'PUT of an unknown id is 404', async (probe) => {
    expectError(await probe.put('/Users/00919288221112222', probe.newUser()), 404);
  }),
  must('put.omitted', 'what PUT leaves out is cleared or stays as it was', async (probe) => {
    const { id, userName } = await probe.user({ title: 'Dean', nickName: 'K' });
    const { title } = (await probe.put(`/Users/${id}`, { schemas: [USER], userName, nickName: 'L' })).is(200).resource;
    expect(isUnassigned(title) || title === 'Dean', `title is ${show(title)}.`);
  }),
  must('put.lists', 'PUT replaces a multi-valued attribute as a whole', async (probe) => {
    const { id, userName } = await probe.user({
      emails: [
        { value: 'old@example.com', type: 'work' },
        { value: 'x@example.com', type: 'home' },
      ],
    });
    const emails = [{ value: 'new@example.com', type: 'work' }];
    const user = (await probe.put(`/Users/${id}`, { schemas: [USER], userName, emails })).is(200).resource;
    expectEqual(
      elements(user, 'emails').map(({ value }) => value),
      ['new@example.com'],
      'emails',
    );
  }),
  must('put.required', 'PUT without a required attribute is 400', async (probe) => {
    const { id } = await probe.user();
    expectError(
      await probe.put(`/Users/${id}`, { schemas: [USER], title: 'Dean' }),
      400,
      'invalidValue',
      'invalidSyntax',
    );
  }),
  must('put.read-only', 'readOnly attributes in a PUT are ignored', async (probe) => {
    const { id, userName, meta } = await probe.user();
    const body = {
      schemas: [USER],
      userName,
      id: 'other',
      meta: { created: '2001-01-01T00:00:00Z' },
      groups: [{ value: 'x' }],
    };
    const after = (await probe.put(`/Users/${id}`, body)).is(200).resource;
    expectEqual([after.id, at(after.meta, 'created')], [id, at(meta, 'created')], 'id and meta.created');
  }),
  must('put.conflict', 'PUT with another’s userName is 409 uniqueness', async (probe) => {
    const [one, other] = [await probe.user(), await probe.user()];
    const body = { schemas: [USER], userName: String(other.userName).toUpperCase() };
    expectError(await probe.put(`/Users/${one.id}`, body), 409, 'uniqueness');
  }),
  must('put.own-name', 'PUT with the resource’s own userName is no conflict', async (probe) => {
    const { id, userName } = await probe.user();
    (await probe.put(`/Users/${id}`, { schemas: [USER], userName: String(userName).toUpperCase() })).is(200);
  }),
  must('put.extension', 'PUT replaces an extension', async (probe) => {
    probe.needs('enterprise');
    const { id, userName } = await probe.user({ schemas: [USER, ENTERPRISE], [ENTERPRISE]: { department: 'Physics' } });
    const body = { schemas: [USER, ENTERPRISE], userName, [ENTERPRISE]: { department: 'Chemistry' } };
    const user = (await probe.put(`/Users/${id}`, body)).is(200).resource;
    expectEqual(at(user, ENTERPRISE, 'department'), 'Chemistry', 'The department');
  }),
  must('put.write-only', 'a writeOnly attribute is accepted and not shown', async (probe) => {
    const { id, userName } = await probe.user();
    const { text } = (await probe.put(`/Users/${id}`, { schemas: [USER], userName, password: 'correct-Horse-8' })).is(
      200,
    );
    expect(!text.includes('correct-Horse-8'), 'The password is in the answer.');
  }),
  must('put.members', 'PUT of a group replaces its members', async (probe) => {
    const [one, two] = [await probe.user(), await probe.user()];
    const { id, displayName } = await probe.groupOf(one.id);
    (await probe.put(`/Groups/${id}`, { schemas: [GROUP], displayName, members: [{ value: two.id }] })).is(200);
    const ids = elements(await probe.reread('Groups', id), 'members').map(({ value }) => value);
    expectEqual(ids, [two.id], 'The members');
  }),
  must('put.no-members', 'PUT with an empty list of members empties the group', async (probe) => {
    const { id, displayName } = await probe.groupOf((await probe.user()).id);
    (await probe.put(`/Groups/${id}`, { schemas: [GROUP], displayName, members: [] })).is(200);
    expectUnassigned((await probe.reread('Groups', id)).members, 'members');
  }),
  must('put.unassigned-then-set', 'what has no value can be set by PUT', async (probe) => {
    const { id, userName } = await probe.user();
    const externalId = probe.name('external');
    const user = (await probe.put(`/Users/${id}`, { schemas: [USER], userName, externalId })).is(200).resource;
    expectEqual(user.externalId, externalId, 'externalId');
  }),
]);

export const replaceChecks: Check[] = put;
