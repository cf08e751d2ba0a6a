import type { ReactNode } from 'react';
import { keys } from '../../api/keys.js';
import { AuditLog } from '../../audit-log/audit-log.js';
import { Panel } from '../../components/panel.js';
import { useTenant } from '../../shell/tenant.js';

export function AuditLogTab(): ReactNode {
  const { id } = useTenant();
  return (
    <Panel
      title="Audit log"
      description="What people and scripts did in this tenant. What identity providers change is in the provisioning log."
    >
      <AuditLog path={`/tenants/${id}/audit-log`} queryKey={keys.of(id, 'audit-log')} />
    </Panel>
  );
}
