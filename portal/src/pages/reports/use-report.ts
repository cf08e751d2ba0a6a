import type { UseQueryResult } from '@tanstack/react-query';
import { addressOf, withQuery } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { ReportName, Reports } from '../../api/reports.js';
import { useApi } from '../../api/use-api.js';
import { useTenant } from '../../shell/tenant.js';

/** Which days, UTC; empty: the default of the service. */
export interface Period extends Record<string, string> {
  readonly from: string;
  readonly to: string;
}

export function useReport<Name extends ReportName>(name: Name, period: Period): UseQueryResult<Reports[Name]> {
  const { id } = useTenant();
  const path = withQuery(`/tenants/${id}/reports/${name}`, period);
  return useApi<Reports[Name]>(keys.of(id, 'reports', name, period), path);
}

/** Where the report is had as a table. */
export const csvAddress = (tenantId: string, name: ReportName, period: Period): string =>
  addressOf(`api${withQuery(`/tenants/${tenantId}/reports/${name}`, { ...period, format: 'csv' })}`);
