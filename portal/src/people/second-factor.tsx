import type { ReactNode } from 'react';
import { StatusBadge } from '../components/status-badge.js';

export function SecondFactor({ totpEnabled }: { totpEnabled: boolean }): ReactNode {
  return <StatusBadge tone={totpEnabled ? 'good' : 'calm'}>{totpEnabled ? 'on' : 'off'}</StatusBadge>;
}
