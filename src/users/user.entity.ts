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
  /** The teams that the user is in, those first that they are in themselves; empty where they were not asked for. */
  readonly teams: readonly TeamOfUser[];
}

/** A user as people are told of them. */
export interface ListedUser extends User {
  /** The integration that created the user or changed them last; null for who was there before this was noted. */
  readonly integrationId: string | null;
  /** What the platform lets them be, by all of their teams; each once. */
  readonly platformRoles: readonly string[];
}

/** What a list of people can be narrowed by. */
export interface UserSearch {
  /** Part of the user name, display name or an e-mail address, in any case. */
  readonly search?: string;
  readonly active?: boolean;
  /** Who was written last by this integration. */
  readonly integrationId?: string;
  /** Who is in this team. */
  readonly teamId?: string;
}

/** A user and whom they belong to. */
export interface UserProfile extends ListedUser {
  readonly teams: readonly (TeamOfUser & { readonly platformRole: string | null })[];
  /** Null where the identity provider named nobody, or somebody who is no user here. */
  readonly manager: Omit<PersonName, 'deleted'> | null;
}

/** Who somebody is, or was. */
export interface PersonName {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string | null;
  readonly deleted: boolean;
}

/** A user who is no more, and can be brought back. */
export interface DeletedUser {
  /** The place in the change record; a decimal number. */
  readonly seq: string;
  readonly id: string;
  readonly userName: string;
  readonly displayName: string | null;
  readonly deletedAt: Date;
  /** The integration that deleted them. */
  readonly integrationId: string | null;
  readonly requestId: string;
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
  /** Indirect: through a team that is in it. */
  readonly type: 'direct' | 'indirect';
}
