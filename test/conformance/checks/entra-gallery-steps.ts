import { type JsonObject, type Resource, at, elements } from '../answer.js';
import { expectEqual, expectUnassigned } from '../expect.js';
import type { Operation, Probe } from '../probe.js';
import { ENTERPRISE } from '../urns.js';
import { entraGroup, entraUser } from './entra-requests.js';

export async function createUser(probe: Probe): Promise<Resource> {
  return (await probe.post('/Users', entraUser(probe))).is(201).resource;
}

export async function createGroup(probe: Probe): Promise<Resource> {
  probe.needs('groups');
  return (await probe.post('/Groups', entraGroup(probe))).is(201).resource;
}

export async function change(
  probe: Probe,
  kind: 'Users' | 'Groups',
  id: string,
  ...operations: Operation[]
): Promise<Resource> {
  (await probe.patch(`/${kind}/${id}`, ...operations)).is(200, 204);
  return probe.reread(kind, id);
}

export const byName = ({ userName }: JsonObject): string => `userName eq "${String(userName)}"`;
export const byDisplayName = ({ displayName }: JsonObject): string => `displayName eq "${String(displayName)}"`;
export const memberIds = (group: Resource): unknown[] => elements(group, 'members').map(({ value }) => value);
export const managerOf = (user: Resource): unknown => at(user, ENTERPRISE, 'manager', 'value');

/** A manager is set, changed and removed by these operations; the empty id is nobody's. */
export const managed = async (probe: Probe, set: (value: string) => Operation[]): Promise<void> => {
  probe.needs('enterprise', 'patch');
  const [user, one, two] = [await createUser(probe), await createUser(probe), await createUser(probe)];
  expectEqual(managerOf(await change(probe, 'Users', user.id, ...set(one.id))), one.id, 'The manager');
  expectEqual(managerOf(await change(probe, 'Users', user.id, ...set(two.id))), two.id, 'The other manager');
  expectUnassigned(managerOf(await change(probe, 'Users', user.id, ...set(''))), 'The removed manager');
};
