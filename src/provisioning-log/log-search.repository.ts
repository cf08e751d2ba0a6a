import { Injectable } from '@nestjs/common';
import { validate as isUuid } from 'uuid';
import { Database } from '../database/database.js';
import type { FullLogEntry, LogEntry, LogSearch } from './log-entry.entity.js';
import { leastIdAt, timeOf } from './request-id.js';

const ENTRY = `
  l.id, l.at, l.integration_id AS "integrationId", coalesce(i.provider, 'other') AS provider, l.operation, l.method, l.path,
  l.query, l.resource_type AS "resourceType", l.resource_id AS "resourceId", l.subject, l.status, l.refusal,
  l.scim_type AS "scimType", l.detail, l.duration_ms AS "durationMs", l.address, l.user_agent AS "userAgent"`;
const BODIES = `l.request, l.response, l.request_bytes AS "requestBytes", l.response_bytes AS "responseBytes", l.truncated`;
const PROVIDER = 'LEFT JOIN integrations i ON i.tenant_id = l.tenant_id AND i.id = l.integration_id';

// The id names the moment, and so the partition.
const FIND = {
  name: 'log-find',
  text: `
    SELECT ${ENTRY}, ${BODIES} FROM provisioning_log l ${PROVIDER}
    WHERE l.tenant_id = $1 AND l.id = $2 AND l.at = $3`,
};

const FIND_KINDS = {
  name: 'log-find-kinds',
  text: `
    SELECT DISTINCT kind FROM provisioning_log_kinds
    WHERE tenant_id = $1
      AND ($2::uuid IS NULL OR integration_id = $2)
      AND ($3::text IS NULL OR operation = $3)
      AND ($4::smallint IS NULL OR status = $4)
      AND ($5::boolean IS NULL OR (status >= 400) = $5)
      AND ($6::text IS NULL OR resource_type = $6)`,
};

const FIND_DROPPED = {
  text: `SELECT coalesce(sum(dropped), 0)::float8 AS dropped FROM provisioning_log_dropped
    WHERE tenant_id = $1 AND day >= $2::timestamptz::date`,
};

/**
 * Searches the log. What is commonly searched by makes up a kind of entry: the few kinds that a tenant has are looked up
 * first, and then the newest of each by one index, so that no search reads through what it does not show.
 */
@Injectable()
export class LogSearchRepository {
  constructor(private readonly database: Database) {}

  async find(tenantId: string, id: string): Promise<FullLogEntry | null> {
    const [entry] = await this.database.query<FullLogEntry>(FIND, [tenantId, id, timeOf(id)]);
    return entry ?? null;
  }

  /** The newest first. */
  async search(tenantId: string, search: LogSearch): Promise<LogEntry[]> {
    const conditions = new Conditions(tenantId, search);
    const { text, resourceId } = search;
    if (text !== undefined && !isUuid(text)) return this.list(conditions, newestOfNames(text, conditions));
    if (text !== undefined || resourceId !== undefined || !hasKind(search)) {
      return this.list(conditions, newestOf(conditions));
    }
    const kinds = await this.findKinds(tenantId, search);
    return kinds.length === 0 ? [] : this.list(conditions, newestOfEach(kinds, conditions));
  }

  async countDropped(tenantId: string, since: Date): Promise<number> {
    const [row] = await this.database.query<{ dropped: number }>(FIND_DROPPED, [tenantId, since]);
    return row!.dropped;
  }

  private async findKinds(tenantId: string, search: LogSearch): Promise<number[]> {
    const { integrationId, operation, status, outcome, resourceType } = search;
    const failed = outcome && outcome === 'failed';
    const values = [integrationId, operation, status, failed, resourceType].map((value) => value ?? null);
    const rows = await this.database.query<{ kind: number }>(FIND_KINDS, [tenantId, ...values]);
    return rows.map(({ kind }) => kind);
  }

  private async list({ values }: Conditions, page: string): Promise<LogEntry[]> {
    const text = `
      SELECT ${ENTRY} FROM (${page}) page
        JOIN provisioning_log l ON l.tenant_id = $1 AND l.id = page.id AND l.at = page.at ${PROVIDER}
      ORDER BY l.id DESC`;
    return this.database.query<LogEntry>({ text }, values);
  }
}

function hasKind({ integrationId, operation, outcome, status, resourceType }: LogSearch): boolean {
  return [integrationId, operation, outcome, status, resourceType].some((value) => value !== undefined);
}

function newestOf({ where, limit }: Conditions): string {
  return `SELECT e.id, e.at FROM provisioning_log e WHERE ${where} ORDER BY e.id DESC LIMIT ${limit}`;
}

function newestOfEach(kinds: readonly number[], conditions: Conditions): string {
  const asked = conditions.add(kinds);
  const { where, limit } = conditions;
  return `
    SELECT newest.id, newest.at FROM unnest(${asked}::int[]) asked (kind) CROSS JOIN LATERAL (
      SELECT e.id, e.at FROM provisioning_log e WHERE ${where} AND e.kind = asked.kind ORDER BY e.id DESC LIMIT ${limit}
    ) newest ORDER BY newest.id DESC LIMIT ${limit}`;
}

// However many names begin alike, so many of them are looked for, in the order of the alphabet.
const MOST_NAMES = 20;
const LAST_CHARACTER = '\u{10ffff}';

/** Steps from each name in the index to the next one, and not through all the entries that have it. */
function newestOfNames(beginning: string, conditions: Conditions): string {
  const from = conditions.add(beginning.toLowerCase());
  const to = conditions.add(beginning.toLowerCase() + LAST_CHARACTER);
  const { where, limit } = conditions;
  const next = (after: string): string => `
    SELECT e.subject FROM provisioning_log e WHERE e.tenant_id = $1 AND e.subject ${after} AND e.subject ~<~ ${to}
    ORDER BY e.subject USING ~<~ LIMIT 1`;
  return `
    WITH RECURSIVE names (subject, count) AS (
      SELECT first.subject, 1 FROM (${next(`~>=~ ${from}`)}) first
      UNION ALL
      SELECT (${next('~>~ names.subject')}), names.count + 1 FROM names
      WHERE names.subject IS NOT NULL AND names.count < ${MOST_NAMES}
    )
    SELECT newest.id, newest.at FROM names CROSS JOIN LATERAL (
      SELECT e.id, e.at FROM provisioning_log e WHERE ${where} AND e.subject = names.subject ORDER BY e.id DESC LIMIT ${limit}
    ) newest ORDER BY newest.id DESC LIMIT ${limit}`;
}

/** What is asked of an entry `e`, and the values of it. */
class Conditions {
  readonly values: unknown[] = [];
  readonly limit: string;
  private readonly all: string[] = [];

  constructor(tenantId: string, search: LogSearch) {
    const { integrationId, operation, outcome, status, resourceType, resourceId, text, limit } = search;
    this.require('e.tenant_id = ?', tenantId);
    this.require('e.integration_id = ?', integrationId);
    this.require('e.operation = ?', operation);
    this.require('(e.status >= 400) = ?', outcome && outcome === 'failed');
    this.require('e.status = ?', status);
    this.require('e.resource_type = ?', resourceType);
    this.require('e.resource_id = ?', resourceId);
    // The id of the request, or of whom it was about; a name is for the caller to look for.
    const id = text !== undefined && isUuid(text) ? text.toLowerCase() : undefined;
    this.require('(e.id = ?::uuid OR e.resource_id = ?::uuid::text)', id);
    this.requireTime(search);
    this.limit = this.add(limit);
  }

  get where(): string {
    return this.all.join(' AND ');
  }

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  private require(condition: string, value: unknown): void {
    if (value !== undefined) this.all.push(condition.replaceAll('?', this.add(value)));
  }

  // Ids grow with time, which the index knows; of the time itself the partitions know.
  private requireTime({ from, to, before }: LogSearch): void {
    this.require('e.at >= ?', from);
    this.require('e.id >= ?', from && leastIdAt(from));
    this.require('e.at < ?', to);
    this.require('e.id < ?', to && leastIdAt(to));
    this.require('e.at <= ?', before && timeOf(before));
    this.require('e.id < ?', before);
  }
}
