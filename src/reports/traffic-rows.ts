/** The columns that the hours of the log and the days that were added up of them have in common. */
const COLUMNS = 'integration_id, operation, status, scim_type, requests, duration_ms, slow, latencies';

/** The hours of the integrations of the tenant $1 since then, each as the index has it. */
export const hoursSince = (since: string): string => `
  SELECT h.hour AS at, h.hour AS first_hour, h.hour AS last_hour, ${COLUMNS}
  FROM integrations i JOIN provisioning_log_hours h
    ON h.tenant_id = $1 AND h.integration_id = i.id AND h.hour >= ${since}::timestamptz
  WHERE i.tenant_id = $1`;

/**
 * What the integrations of the tenant $1 did since the beginning of a day (UTC), in rows of a day or of an hour: the days
 * that were added up (those before $2), and the hours since.
 */
export const trafficSince = (since: string): string => `
  SELECT day::timestamp AT TIME ZONE 'UTC' AS at, first_hour, last_hour, ${COLUMNS} FROM report_traffic_days
  WHERE tenant_id = $1 AND day >= (${since}::timestamptz AT TIME ZONE 'UTC')::date AND day < $2::date
  UNION ALL
  ${hoursSince(`greatest(${since}::timestamptz, $2::date::timestamp AT TIME ZONE 'UTC')`)}`;

/** The sums of each of the latencies, as `hour-tally` counts them: eleven of them. */
export const LATENCIES = `ARRAY[${Array.from({ length: 11 }, (_, index) => `sum(latencies[${index + 1}]::float8)`).join(', ')}]`;
