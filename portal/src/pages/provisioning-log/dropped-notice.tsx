import type { ReactNode } from 'react';
import { keys } from '../../api/keys.js';
import type { Dropped } from '../../api/provisioning-log.js';
import { useApi } from '../../api/use-api.js';
import { Notice } from '../../components/notice.js';
import { onDay } from '../../components/time-ago.js';
import { useTenant } from '../../shell/tenant.js';

/** Says what is missing, where something is. */
export function DroppedNotice(): ReactNode {
  const { id } = useTenant();
  const { data } = useApi<Dropped>(keys.of(id, 'log-dropped'), `/tenants/${id}/provisioning-log/dropped`);
  if (!data || data.dropped === 0) return null;
  const many = data.dropped !== 1;
  return (
    <Notice tone="warn">
      {data.dropped.toLocaleString('en')} {many ? 'requests' : 'request'} since {onDay(data.since)}{' '}
      {many ? 'are' : 'is'} not in the log, because too many came at once. {many ? 'They were' : 'It was'} answered as
      always.
    </Notice>
  );
}
