import { Injectable } from '@nestjs/common';
import type { Caller } from '../auth/caller.js';
import type { IntegrationPrincipal } from '../auth/integration-principal.js';
import { Database } from '../database/database.js';

/** The last time that a credential was accepted. */
export interface Use {
  readonly principal: IntegrationPrincipal;
  readonly at: Date;
  readonly caller: Caller;
}

/** That an identity provider came from a network. */
export interface Sighting {
  readonly principal: IntegrationPrincipal;
  readonly network: string;
  readonly firstAt: Date;
  lastAt: Date;
  requests: number;
}

const SET = `last_used_at = used.at, last_used_from = used.source, last_used_by = used.user_agent
  FROM used WHERE c.tenant_id = used.tenant_id`;
const OLDER = '(c.last_used_at IS NULL OR c.last_used_at <= used.at)';

const RECORD_USES = {
  name: 'usage-record-uses',
  text: `
    WITH used AS (
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[])
        AS used (tenant_id, integration_id, credential_id, at, source, user_agent)
    ), secret AS (
      UPDATE secrets c SET first_used_at = coalesce(c.first_used_at, used.at), ${SET}
        AND c.id = used.credential_id AND ${OLDER}
    ), client AS (
      UPDATE oauth_clients c SET ${SET} AND c.id = used.credential_id AND ${OLDER}
    ), federation AS (
      UPDATE federations c SET ${SET}
        AND c.integration_id = used.integration_id AND c.client_id = used.credential_id AND ${OLDER}
    )
    UPDATE integrations i SET last_request_at = greatest(i.last_request_at, latest.at)
    FROM (SELECT tenant_id, integration_id, max(at) AS at FROM used GROUP BY 1, 2) latest
    WHERE i.tenant_id = latest.tenant_id AND i.id = latest.integration_id`,
};

const RECORD_SIGHTINGS = {
  name: 'usage-record-sightings',
  text: `
    INSERT INTO integration_networks AS known
      (tenant_id, integration_id, network, first_seen_at, last_seen_at, requests)
    SELECT seen.* FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::bigint[])
        AS seen (tenant_id, integration_id, network, first_at, last_at, requests)
      JOIN integrations i ON i.tenant_id = seen.tenant_id AND i.id = seen.integration_id
    ON CONFLICT (tenant_id, integration_id, network) DO UPDATE SET
      last_seen_at = greatest(known.last_seen_at, excluded.last_seen_at), requests = known.requests + excluded.requests`,
};

@Injectable()
export class UsageRepository {
  constructor(private readonly database: Database) {}

  async recordUses(uses: readonly Use[]): Promise<void> {
    await this.database.query(RECORD_USES, [
      uses.map(({ principal }) => principal.tenantId),
      uses.map(({ principal }) => principal.integrationId),
      uses.map(({ principal }) => principal.credentialId),
      uses.map(({ at }) => at),
      uses.map(({ caller }) => caller.address),
      uses.map(({ caller }) => caller.userAgent),
    ]);
  }

  async recordSightings(sightings: readonly Sighting[]): Promise<void> {
    await this.database.query(RECORD_SIGHTINGS, [
      sightings.map(({ principal }) => principal.tenantId),
      sightings.map(({ principal }) => principal.integrationId),
      sightings.map(({ network }) => network),
      sightings.map(({ firstAt }) => firstAt),
      sightings.map(({ lastAt }) => lastAt),
      sightings.map(({ requests }) => requests),
    ]);
  }
}
