import { at } from '../answer.js';
import { type Check, must, section, should } from '../check.js';
import { expect, expectEqual, expectError, show } from '../expect.js';
import { PATCH_OP, USER } from '../urns.js';

const WRONG = 'W/"not-this-one"';

const versions = section('RFC 7644 §3.14', [
  must('etag.header', 'a resource comes with an ETag', async (probe) => {
    probe.needs('etag');
    const { id } = await probe.user();
    const etag = (await probe.get(`/Users/${id}`)).is(200).header('etag');
    expect(/^(W\/)?".*"$/.test(etag ?? ''), `ETag is ${show(etag)}.`);
  }),
  should('etag.version', 'meta.version says the same as the ETag', async (probe) => {
    probe.needs('etag');
    const answer = await probe.post('/Users', probe.newUser());
    expectEqual(at(answer.is(201).resource.meta, 'version'), answer.header('etag'), 'meta.version');
  }),
  must('etag.changes', 'the ETag changes with the resource, and only then', async (probe) => {
    probe.needs('etag');
    const { id, userName } = await probe.user();
    const before = (await probe.get(`/Users/${id}`)).header('etag');
    expectEqual((await probe.get(`/Users/${id}`)).header('etag'), before, 'The ETag without a change');
    const answer = await probe.put(`/Users/${id}`, { schemas: [USER], userName, title: 'Dean' });
    expect(answer.is(200).header('etag') !== before, 'The ETag after a change is the same.');
  }),
  must('etag.not-modified', 'If-None-Match with the current ETag is 304 without a body', async (probe) => {
    probe.needs('etag');
    const { id } = await probe.user();
    const etag = String((await probe.get(`/Users/${id}`)).header('etag'));
    const answer = await probe.get(`/Users/${id}`, {}, { 'If-None-Match': etag });
    expectEqual([answer.status, answer.text], [304, ''], 'The status and the body');
    (await probe.get(`/Users/${id}`, {}, { 'If-None-Match': WRONG })).is(200);
  }),
  must('etag.precondition', 'If-Match with another ETag is 412 and changes nothing', async (probe) => {
    probe.needs('etag', 'patch');
    const { id, userName } = await probe.user({ title: 'Dean' });
    const headers = { 'If-Match': WRONG };
    const body = { schemas: [PATCH_OP], Operations: [{ op: 'replace', path: 'title', value: 'x' }] };
    expectError(await probe.put(`/Users/${id}`, { schemas: [USER], userName, title: 'x' }, headers), 412);
    expectError(await probe.send({ method: 'PATCH', path: `/Users/${id}`, body, headers }), 412);
    expectError(await probe.delete(`/Users/${id}`, headers), 412);
    expectEqual((await probe.reread('Users', id)).title, 'Dean', 'title');
  }),
  must('etag.match', 'If-Match with the current ETag lets the change happen', async (probe) => {
    probe.needs('etag');
    const { id, userName } = await probe.user();
    const etag = String((await probe.get(`/Users/${id}`)).header('etag'));
    (await probe.put(`/Users/${id}`, { schemas: [USER], userName, title: 'x' }, { 'If-Match': etag })).is(200);
  }),
]);

export const versionChecks: Check[] = versions;
