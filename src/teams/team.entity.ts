import type { Attributes } from '../protocol/index.js';

/** A team of a tenant: what the identity provider calls a group. Times are UTC. */
export interface Team {
  readonly id: string;
  /** What the provider may write, without `members`: those are rows. */
  readonly attributes: Attributes;
  /** Counts the changes, those of the membership too, from 1. */
  readonly version: number;
  readonly createdAt: Date;
  readonly lastModified: Date;
}

/** A team that is to be created, under an id that is chosen before. */
export interface NewTeam {
  readonly id: string;
  readonly attributes: Attributes;
  /** Each once; ids that neither a user nor a team has are kept as pending members. */
  readonly members: readonly string[];
}

/**
 * The users in a team by their ids, a line for each: the id, 36 characters, and the name that is shown, as JSON. Of a large
 * team it comes as blocks of its bytes, cut anywhere, and in a list is read only when it is the team's turn. Blocks are
 * for whoever asks first, who gives them up as they are used.
 */
export type Roster = string | (() => Promise<readonly Buffer[]>);

/** A team with its members as text: a team of 100,000 is passed on, not built up in memory. */
export interface TeamWithMembers extends Team {
  /** Null where the members were not asked for. */
  readonly members: Roster | null;
  /** The teams that are members; none where the members were not asked for. */
  readonly subteams: readonly Subteam[];
}

/** A team that is a member of another. */
export interface Subteam {
  readonly id: string;
  readonly displayName: string;
}

/** A change of membership as sets. A value is in at most one of the lists. */
export interface MembershipChange {
  /** True: who is not in `add` leaves. */
  readonly replace: boolean;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** A user or a team in a team; a team has neither a user name nor is it active. */
export interface TeamMember {
  readonly id: string;
  readonly type: 'user' | 'team';
  readonly userName: string | null;
  readonly displayName: string | null;
  readonly active: boolean | null;
}

/** An id that a provider named as a member and that neither a user nor a team has. */
export interface PendingMember {
  readonly value: string;
  readonly since: Date;
}

/** A team as people are told of it: where it comes from, and how many are in it. */
export interface TeamSummary extends Team {
  /** The integration that created the team or changed its attributes last; null for one from before this was noted. */
  readonly integrationId: string | null;
  /** What the platform lets the members be. Ours, not the identity provider's: it never sees or changes it. */
  readonly platformRole: string | null;
  readonly memberCount: number;
  readonly pendingMemberCount: number;
}
