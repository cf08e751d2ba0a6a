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
  /** Each once; ids that no user has are kept as pending members. */
  readonly members: readonly string[];
}

/** A team with its members as ready JSON: a team of 100,000 is passed on, not built up in memory. */
export interface TeamWithMembers extends Team {
  /** JSON text: an array of `{value, display, type, $ref}`; null where the members were not asked for. */
  readonly members: string | null;
}

/** A change of membership as sets. A value is in at most one of the lists. */
export interface MembershipChange {
  /** True: who is not in `add` leaves. */
  readonly replace: boolean;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export interface TeamMember {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string | null;
  readonly active: boolean;
}

/** An id that a provider named as a member and that no user has. */
export interface PendingMember {
  readonly value: string;
  readonly since: Date;
}

/** A team and how many are in it. */
export interface TeamSummary extends Team {
  readonly memberCount: number;
  readonly pendingMemberCount: number;
}
