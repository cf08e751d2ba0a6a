import { patch, type Dialect } from './dialect.js';
import { standard } from './standard.js';

/** Decides by the configuration what the directory can, and sends the readOnly id with a group's attributes. */
export const authentik: Dialect = {
  ...standard,
  name: 'authentik',
  discovery: ['/ServiceProviderConfig'],
  changeGroup: (id, team) => [
    patch(`/Groups/${id}`, [{ op: 'replace', value: { id, displayName: team.name, externalId: team.key } }]),
  ],
};
