import type { ReactNode } from 'react';
import { keys } from '../api/keys.js';
import type { Tenant } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { useTenant } from '../shell/tenant.js';
import { DemoRun } from './demo-run.js';

/** In a tenant that is there to try things out: lets the simulated identity provider fill it. */
export function DemoPanel(): ReactNode {
  const { id } = useTenant();
  const { data } = useApi<Tenant>(keys.of(id, 'tenant'), `/tenants/${id}`);
  return data?.demo ? <DemoRun /> : null;
}
