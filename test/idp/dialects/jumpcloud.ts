import { patch, type Dialect } from './dialect.js';
import { addMembers, standard } from './standard.js';

/** Removes members by values without a filter, as Entra does without its flag, one change a request. */
export const jumpcloud: Dialect = {
  ...standard,
  name: 'JumpCloud',
  changeMembers: (id, _team, add, remove) => [
    ...remove.map((member) =>
      patch(`/Groups/${id}`, [{ op: 'remove', path: 'members', value: [{ value: member.id }] }]),
    ),
    ...add.map((member) => patch(`/Groups/${id}`, addMembers([member]))),
  ],
};
