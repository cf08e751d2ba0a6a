import { at, elements } from '../answer.js';
import { type Check, must, section, should } from '../check.js';
import { expect, expectContains, expectEqual, expectError } from '../expect.js';
import { USER } from '../urns.js';
import { pathOf } from './rfc7643-attributes.js';

const create = section('RFC 7644 §3.3', [
  must('create.status', 'POST is answered with 201', async (probe) => {
    (await probe.post('/Users', probe.newUser())).is(201);
  }),
  must('create.location', 'Location is meta.location, and can be retrieved', async (probe) => {
    const answer = (await probe.post('/Users', probe.newUser())).is(201);
    const location = answer.header('location');
    expectEqual(location, at(answer.resource.meta, 'location'), 'Location');
    expectEqual((await probe.get(pathOf(probe, String(location)))).is(200).resource.id, answer.resource.id, 'The id');
  }),
  should('create.body', 'the body is the new resource as it is then retrieved', async (probe) => {
    const { id, ...made } = await probe.user({
      name: { givenName: 'Kim' },
      emails: [{ value: 'kim@example.com', type: 'work' }],
    });
    expectContains(await probe.reread('Users', id), made);
  }),
  must('create.read-only-ignored', 'readOnly attributes in a POST are ignored', async (probe) => {
    const { id, groups } = await probe.user({
      id: 'mine',
      groups: [{ value: 'x' }],
      meta: { created: '2001-01-01T00:00:00Z' },
    });
    expect(id !== 'mine', 'The id is the client’s.');
    expectEqual(elements({ groups }, 'groups').length, 0, 'The number of groups');
  }),
  must('create.conflict', 'a duplicate is 409 uniqueness', async (probe) => {
    const { userName } = await probe.user();
    expectError(await probe.post('/Users', probe.newUser({ userName })), 409, 'uniqueness');
  }),
  must('create.resource-type', 'meta.resourceType follows from the endpoint', async (probe) => {
    expectEqual(
      at((await probe.user({ meta: { resourceType: 'Group' } })).meta, 'resourceType'),
      'User',
      'resourceType',
    );
    expectEqual(at((await probe.group()).meta, 'resourceType'), 'Group', 'resourceType');
  }),
  must('create.null', 'null and [] in a POST mean no value', async (probe) => {
    const { id } = await probe.user({ nickName: null, emails: [] });
    const user = await probe.reread('Users', id);
    expect(!user.nickName && elements(user, 'emails').length === 0, 'There is a value for what was null.');
  }),
  must('create.members', 'a group is created with its members', async (probe) => {
    const [one, two] = [await probe.user(), await probe.user()];
    const { id } = await probe.groupOf(one.id, two.id);
    const ids = elements(await probe.reread('Groups', id), 'members').map(({ value }) => value);
    expectEqual(ids.sort(), [one.id, two.id].sort(), 'The members');
  }),
]);

const remove = section('RFC 7644 §3.6', [
  must('delete.status', 'DELETE is answered with 204 and no body', async (probe) => {
    const { id } = await probe.user();
    expectEqual((await probe.delete(`/Users/${id}`)).is(204).text, '', 'The body');
  }),
  must('delete.gone', 'what is deleted is 404 to every operation', async (probe) => {
    const { id, userName } = await probe.user();
    (await probe.delete(`/Users/${id}`)).is(204);
    expectError(await probe.get(`/Users/${id}`), 404);
    expectError(await probe.put(`/Users/${id}`, { schemas: [USER], userName }), 404);
    expectError(await probe.delete(`/Users/${id}`), 404);
    if (!probe.provider.has('patch')) return;
    expectError(await probe.patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false }), 404);
  }),
  must('delete.not-found-by-query', 'what is deleted is in no query', async (probe) => {
    probe.needs('filter');
    const { id, userName } = await probe.user();
    (await probe.delete(`/Users/${id}`)).is(204);
    expectEqual(await probe.found('/Users', `userName eq "${String(userName)}"`), [], 'What is found');
  }),
  should('delete.name-is-free', 'what is deleted does not stand in the way of a new one', async (probe) => {
    const { id, userName } = await probe.user();
    (await probe.delete(`/Users/${id}`)).is(204);
    (await probe.post('/Users', probe.newUser({ userName }))).is(201);
  }),
  must('delete.unknown', 'DELETE of what never was is 404', async (probe) => {
    expectError(await probe.delete('/Users/00919288221112222'), 404);
  }),
  must('delete.group', 'a deleted group leaves its members alone', async (probe) => {
    const { id } = await probe.user();
    const group = await probe.groupOf(id);
    (await probe.delete(`/Groups/${group.id}`)).is(204);
    expectError(await probe.get(`/Groups/${group.id}`), 404);
    expectEqual(elements(await probe.reread('Users', id), 'groups').length, 0, 'The number of groups of the user');
  }),
  must('delete.member', 'a deleted user leaves the groups', async (probe) => {
    const { id } = await probe.user();
    const group = await probe.groupOf(id);
    (await probe.delete(`/Users/${id}`)).is(204);
    expectEqual(elements(await probe.reread('Groups', group.id), 'members').length, 0, 'The number of members');
  }),
]);

export const createAndDeleteChecks: Check[] = [...create, ...remove];
