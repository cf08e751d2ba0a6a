/**
 * What a route asks of its caller. `viewer` and `admin` are roles in the tenant that the path names, and an operator has
 * them everywhere; a viewer only reads, so where something is written `viewer` asks for an admin, too. `signed-in` lets
 * every principal in, `account` only people.
 */
export type Access = 'signed-in' | 'account' | 'viewer' | 'admin' | 'operator';

export interface Requirement {
  readonly access: Access;
  /** `read` where an admin's API key must not write: it could make itself a successor, or let people in. */
  readonly apiKeys: 'read' | 'write';
}

export const REQUIREMENT = 'requirement';
