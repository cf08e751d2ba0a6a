import type { ConnectionStatus, IntegrationResponse } from '../../../src/integrations/integration.dto.js';
import type { MeResponse } from '../../../src/admins/session.dto.js';
import type { TenantResponse } from '../../../src/tenants/tenant.dto.js';
import type { Wire } from './wire.js';

// The service's own DTOs, so that the two cannot say different things. A page that needs another one does the same.
export type Me = Wire<MeResponse>;
export type Tenant = Wire<TenantResponse>;
export type Integration = Wire<IntegrationResponse>;
export type { ConnectionStatus };
