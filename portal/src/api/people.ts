import type { ChangeResponse } from '../../../src/changes/change.dto.js';
import type { PendingMemberResponse, TeamMemberResponse, TeamSummaryResponse } from '../../../src/teams/team.dto.js';
import type { DeletedUserResponse } from '../../../src/users/deleted-user.dto.js';
import type {
  UserCountResponse,
  UserNameResponse,
  UserProfileResponse,
  UserResponse,
} from '../../../src/users/user.dto.js';
import type { Wire } from './wire.js';

export type User = Wire<UserResponse>;
export type UserProfile = Wire<UserProfileResponse>;
export type UserCount = Wire<UserCountResponse>;
export type UserName = Wire<UserNameResponse>;
export type DeletedUser = Wire<DeletedUserResponse>;
export type Team = Wire<TeamSummaryResponse>;
export type TeamMember = Wire<TeamMemberResponse>;
export type PendingMember = Wire<PendingMemberResponse>;
export type Change = Wire<ChangeResponse>;

/** What somebody is called: the display name, where they have one. */
export const nameOf = ({ displayName, userName }: { displayName: string | null; userName: string }): string =>
  displayName ?? userName;

/** Whether it can be the id of a user or a team. */
export const isId = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
