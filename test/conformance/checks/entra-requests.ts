import type { JsonObject } from '../answer.js';
import type { Operation, Probe } from '../probe.js';
import { ENTERPRISE, USER } from '../urns.js';

/** A user as Entra ID creates it: its own meta, an empty list of roles. */
export function entraUser(probe: Probe, values: JsonObject = {}): JsonObject {
  const userName = `${probe.name('entra')}@example.com`;
  return {
    schemas: [USER, ENTERPRISE],
    externalId: probe.name('object'),
    userName,
    active: true,
    displayName: 'Given Family',
    emails: [{ primary: true, type: 'work', value: userName }],
    meta: { resourceType: 'User' },
    name: { formatted: 'Given Family', familyName: 'Family', givenName: 'Given' },
    roles: [],
    [ENTERPRISE]: { department: 'Research', employeeNumber: '1' },
    ...values,
  };
}

export function entraGroup(probe: Probe): JsonObject {
  return {
    schemas: [
      'urn:ietf:params:scim:schemas:core:2.0:Group',
      'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group',
    ],
    externalId: probe.name('object'),
    displayName: probe.name('group'),
    meta: { resourceType: 'Group' },
  };
}

/** What Entra writes, in both of its dialects: with and without aadOptscim062020. */
export const DIALECTS: readonly { readonly name: string; readonly legacy: boolean }[] = [
  { name: 'with aadOptscim062020', legacy: false },
  { name: 'without aadOptscim062020', legacy: true },
];

export const disable = (legacy: boolean, active: boolean): Operation =>
  legacy
    ? { op: 'Replace', path: 'active', value: active ? 'True' : 'False' }
    : { op: 'replace', path: 'active', value: active };

export const addMembers = (legacy: boolean, ...ids: string[]): Operation => ({
  op: legacy ? 'Add' : 'add',
  path: 'members',
  value: ids.map((value) => (legacy ? { $ref: null, value } : { value })),
});

export const removeMember = (legacy: boolean, id: string): Operation =>
  legacy
    ? { op: 'Remove', path: 'members', value: [{ $ref: null, value: id }] }
    : { op: 'remove', path: `members[value eq "${id}"]` };
