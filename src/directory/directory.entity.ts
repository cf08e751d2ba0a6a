import type { Selection } from '../database/list-request.js';
import type { Window } from '../database/page.js';
import type { TeamWithMembers } from '../teams/team.entity.js';
import type { User } from '../users/user.entity.js';

/** A user or a team. */
export type DirectoryEntry = { readonly user: User } | { readonly team: TeamWithMembers };

/** Users and teams in one list; both are sorted by the same attribute. */
export interface DirectoryRequest {
  readonly users: Selection;
  readonly teams: Selection;
  readonly window: Window;
  /** Whether the teams of users, and the members of teams, are read. */
  readonly withTeams: boolean;
  readonly withMembers: boolean;
}
