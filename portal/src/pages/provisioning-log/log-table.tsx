import { Anchor, Button, Text } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import type { LogEntry } from '../../api/provisioning-log.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { StatusBadge } from '../../components/status-badge.js';
import type { Paged } from '../../components/use-list.js';
import type { Sources } from '../../components/use-sources.js';
import { useTenant } from '../../shell/tenant.js';
import { LogTime } from './log-time.js';
import { ResourceLink } from './resource-link.js';
import { duration, inWords, statusInWords, toneOf } from './words.js';

interface Props {
  readonly list: Paged<LogEntry>;
  readonly sources: Sources;
  /** Undoes the filters, where there are some. */
  readonly onClear: (() => void) | null;
}

export function LogTable({ list, sources, onClear }: Props): ReactNode {
  return (
    <DataTable
      label="Requests"
      list={list}
      keyOf={({ id }) => id}
      columns={[
        { label: 'Request', cell: (entry) => <RequestCell entry={entry} />, width: '24%' },
        { label: 'Resource', cell: (entry) => <ResourceLink entry={entry} />, width: '25%' },
        {
          label: 'Status',
          cell: (entry) => <StatusBadge tone={toneOf(entry)}>{statusInWords(entry.status)}</StatusBadge>,
          width: 150,
        },
        { label: 'Integration', cell: ({ integrationId }) => sources.nameOf(integrationId) ?? '–' },
        { label: 'Duration', cell: ({ durationMs }) => duration(durationMs), align: 'right', width: 1 },
        { label: 'Time', cell: ({ at }) => <LogTime at={at} />, align: 'right', width: 1 },
      ]}
      empty={onClear ? <NothingFound onClear={onClear} /> : <NothingYet />}
    />
  );
}

function RequestCell({ entry }: { entry: LogEntry }): ReactNode {
  const { slug } = useTenant();
  const { search } = useLocation();
  return (
    <div>
      <Anchor component={Link} to={`/t/${slug}/provisioning-log/${entry.id}`} state={{ search }} fw={600} c="inherit">
        {inWords(entry)}
      </Anchor>
      {entry.explanation && (
        <Text size="sm" c="var(--rollcall-bad)" fw={500}>
          {entry.explanation.title}
        </Text>
      )}
    </div>
  );
}

function NothingFound({ onClear }: { onClear: () => void }): ReactNode {
  return (
    <EmptyState
      icon={IconListSearch}
      title="No request matches"
      action={
        <Button variant="default" onClick={onClear}>
          Clear the filters
        </Button>
      }
    >
      Search looks for the beginning of a user name or of a team’s name, and for ids.
    </EmptyState>
  );
}

function NothingYet(): ReactNode {
  const { slug } = useTenant();
  return (
    <EmptyState
      icon={IconListSearch}
      title="Nothing has come yet"
      action={
        <Button component={Link} to={`/t/${slug}/integrations`}>
          Go to Integrations
        </Button>
      }
    >
      Whatever an identity provider sends appears here by itself, with what it was answered.
    </EmptyState>
  );
}
