import { type JsonObject, type Resource, at } from '../answer.js';
import { type Check, may, must, section } from '../check.js';
import { expect, expectEqual, show } from '../expect.js';
import type { Probe } from '../probe.js';
import { ENTERPRISE, USER } from '../urns.js';

const VALUES = {
  title: 'Dean',
  nickName: 'Kim',
  name: { givenName: 'Kim', familyName: 'Lee' },
  emails: [{ value: 'kim@example.com', type: 'work', primary: true }],
};

/** The names of what is in a resource, without what may always be there. */
const names = (resource: JsonObject): string[] =>
  Object.keys(resource)
    .filter((name) => !['schemas', 'id', 'meta'].includes(name))
    .sort();

async function view(probe: Probe, query: Record<string, string>): Promise<Resource> {
  const { id } = await probe.user(probe.provider.has('enterprise') ? withExtension(VALUES) : VALUES);
  return (await probe.get(`/Users/${id}`, query)).is(200).resource;
}

const withExtension = (values: JsonObject): JsonObject => ({
  ...values,
  schemas: [USER, ENTERPRISE],
  [ENTERPRISE]: { department: 'Physics', division: 'Science' },
});

const writes: [string, (probe: Probe, id: string, userName: unknown) => ReturnType<Probe['get']>][] = [
  ['POST', (probe) => probe.post('/Users?attributes=title', probe.newUser(VALUES))],
  [
    'PUT',
    (probe, id, userName) => probe.put(`/Users/${id}?attributes=title`, { schemas: [USER], userName, ...VALUES }),
  ],
  [
    'PATCH',
    (probe, id) => probe.patch(`/Users/${id}?attributes=title`, { op: 'replace', path: 'nickName', value: 'K' }),
  ],
];

const checks = section('RFC 7644 §3.9', [
  must('view.attributes', 'attributes answers these and what is always returned', async (probe) => {
    const user = await view(probe, { attributes: 'title,nickName' });
    expectEqual(names(user), ['nickName', 'title'], 'What is in the answer');
  }),
  must('view.sub-attribute', 'attributes can name a sub-attribute', async (probe) => {
    const user = await view(probe, { attributes: 'name.givenName,emails.value' });
    expectEqual(user.name, { givenName: 'Kim' }, 'name');
    expectEqual(user.emails, [{ value: 'kim@example.com' }], 'emails');
  }),
  must('view.any-case', 'attributes are named in any case', async (probe) => {
    expectEqual(names(await view(probe, { attributes: 'TITLE' })), ['title'], 'What is in the answer');
  }),
  must('view.urn', 'attributes can be named with their URN', async (probe) => {
    expectEqual(names(await view(probe, { attributes: `${USER}:title` })), ['title'], 'What is in the answer');
  }),
  must('view.extension', 'attributes can name an extension’s attribute', async (probe) => {
    probe.needs('enterprise');
    const user = await view(probe, { attributes: `${ENTERPRISE}:department` });
    expectEqual(names(user), [ENTERPRISE], 'What is in the answer');
    expectEqual(user[ENTERPRISE], { department: 'Physics' }, 'The extension');
  }),
  must('view.always', 'the id is there whatever is asked for or excluded', async (probe) => {
    expect((await view(probe, { attributes: 'title' })).id !== '', 'There is no id.');
    expect((await view(probe, { excludedAttributes: 'id,schemas,title' })).id !== '', 'There is no id.');
  }),
  must('view.excluded', 'excludedAttributes leaves these out and no others', async (probe) => {
    const user = await view(probe, { excludedAttributes: 'title,name.familyName' });
    expectEqual(
      [user.title, user.nickName, user.name],
      [undefined, 'Kim', { givenName: 'Kim' }],
      'title, nickName, name',
    );
  }),
  must('view.excluded-extension', 'excludedAttributes can name an extension’s attribute', async (probe) => {
    probe.needs('enterprise');
    const user = await view(probe, { excludedAttributes: `${ENTERPRISE}:department` });
    expectEqual(
      [at(user, ENTERPRISE, 'department'), at(user, ENTERPRISE, 'division')],
      [undefined, 'Science'],
      'The extension',
    );
  }),
  must('view.unknown', 'an attribute that there is not is no error', async (probe) => {
    expectEqual(names(await view(probe, { attributes: 'title,unheardOf' })), ['title'], 'What is in the answer');
  }),
  may('view.both', 'attributes and excludedAttributes at once are one or the other, or 400', async (probe) => {
    const { id } = await probe.user(VALUES);
    (await probe.get(`/Users/${id}`, { attributes: 'title', excludedAttributes: 'nickName' })).is(200, 400);
  }),
  must('view.never', 'what is never returned is not returned on demand', async (probe) => {
    const { id } = await probe.user({ password: 'correct-Horse-7-battery' });
    const { text } = (await probe.get(`/Users/${id}`, { attributes: 'userName,password' })).is(200);
    expect(!text.includes('password'), 'The password is in the answer.');
  }),
  must('view.list', 'a list is projected too', async (probe) => {
    probe.needs('filter');
    const { userName } = await probe.user(VALUES);
    const filter = `userName eq "${String(userName)}"`;
    const { Resources } = await probe.list('/Users', { filter, attributes: 'title' });
    expectEqual(Resources.map(names), [['title']], 'What is in the answer');
  }),
  must('view.groups', 'a group can be had without its members', async (probe) => {
    const { id } = await probe.groupOf((await probe.user()).id);
    const group = (await probe.get(`/Groups/${id}`, { excludedAttributes: 'members' })).is(200).resource;
    expectEqual(
      [group.members, typeof group.displayName],
      [undefined, 'string'],
      'members and the type of displayName',
    );
  }),
  ...writes.map(([method, write]) =>
    must(`view.${method.toLowerCase()}`, `${method} answers the attributes that were asked for`, async (probe) => {
      if (method === 'PATCH') probe.needs('patch');
      const { id, userName } = await probe.user(VALUES);
      const { resource } = (await write(probe, id, userName)).is(200, 201);
      expectEqual(names(resource), ['title'], `What is in ${show(resource)}`);
    }),
  ),
]);

export const projectionChecks: Check[] = checks;
