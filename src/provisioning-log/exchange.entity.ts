import type { Caller } from '../auth/caller.js';
import type { Refusal } from '../integrations/credential-event.entity.js';

/** What was asked for. `refused`: the caller was not let in, whatever it was. */
export const OPERATIONS = [
  'create',
  'read',
  'search',
  'replace',
  'patch',
  'delete',
  'bulk',
  'discovery',
  'refused',
] as const;
export type Operation = (typeof OPERATIONS)[number];

/** A request to an integration's SCIM URL and its answer, as the face has them: nothing is copied before it is written. */
export interface Exchange {
  /** The request's id: a UUID v7, which holds the moment at which the request came. */
  readonly id: string;
  readonly integrationId: string;
  /** False for whoever was not let in, or was refused before they were asked who they are. */
  readonly admitted: boolean;
  /** Why the credential was not accepted, where that is known. */
  readonly refusal: Refusal | null;
  readonly operation: Operation;
  readonly method: string;
  /** What follows the SCIM URL, such as `/Users/…`. */
  readonly path: string;
  readonly query: string | null;
  readonly resourceType: string | null;
  readonly resourceId: string | null;
  readonly status: number;
  readonly durationMs: number;
  readonly caller: Caller;
  /** The body as it was parsed; undefined where there is none, or where it is none of JSON. */
  readonly body: unknown;
  readonly bodyBytes: number | null;
  /** Of a long one at least what is kept of it. Null where nothing was answered, or where the answer is no JSON of ours. */
  readonly answer: string | null;
  readonly answerBytes: number | null;
}
