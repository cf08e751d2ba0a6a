import type { ReactNode } from 'react';
import type { Integration } from '../../api/types.js';
import { StatusBadge } from '../../components/status-badge.js';

/** Whether the identity provider has been here. */
export function IntegrationStatus({ status }: Pick<Integration, 'status'>): ReactNode {
  return status === 'connected' ? (
    <StatusBadge tone="good">Connected</StatusBadge>
  ) : (
    <StatusBadge tone="calm">Waiting for the first request</StatusBadge>
  );
}
