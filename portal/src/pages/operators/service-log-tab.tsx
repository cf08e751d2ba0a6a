import type { ReactNode } from 'react';
import { AuditLog } from '../../audit-log/audit-log.js';
import { Panel } from '../../components/panel.js';

export function ServiceLogTab(): ReactNode {
  return (
    <Panel title="Audit log" description="What people and scripts did in all tenants, and what concerns none of them.">
      <AuditLog path="/audit-log" queryKey={['audit-log']} everywhere />
    </Panel>
  );
}
