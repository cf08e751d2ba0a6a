import type { Trust } from './assertion.js';

/** Workload identity federation: an integration trusts what its identity provider says and signs of itself. */
export interface Federation extends Trust {
  readonly tenantId: string;
  readonly integrationId: string;
  readonly clientId: string;
  readonly jwksUrl: string;
  readonly tokenLifetime: number;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
  readonly lastUsedBy: string | null;
}
