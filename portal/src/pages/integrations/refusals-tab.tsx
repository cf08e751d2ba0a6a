import { Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { useIntegration } from './place.js';
import { REFUSALS } from './refusals.js';
import type { CredentialEvent } from './types.js';

/** Why something was refused at the integration's door: whoever was refused has been told nothing but 401. */
export function RefusalsTab(): ReactNode {
  const { path, keyOf } = useIntegration();
  const list = useList<CredentialEvent>(keyOf('credential-events'), `${path}/credential-events`, { limit: 50 });
  return (
    <DataTable
      label="Refusals"
      list={list}
      keyOf={({ id }) => id}
      columns={[
        { label: 'Why', cell: (event) => <Why {...event} />, width: '55%' },
        { label: 'From', cell: (event) => <From {...event} /> },
        { label: 'Times', cell: ({ count }) => count.toLocaleString('en'), align: 'right', width: 70 },
        { label: 'Last', cell: ({ at }) => <TimeAgo at={at} />, width: 140 },
      ]}
      empty={
        <EmptyState icon={IconLock} title="Nothing has been refused">
          When a secret, a token or a network is refused, the reason shows here. Whoever is refused is told nothing but
          401.
        </EmptyState>
      }
    />
  );
}

function Why({ reason, detail }: CredentialEvent): ReactNode {
  const { title, advice } = REFUSALS[reason];
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Text size="sm">{detail}</Text>
      <Text size="xs" c="dimmed" mt={2}>
        {advice}
      </Text>
    </div>
  );
}

function From({ source, userAgent }: CredentialEvent): ReactNode {
  return (
    <div>
      <span className="mono">{source ?? 'unknown'}</span>
      {userAgent !== null && (
        <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          {userAgent}
        </Text>
      )}
    </div>
  );
}
