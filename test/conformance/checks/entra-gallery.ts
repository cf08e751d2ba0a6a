import { type Check, client, section } from '../check.js';
import { expectContains, expectEqual, expectError } from '../expect.js';
import type { Probe } from '../probe.js';
import { ENTERPRISE } from '../urns.js';
import { directTests } from './entra-gallery-direct.js';
import { byDisplayName, byName, change, createGroup, createUser, managed, memberIds } from './entra-gallery-steps.js';
import { addMembers, disable, entraGroup, entraUser, removeMember } from './entra-requests.js';

// What Entra's own engine does in these tests is done here by the requests that the engine sends.

async function restores(probe: Probe): Promise<void> {
  const user = await createUser(probe);
  expectEqual((await change(probe, 'Users', user.id, disable(true, false))).active, false, 'active');
  expectEqual(await probe.found('/Users', byName(user)), [user.userName], 'What is found while it is disabled');
  expectEqual((await change(probe, 'Users', user.id, disable(true, true))).active, true, 'active');
}

const users = [
  client('entra.01-create-user', '1 Create_User: a user is created and found by userName', async (probe) => {
    const user = await createUser(probe);
    expectEqual(await probe.found('/Users', byName(user)), [user.userName], 'What is found');
  }),
  client('entra.02-update-user', '2 Update_User: changed attributes are there afterwards', async (probe) => {
    const { id } = await createUser(probe);
    const department = `${ENTERPRISE}:department`;
    const operations = [
      { op: 'Add', path: 'title', value: 'Dean' },
      { op: 'Replace', path: department, value: 'Physics' },
    ];
    expectContains(await change(probe, 'Users', id, ...operations), {
      title: 'Dean',
      [ENTERPRISE]: { department: 'Physics' },
    });
  }),
  client('entra.03-disable-user', '3 Disable_User: a disabled user is inactive, and still there', async (probe) => {
    const { id } = await createUser(probe);
    expectEqual((await change(probe, 'Users', id, disable(true, false))).active, false, 'active');
  }),
  client('entra.04-delete-user', '4 Delete_User: a deleted user is gone', async (probe) => {
    const user = await createUser(probe);
    (await probe.delete(`/Users/${user.id}`)).is(204);
    expectError(await probe.get(`/Users/${user.id}`), 404);
    expectEqual(await probe.found('/Users', byName(user)), [], 'What is found');
  }),
  client('entra.05-manager', '5 User_Update_Manager: a manager is set, changed and removed', (probe) =>
    managed(probe, (value) => [
      { op: value ? 'Replace' : 'Remove', path: `${ENTERPRISE}:manager`, ...(value && { value }) },
    ]),
  ),
  client(
    'entra.06-restore-user',
    '6 Restore_User: who was disabled is found, and enabled again with the same id',
    restores,
  ),
  client('entra.07-on-demand', '7 POD_User: a user is matched, created, and read at once', async (probe) => {
    const body = entraUser(probe);
    expectEqual(await probe.found('/Users', byName(body)), [], 'What is found before');
    const { id } = (await probe.post('/Users', body)).is(201).resource;
    expectEqual((await probe.reread('Users', id)).userName, body.userName, 'userName');
  }),
];

const groups = [
  client('entra.08-create-group', '8 Create_Group: a group is created and found by displayName', async (probe) => {
    const group = await createGroup(probe);
    const query = { excludedAttributes: 'members' };
    expectEqual(await probe.found('/Groups', byDisplayName(group), query), [group.displayName], 'What is found');
  }),
  client('entra.09-update-group', '9 Update_Group: a renamed group is found by its new name', async (probe) => {
    const { id } = await createGroup(probe);
    const displayName = probe.name('renamed');
    await change(probe, 'Groups', id, { op: 'Replace', path: 'displayName', value: displayName });
    expectEqual(await probe.found('/Groups', `displayName eq "${displayName}"`), [displayName], 'What is found');
  }),
  client('entra.10-delete-group', '10 Delete_Group: a deleted group is found no more', async (probe) => {
    const group = await createGroup(probe);
    (await probe.delete(`/Groups/${group.id}`)).is(204);
    expectEqual(await probe.found('/Groups', byDisplayName(group)), [], 'What is found');
  }),
  client('entra.11-add-member', '11 Group_Update_Add_Member: several members are added by one PATCH', async (probe) => {
    const [one, two, { id }] = [await createUser(probe), await createUser(probe), await createGroup(probe)];
    const group = await change(probe, 'Groups', id, addMembers(true, one.id, two.id));
    expectEqual(memberIds(group).sort(), [one.id, two.id].sort(), 'The members');
  }),
  client(
    'entra.12-remove-member',
    '12 Group_Update_Remove_Member: the member named is removed, the others stay',
    async (probe) => {
      const [one, two, { id }] = [await createUser(probe), await createUser(probe), await createGroup(probe)];
      await change(probe, 'Groups', id, addMembers(true, one.id, two.id));
      expectEqual(memberIds(await change(probe, 'Groups', id, removeMember(true, one.id))), [two.id], 'The members');
    },
  ),
  client(
    'entra.13-group-on-demand',
    '13 POD_Group: a group is matched, created and given members at once',
    async (probe) => {
      const body = entraGroup(probe);
      expectEqual(await probe.found('/Groups', byDisplayName(body)), [], 'What is found before');
      const { id } = (await probe.post('/Groups', body)).is(201).resource;
      const user = await createUser(probe);
      expectEqual(memberIds(await change(probe, 'Groups', id, addMembers(false, user.id))), [user.id], 'The members');
    },
  ),
  client('entra.14-restore-group', '14 Restore_Group: a deleted group can be created again', async (probe) => {
    probe.needs('groups');
    const body = entraGroup(probe);
    const first = (await probe.post('/Groups', body)).is(201).resource;
    (await probe.delete(`/Groups/${first.id}`)).is(204);
    (await probe.post('/Groups', body)).is(201);
  }),
];

export const entraGalleryChecks: Check[] = section('Microsoft Entra ID: gallery validation', [
  ...users,
  ...groups,
  ...directTests,
]);
