import { at, elements, isObject } from '../answer.js';
import { type Check, Skipped, must, section } from '../check.js';
import { expect, expectContains, expectEqual, expectError, includes, show } from '../expect.js';
import { ENTERPRISE, GROUP, USER } from '../urns.js';
import { pathOf } from './rfc7643-attributes.js';

const schemas = section('RFC 7643 §3', [
  must('resource.schemas', 'schemas names the resource type, has no duplicates and nothing foreign', async (probe) => {
    const { schemas } = await probe.user();
    expect(Array.isArray(schemas) && schemas.includes(USER), `schemas is ${show(schemas)}.`);
    expectEqual(new Set(schemas).size, schemas.length, 'The number of different schemas');
    expect(!schemas.includes(GROUP), 'A user has the schema of a group.');
  }),
  must('resource.schemas-order', 'the order of schemas and attributes does not matter', async (probe) => {
    probe.needs('enterprise');
    const userName = probe.name();
    const body = { [ENTERPRISE]: { department: 'Physics' }, userName, schemas: [ENTERPRISE, USER] };
    expectContains((await probe.post('/Users', body)).is(201).resource, {
      userName,
      [ENTERPRISE]: { department: 'Physics' },
    });
  }),
  must('resource.extension', 'an extension’s data lives under its URN, which schemas names', async (probe) => {
    probe.needs('enterprise');
    const user = await probe.user({ schemas: [USER, ENTERPRISE], [ENTERPRISE]: { department: 'Physics' } });
    expect(includes(user.schemas, USER) && includes(user.schemas, ENTERPRISE), `schemas is ${show(user.schemas)}.`);
    expectEqual(at(user, ENTERPRISE, 'department'), 'Physics', 'The department');
    expectEqual(user.department, undefined, 'department outside of its extension');
  }),
  must('resource.schemas-no-unused', 'schemas names no extension of which there is nothing', async (probe) => {
    const { schemas, ...others } = await probe.user();
    for (const urn of schemas as string[]) {
      if (urn === USER) continue;
      expect(isObject(others[urn]), `schemas names ${urn}, but there is nothing under it.`);
    }
  }),
]);

const common = section('RFC 7643 §3.1', [
  must('resource.id-from-provider', 'the id is the provider’s, whatever the client sends', async (probe) => {
    const wished = probe.name('id');
    const { id } = await probe.user({ id: wished });
    expect(id !== wished && !id.includes('bulkId'), `The id is ${id}.`);
  }),
  must('resource.id-stable', 'the id stays when the resource changes', async (probe) => {
    const { id } = await probe.user();
    const put = await probe.put(`/Users/${id}`, probe.newUser({ id: 'another' }));
    expectEqual(put.is(200).resource.id, id, 'The id');
  }),
  must('resource.id-unique', 'no two resources have the same id', async (probe) => {
    const ids = [(await probe.user()).id, (await probe.user()).id];
    if (probe.provider.has('groups')) ids.push((await probe.group()).id);
    expectEqual(new Set(ids).size, ids.length, 'The number of different ids');
  }),
  must('resource.id-not-reused', 'a deleted resource’s id is not given again', async (probe) => {
    const { id, userName } = await probe.user();
    (await probe.delete(`/Users/${id}`)).is(204);
    expect((await probe.user({ userName })).id !== id, `The new user has the old id ${id}.`);
  }),
  must('resource.externalId', 'externalId comes back as it was sent', async (probe) => {
    const externalId = probe.name('External');
    const { id } = await probe.user({ externalId });
    expectEqual((await probe.reread('Users', id)).externalId, externalId, 'externalId');
  }),
  must('resource.externalId-case', 'externalId is compared with its case', async (probe) => {
    probe.needs('filter');
    const externalId = probe.name('External');
    const { userName } = await probe.user({ externalId });
    expectEqual(await probe.found('/Users', `externalId eq "${externalId}"`), [userName], 'What is found');
    expectEqual(await probe.found('/Users', `externalId eq "${externalId.toUpperCase()}"`), [], 'What is found');
  }),
  must('resource.meta-ignored', 'meta from a client is ignored', async (probe) => {
    const created = '2001-01-01T00:00:00Z';
    const { meta } = await probe.user({
      meta: { created, lastModified: created, resourceType: 'Robot', version: 'W/"x"' },
    });
    expectEqual(at(meta, 'resourceType'), 'User', 'meta.resourceType');
    expect(at(meta, 'created') !== created, 'meta.created is what the client sent.');
  }),
  must('resource.meta', 'meta has resourceType, created, lastModified and location', async (probe) => {
    const { id, meta } = await probe.user();
    expectEqual(at(meta, 'resourceType'), 'User', 'meta.resourceType');
    const location = String(at(meta, 'location'));
    expect(location.endsWith(`/Users/${id}`), `meta.location is ${location}.`);
    expectEqual((await probe.get(pathOf(probe, location))).is(200).resource.id, id, 'What meta.location names');
  }),
  must('resource.meta-modified-first', 'lastModified is created until something changes', async (probe) => {
    const { meta } = await probe.user();
    expectEqual(at(meta, 'lastModified'), at(meta, 'created'), 'meta.lastModified');
  }),
  must('resource.meta-modified-later', 'lastModified moves with a change, created does not', async (probe) => {
    const { id, userName, meta } = await probe.user();
    const changed = (await probe.put(`/Users/${id}`, { schemas: [USER], userName, title: 'Dean' })).is(200).resource;
    expectEqual(at(changed.meta, 'created'), at(meta, 'created'), 'meta.created');
    const [before, after] = [meta, changed.meta].map((each) => Date.parse(String(at(each, 'lastModified'))));
    expect(after! > before!, `meta.lastModified is ${show(at(changed.meta, 'lastModified'))} after a change.`);
  }),
  must('resource.content-location', 'a Content-Location is the meta.location', async (probe) => {
    const { id } = await probe.user();
    const answer = await probe.get(`/Users/${id}`);
    const header = answer.header('content-location');
    if (header === undefined) throw new Skipped('The provider sends no Content-Location.');
    expectEqual(header, at(answer.resource.meta, 'location'), 'Content-Location');
  }),
  must('resource.version', 'meta.version is the ETag', async (probe) => {
    probe.needs('etag');
    const { id } = await probe.user();
    const answer = await probe.get(`/Users/${id}`);
    const version = at(answer.resource.meta, 'version');
    expect(/^(W\/)?".*"$/.test(String(version)), `meta.version is ${show(version)}.`);
    expectEqual(version, answer.header('etag'), 'meta.version');
  }),
]);

const characteristics = section('RFC 7643 §2.2', [
  must('resource.read-only', 'readOnly attributes in a POST or PUT change nothing', async (probe) => {
    const { id, userName, meta } = await probe.user();
    const body = {
      schemas: [USER],
      id: 'other',
      userName,
      meta: { created: '2001-01-01T00:00:00Z' },
      groups: [{ value: 'x' }],
    };
    const after = (await probe.put(`/Users/${id}`, body)).is(200).resource;
    expectEqual(after.id, id, 'id');
    expectEqual(at(after.meta, 'created'), at(meta, 'created'), 'meta.created');
    expectEqual(elements(after, 'groups').length, 0, 'The number of groups');
  }),
  must('resource.returned-never', 'a password never comes back', async (probe) => {
    const answer = await probe.post('/Users', probe.newUser({ password: 'correct-Horse-7-battery' }));
    const { id } = answer.is(201).resource;
    for (const query of [{}, { attributes: 'password' }]) {
      const { text } = await probe.get(`/Users/${id}`, query);
      expect(!/"password"|correct-Horse/.test(text + answer.text), 'The password is in the answer.');
    }
  }),
  must('resource.uniqueness', 'a value that must be unique is refused the second time', async (probe) => {
    const { userName } = await probe.user();
    expectError(await probe.post('/Users', probe.newUser({ userName })), 409, 'uniqueness');
  }),
]);

export const resourceChecks: Check[] = [...characteristics, ...schemas, ...common];
