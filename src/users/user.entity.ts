import type { Attributes } from '../protocol/index.js';

/** A person of a tenant, as the identity provider wrote them. Times are UTC. */
export interface User {
  readonly id: string;
  /** What the provider may write: never `id`, `meta`, `groups` or a password. */
  readonly attributes: Attributes;
  /** Counts the changes, from 1. */
  readonly version: number;
  readonly createdAt: Date;
  readonly lastModified: Date;
  /** The teams that the user is in; empty where they were not asked for. */
  readonly teams: readonly TeamOfUser[];
}

/** A user who is to be created, under an id that is chosen before. */
export interface NewUser {
  readonly id: string;
  readonly attributes: Attributes;
  /** Others refer to the id already: the user gets it, or is not created. */
  readonly idIsPromised: boolean;
}

export interface TeamOfUser {
  readonly id: string;
  readonly displayName: string;
}
