import { type Answer, type JsonObject, at, elements } from '../answer.js';
import { type Check, Skipped, must, section } from '../check.js';
import { expect, expectEqual, expectError, includes, show } from '../expect.js';
import type { Probe } from '../probe.js';
import { BULK_REQUEST, BULK_RESPONSE, ENTERPRISE, PATCH_OP, USER } from '../urns.js';

async function send(probe: Probe, Operations: JsonObject[], more: JsonObject = {}): Promise<Answer> {
  probe.needs('bulk');
  return probe.post('/Bulk', { schemas: [BULK_REQUEST], Operations, ...more });
}

async function bulk(probe: Probe, operations: JsonObject[], more: JsonObject = {}): Promise<JsonObject[]> {
  const { body } = (await send(probe, operations, more)).is(200);
  expect(includes(body.schemas, BULK_RESPONSE), `schemas is ${show(body.schemas)}.`);
  return elements(body, 'Operations');
}

const create = (probe: Probe, bulkId: string, values: JsonObject = {}): JsonObject => ({
  method: 'POST',
  path: '/Users',
  bulkId,
  data: probe.newUser(values),
});

const createGroup = (probe: Probe, bulkId: string, values: JsonObject = {}): JsonObject => {
  probe.needs('groups');
  return { method: 'POST', path: '/Groups', bulkId, data: probe.newGroup(values) };
};

const statuses = (operations: JsonObject[]): unknown[] => operations.map(({ status }) => status);
const idIn = (operation: JsonObject | undefined): string => String(operation?.location).split('/').at(-1)!;

const jobs = section('RFC 7644 §3.7', [
  must('bulk.methods', 'POST, PUT, PATCH and DELETE work in one request', async (probe) => {
    const [put, patched, deleted] = [await probe.user(), await probe.user(), await probe.user()];
    const data = { schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'title', value: 'Dean' }] };
    const done = await bulk(probe, [
      create(probe, 'new'),
      { method: 'PUT', path: `/Users/${put.id}`, data: { schemas: [USER], userName: put.userName, title: 'Provost' } },
      { method: 'PATCH', path: `/Users/${patched.id}`, data },
      { method: 'DELETE', path: `/Users/${deleted.id}` },
    ]);
    expectEqual(
      statuses(done).map((status) => String(status).slice(0, 2)),
      ['20', '20', '20', '20'],
      'The statuses',
    );
    expectEqual((await probe.reread('Users', put.id)).title, 'Provost', 'title after PUT');
    expectEqual((await probe.reread('Users', patched.id)).title, 'Dean', 'title after PATCH');
    expectError(await probe.get(`/Users/${deleted.id}`), 404);
  }),
  must('bulk.result', 'each result has method, bulkId, location and a status that is a string', async (probe) => {
    const [first] = await bulk(probe, [create(probe, 'qwerty')]);
    expectEqual([first?.method, first?.bulkId, first?.status], ['POST', 'qwerty', '201'], 'method, bulkId and status');
    expectEqual((await probe.reread('Users', idIn(first))).id, idIn(first), 'The id');
  }),
  must(
    'bulk.failure',
    'a failed operation has a SCIM Error as its response, and a failed POST no location',
    async (probe) => {
      const [first] = await bulk(probe, [{ method: 'POST', path: '/Users', bulkId: 'bad', data: { schemas: [USER] } }]);
      expectEqual(
        [first?.status, at(first, 'response', 'status'), first?.location],
        ['400', '400', undefined],
        'status, response.status and location',
      );
      expectEqual(first?.bulkId, 'bad', 'bulkId');
    },
  ),
  must('bulk.all-failed', 'the answer is 200 even when every operation failed', async (probe) => {
    const done = await bulk(
      probe,
      ['x', 'y'].map((id) => ({ method: 'DELETE', path: `/Users/no-such-${id}` })),
    );
    expectEqual(statuses(done), ['404', '404'], 'The statuses');
  }),
  must('bulk.continues', 'operations after a failed one are done', async (probe) => {
    const done = await bulk(probe, [{ method: 'DELETE', path: '/Users/no-such' }, create(probe, 'after')]);
    expectEqual(statuses(done), ['404', '201'], 'The statuses');
  }),
  must('bulk.fail-on-errors', 'failOnErrors ends the job after so many errors', async (probe) => {
    const userName = probe.name();
    const gone = { method: 'DELETE', path: '/Users/no-such' };
    const done = await bulk(probe, [gone, create(probe, 'after', { userName })], { failOnErrors: 1 });
    expectEqual(
      done.filter(({ status }) => status === '201').length,
      0,
      'The number of operations done after the error',
    );
    probe.needs('filter');
    expectEqual(await probe.found('/Users', `userName eq "${userName}"`), [], 'What was made after the error');
  }),
  must('bulk.conflict', 'an operation fails as its single request would', async (probe) => {
    const { userName } = await probe.user();
    const [first] = await bulk(probe, [create(probe, 'twice', { userName })]);
    expectEqual([first?.status, at(first, 'response', 'scimType')], ['409', 'uniqueness'], 'status and scimType');
  }),
  must('bulk.no-bulk-id', 'a POST without a bulkId fails', async (probe) => {
    const answer = await send(probe, [{ ...create(probe, 'none'), bulkId: undefined }]);
    if (answer.status !== 200) return expectError(answer, 400);
    expectEqual(statuses(elements(answer.body, 'Operations')), ['400'], 'The statuses');
  }),
  must('bulk.version', 'a version that is not the resource’s is 412', async (probe) => {
    probe.needs('bulk', 'etag');
    const { id } = await probe.user();
    const [first] = await bulk(probe, [{ method: 'DELETE', path: `/Users/${id}`, version: 'W/"not-this-one"' }]);
    expectEqual(first?.status, '412', 'status');
  }),
]);

const references = section('RFC 7644 §3.7.2', [
  must('bulk.reference', 'bulkId: in data stands for the new resource’s id', async (probe) => {
    const [user, group] = await bulk(probe, [
      create(probe, 'u'),
      createGroup(probe, 'g', { members: [{ value: 'bulkId:u' }] }),
    ]);
    const members = elements(await probe.reread('Groups', idIn(group)), 'members');
    expectEqual(
      members.map(({ value }) => value),
      [idIn(user)],
      'The members',
    );
  }),
  must('bulk.forward-reference', 'bulkId: may come before what it stands for', async (probe) => {
    const [group, user] = await bulk(probe, [
      createGroup(probe, 'g', { members: [{ value: 'bulkId:u' }] }),
      create(probe, 'u'),
    ]);
    const members = elements(await probe.reread('Groups', idIn(group)), 'members');
    expectEqual(
      members.map(({ value }) => value),
      [idIn(user)],
      'The members',
    );
  }),
  must('bulk.reference-in-path', 'bulkId: in a path stands for the new resource’s id', async (probe) => {
    const data = { schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'title', value: 'Dean' }] };
    const [user] = await bulk(probe, [create(probe, 'u'), { method: 'PATCH', path: '/Users/bulkId:u', data }]);
    expectEqual((await probe.reread('Users', idIn(user))).title, 'Dean', 'title');
  }),
  must('bulk.reference-in-extension', 'bulkId: in an extension stands for the new resource’s id', async (probe) => {
    probe.needs('enterprise');
    const values = { schemas: [USER, ENTERPRISE], [ENTERPRISE]: { manager: { value: 'bulkId:boss' } } };
    const [boss, user] = await bulk(probe, [create(probe, 'boss'), create(probe, 'u', values)]);
    expectEqual(
      at(await probe.reread('Users', idIn(user)), ENTERPRISE, 'manager', 'value'),
      idIn(boss),
      'manager.value',
    );
  }),
  must('bulk.unknown-reference', 'a bulkId: that nothing has fails its operation', async (probe) => {
    const [first] = await bulk(probe, [createGroup(probe, 'g', { members: [{ value: 'bulkId:nobody' }] })]);
    expect(['400', '409'].includes(String(first?.status)), `The status is ${show(first?.status)}.`);
  }),
]);

const circular = section('RFC 7644 §3.7.1', [
  must('bulk.circular', 'references in a circle are resolved, or 409', async (probe) => {
    probe.needs('enterprise');
    const managed = (by: string): JsonObject => ({
      schemas: [USER, ENTERPRISE],
      [ENTERPRISE]: { manager: { value: `bulkId:${by}` } },
    });
    const answer = await send(probe, [create(probe, 'a', managed('b')), create(probe, 'b', managed('a'))]);
    if (answer.status === 409) return expectError(answer, 409);
    const [a, b] = elements(answer.is(200).body, 'Operations');
    if (a?.status === '409' && b?.status === '409') return;
    expectEqual(at(await probe.reread('Users', idIn(a)), ENTERPRISE, 'manager', 'value'), idIn(b), 'The manager of a');
    expectEqual(at(await probe.reread('Users', idIn(b)), ENTERPRISE, 'manager', 'value'), idIn(a), 'The manager of b');
  }),
]);

const limitOf = (probe: Probe, name: string): number => {
  probe.needs('bulk');
  const limit = at(probe.provider.config, 'bulk', name);
  if (typeof limit !== 'number' || limit < 1) throw new Skipped(`The provider names no ${name}.`);
  return limit;
};

const limits = section('RFC 7644 §3.7.4', [
  must('bulk.too-many', 'more than maxOperations is 413, and the error names the limit', async (probe) => {
    const limit = limitOf(probe, 'maxOperations');
    if (limit > 20_000) throw new Skipped(`maxOperations is ${limit}: more than this validator sends.`);
    const operations = Array.from({ length: limit + 1 }, (_, index) => ({
      method: 'DELETE',
      path: `/Users/no-${index}`,
    }));
    const answer = await send(probe, operations);
    expectError(answer, 413);
    expect(
      answer.text.replaceAll(/[,. ](?=\d{3})/g, '').includes(String(limit)),
      `The error does not name the limit ${limit}.`,
    );
  }),
  must('bulk.too-large', 'more than maxPayloadSize is 413, and the error names the limit', async (probe) => {
    const limit = limitOf(probe, 'maxPayloadSize');
    if (limit > 20_000_000) throw new Skipped(`maxPayloadSize is ${limit}: more than this validator sends.`);
    const answer = await send(probe, [create(probe, 'big', { nickName: 'x'.repeat(limit) })]);
    expectError(answer, 413);
    expect(
      answer.text.replaceAll(/[,. ](?=\d{3})/g, '').includes(String(limit)),
      `The error does not name the limit ${limit}.`,
    );
  }),
]);

export const bulkChecks: Check[] = [...jobs, ...circular, ...references, ...limits];
