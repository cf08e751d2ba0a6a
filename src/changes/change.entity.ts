import type { Attributes } from '../protocol/index.js';

/** One entry of the change record. */
export interface Change {
  /** Orders the changes of a resource as they happened; a decimal number. */
  readonly seq: string;
  readonly at: Date;
  /** The integration whose identity provider asked for the change; null when a person or the service made it. */
  readonly integrationId: string | null;
  readonly requestId: string;
  readonly action: 'created' | 'updated' | 'deleted';
  readonly resourceType: 'user' | 'team';
  readonly resourceId: string;
  /** The attributes that changed, as they were; all of them when the resource was deleted. */
  readonly before: Attributes | null;
  /** The attributes that changed, as they became; all of them when the resource was created. */
  readonly after: Attributes | null;
  /** The ids of the users who joined a team. */
  readonly added: string[] | null;
  readonly addedCount: number;
  /** The ids of the users who left a team. */
  readonly removed: string[] | null;
  readonly removedCount: number;
}

/** Which changes are asked for. Times are inclusive from, exclusive to. */
export interface ChangeSearch {
  readonly resourceType?: Change['resourceType'];
  readonly resourceId?: string;
  readonly requestId?: string;
  readonly from?: Date;
  readonly to?: Date;
  /** The seq before which the page begins: the newest change comes first. */
  readonly before?: string;
  readonly limit: number;
  /** How many ids `added` and `removed` have at most; all of them where it is not given. */
  readonly memberLimit?: number;
}
