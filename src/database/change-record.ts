/** What made a change: the integration whose identity provider asked for it (null: a person or the service) and the request. */
export interface Cause {
  readonly integrationId: string | null;
  readonly requestId: string;
}

/** Begins the part of a writing statement that records its change; the columns stand in this order. */
export const RECORD_CHANGE = `INSERT INTO changes (tenant_id, integration_id, request_id, action, resource_type,
  resource_id, before, after, added, removed)`;
