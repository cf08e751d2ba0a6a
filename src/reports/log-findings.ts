import { FAULTY } from './outcome.js';

/** Requests that are further apart belong to two cycles. */
const PAUSE = `interval '10 minutes'`;

/** The entries of the log of the tenant $1 that no roll-up has read yet. The id is for the index, the moment for the partition. */
export const unread = (through: string, id: string, columns = 'integration_id, at, operation, status'): string => `
  SELECT ${columns} FROM provisioning_log
  WHERE tenant_id = $1 AND id >= ${id} AND at >= ${through}`;

/**
 * The cycles that the entries of `entry` belong to, with what these add to them. Whether the first of them begins a cycle
 * depends on the last one that is known.
 */
export const CYCLES = `
  SELECT integration_id, started_at, max(at) AS ended_at, count(*)::integer AS requests,
    count(*) FILTER (WHERE ${FAULTY})::integer AS failed
  FROM (
    SELECT *, coalesce(
      max(at) FILTER (WHERE previous IS NULL OR at > previous + ${PAUSE})
        OVER (PARTITION BY integration_id ORDER BY at ROWS UNBOUNDED PRECEDING),
      known_start) AS started_at
    FROM (
      SELECT entry.*, last.started_at AS known_start,
        coalesce(lag(at) OVER (PARTITION BY integration_id ORDER BY at), last.ended_at) AS previous
      FROM entry LEFT JOIN (
        SELECT cycle.* FROM integrations i, LATERAL (
          SELECT integration_id, started_at, ended_at FROM integration_cycles c
          WHERE c.tenant_id = $1 AND c.integration_id = i.id ORDER BY started_at DESC LIMIT 1
        ) cycle
        WHERE i.tenant_id = $1
      ) last USING (integration_id)
      WHERE operation <> 'refused'
    ) paced
  ) begun
  GROUP BY 1, 2`;

// Who is created without `active` gets it: only the request tells whether it came along.
const SENDS_ACTIVE = `(operation IN ('create', 'replace', 'patch', 'bulk') AND status < 400 AND path NOT ILIKE '/Groups%'
  AND request ~* '"active"')`;

// How people call it who know the query: `userName`, or `emails` for emails[type eq "work"].value.
const SOUGHT = `CASE WHEN operation = 'search' AND status < 400 AND path ILIKE '/Users%'
  THEN substring(query FROM '(?:^|&)filter=([A-Za-z0-9.:_$-]+)') END`;

/** The columns that `LOG_FIRSTS` looks at. */
export const TELLING = `integration_id, at, operation, status, method, path, query,
  coalesce(${SENDS_ACTIVE}, false) AS sends_active, ${SOUGHT} AS sought`;

const REQUEST = `method || ' ' || path || coalesce('?' || left(query, 300), '')`;

/**
 * What the entries of `entry`, of the tenant $1, show of how an integration is set up, first seen when; what is known of it
 * since older entries is left out. Details are made of these few alone.
 */
export const LOG_FIRSTS = `
  SELECT integration_id, what, at,
    CASE WHEN what LIKE 'match %' THEN sought WHEN what <> 'active' THEN ${REQUEST} END AS detail
  FROM (
    SELECT DISTINCT ON (integration_id, what) entry.*, what
    FROM entry, LATERAL (VALUES
      ('request', operation <> 'refused'),
      ('discovery', operation = 'discovery' AND status < 400),
      ('search', operation = 'search' AND status < 400),
      ('active', sends_active),
      ('match ' || lower(sought), sought IS NOT NULL)) AS shown (what, holds)
    WHERE holds AND (integration_id, what) NOT IN (SELECT integration_id, what FROM integration_firsts WHERE tenant_id = $1)
    ORDER BY integration_id, what, at
  ) first`;
