import { at, elements } from '../answer.js';
import { type Check, may, must, section } from '../check.js';
import { expect, expectContains, expectEqual, expectError, includes } from '../expect.js';
import type { Operation } from '../probe.js';
import { ENTERPRISE, PATCH_OP, USER } from '../urns.js';
import { EMAILS, refused } from './refused-patch.js';

const message = section('RFC 7644 §3.5.2', [
  must('patch.status', 'PATCH answers 200 with the whole resource, or 204', async (probe) => {
    probe.needs('patch');
    const { id, userName } = await probe.user({ nickName: 'K' });
    const answer = await probe.patch(`/Users/${id}`, { op: 'replace', path: 'title', value: 'Dean' });
    if (answer.is(200, 204).status === 200) expectContains(answer.resource, { userName, nickName: 'K', title: 'Dean' });
    else expectEqual(answer.text, '', 'The body of a 204');
  }),
  must('patch.attributes', 'PATCH answers 200 when attributes are asked for', async (probe) => {
    probe.needs('patch');
    const { id } = await probe.user();
    const answer = await probe.patch(`/Users/${id}?attributes=title`, { op: 'replace', path: 'title', value: 'Dean' });
    expectEqual(answer.is(200).resource.title, 'Dean', 'title');
  }),
  must('patch.unknown', 'PATCH of an unknown id is 404', async (probe) => {
    probe.needs('patch');
    expectError(await probe.patch('/Users/00919288221112222', { op: 'replace', path: 'title', value: 'x' }), 404);
  }),
  must('patch.sequence', 'operations take effect in their order, each on what the last one left', async (probe) => {
    probe.needs('patch');
    const user = await probe.patched(
      {},
      { op: 'add', path: 'emails', value: [{ value: 'a@example.com', type: 'work' }] },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'b@example.com' },
      { op: 'replace', path: 'title', value: 'first' },
      { op: 'replace', path: 'title', value: 'second' },
    );
    expectContains(user, { title: 'second', emails: [{ value: 'b@example.com', type: 'work' }] });
  }),
  must('patch.atomic', 'when one operation fails none has taken effect', async (probe) => {
    await refused(
      probe,
      [
        { op: 'replace', path: 'title', value: 'Provost' },
        { op: 'remove', path: 'userName' },
      ],
      400,
    );
  }),
  must('patch.unknown-op', 'an op other than add, remove and replace is 400', async (probe) => {
    await refused(probe, [{ op: 'move', path: 'title', value: 'x' }], 400, 'invalidSyntax', 'invalidValue');
  }),
  must('patch.no-op', 'an operation without op is 400', async (probe) => {
    const operation = { path: 'title', value: 'x' } as unknown as Operation;
    await refused(probe, [operation], 400, 'invalidSyntax', 'invalidValue');
  }),
  must('patch.no-operations', 'a PATCH without Operations is 400', async (probe) => {
    probe.needs('patch');
    const { id } = await probe.user();
    const answer = await probe.send({ method: 'PATCH', path: `/Users/${id}`, body: { schemas: [PATCH_OP] } });
    expectError(answer, 400, 'invalidSyntax', 'invalidValue');
  }),
  must('patch.invalid-path', 'a path that is none is 400 invalidPath', async (probe) => {
    await refused(probe, [{ op: 'replace', path: 'title..x[', value: 'x' }], 400, 'invalidPath');
  }),
  must('patch.unknown-path', 'a path that names no attribute is 400', async (probe) => {
    await refused(probe, [{ op: 'replace', path: 'unheardOf', value: 'x' }], 400, 'invalidPath', 'noTarget');
  }),
  must('patch.invalid-filter', 'a broken filter in a path is 400 invalidFilter', async (probe) => {
    const operation = { op: 'replace', path: 'emails[type is "work"].value', value: 'x' };
    await refused(probe, [operation], 400, 'invalidFilter', 'invalidPath');
  }),
  must('patch.invalid-value', 'a value of the wrong type is 400 invalidValue', async (probe) => {
    await refused(probe, [{ op: 'replace', path: 'title', value: { not: 'text' } }], 400, 'invalidValue');
    await refused(probe, [{ op: 'replace', path: 'active', value: 'perhaps' }], 400, 'invalidValue');
  }),
  must('patch.primary', 'a value that becomes primary ends that of the others', async (probe) => {
    probe.needs('patch');
    const email = { value: 'new@example.com', type: 'other', primary: true };
    const added = await probe.patched({ emails: EMAILS }, { op: 'add', path: 'emails', value: [email] });
    const turned = await probe.patched(
      { emails: EMAILS },
      { op: 'replace', path: 'emails[type eq "home"].primary', value: true },
    );
    for (const [user, value] of [
      [added, 'new@example.com'],
      [turned, 'kim@home.example'],
    ] as const) {
      const primaries = elements(user, 'emails').filter(({ primary }) => primary === true);
      expectEqual(
        primaries.map((each) => each.value),
        [value],
        'The primary addresses',
      );
    }
  }),
  must('patch.extension-schemas', 'adding an extension’s attribute adds its URN to schemas', async (probe) => {
    probe.needs('patch', 'enterprise');
    const user = await probe.patched({}, { op: 'add', path: `${ENTERPRISE}:department`, value: 'Physics' });
    expectEqual(at(user, ENTERPRISE, 'department'), 'Physics', 'The department');
    expect(includes(user.schemas, ENTERPRISE), 'schemas does not name the extension.');
  }),
  may('patch.change-schemas', 'operations on schemas are no error', async (probe) => {
    probe.needs('patch', 'enterprise');
    await probe.patched(
      {},
      { op: 'add', path: 'schemas', value: [ENTERPRISE] },
      { op: 'replace', path: 'title', value: 'x' },
    );
  }),
  must('patch.read-only', 'an operation on a readOnly attribute is 400 mutability', async (probe) => {
    await refused(probe, [{ op: 'replace', path: 'id', value: 'mine' }], 400, 'mutability');
    await refused(probe, [{ op: 'replace', path: 'meta.created', value: '2001-01-01T00:00:00Z' }], 400, 'mutability');
  }),
  must('patch.conflict', 'PATCH to another’s userName is 409 uniqueness', async (probe) => {
    probe.needs('patch');
    const [one, other] = [await probe.user(), await probe.user()];
    const answer = await probe.patch(`/Users/${one.id}`, { op: 'replace', path: 'userName', value: other.userName });
    expectError(answer, 409, 'uniqueness');
  }),
  must('patch.path-case', 'paths are understood in any case, and with their URN', async (probe) => {
    probe.needs('patch');
    const user = await probe.patched(
      { emails: EMAILS },
      { op: 'replace', path: 'NAME.GIVENNAME', value: 'Kim' },
      { op: 'replace', path: `${USER}:title`, value: 'Dean' },
      { op: 'replace', path: 'Emails[Type Eq "work"].Value', value: 'new@example.com' },
    );
    expectContains(user, {
      name: { givenName: 'Kim' },
      title: 'Dean',
      emails: [{ value: 'new@example.com', type: 'work' }],
    });
  }),
]);

export const patchMessageChecks: Check[] = message;
