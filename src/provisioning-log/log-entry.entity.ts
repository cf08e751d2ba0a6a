import type { Refusal } from '../integrations/credential-event.entity.js';
import type { Provider } from '../integrations/integration.entity.js';
import type { Operation } from './exchange.entity.js';

/** One request of an identity provider, as a list tells of it. */
export interface LogEntry {
  /** The id of the request, by which the record of changes knows it, too. */
  readonly id: string;
  readonly at: Date;
  readonly integrationId: string;
  readonly provider: Provider;
  readonly operation: Operation;
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  readonly resourceType: string | null;
  readonly resourceId: string | null;
  readonly subject: string | null;
  readonly status: number;
  readonly refusal: Refusal | null;
  readonly scimType: string | null;
  readonly detail: string | null;
  readonly durationMs: number;
  readonly address: string;
  readonly userAgent: string | null;
}

/** With all that is kept of what was sent and answered. */
export interface FullLogEntry extends LogEntry {
  readonly request: string | null;
  readonly response: string | null;
  readonly requestBytes: number | null;
  readonly responseBytes: number | null;
  readonly truncated: boolean;
}

/** Which entries are asked for. Times are inclusive from, exclusive to. */
export interface LogSearch {
  readonly integrationId?: string;
  readonly operation?: Operation;
  readonly outcome?: 'succeeded' | 'failed';
  readonly status?: number;
  readonly resourceType?: string;
  readonly resourceId?: string;
  /** An id, or the beginning of a name. */
  readonly text?: string;
  readonly from?: Date;
  readonly to?: Date;
  /** The id before which the page begins: the newest comes first. */
  readonly before?: string;
  readonly limit: number;
}
