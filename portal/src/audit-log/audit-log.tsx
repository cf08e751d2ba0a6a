import { Anchor, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { QueryKey } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { type Column, DataTable } from '../components/data-table.js';
import { EmptyState } from '../components/empty-state.js';
import { TimeAgo } from '../components/time-ago.js';
import { useList } from '../components/use-list.js';
import { AuditFilters } from './audit-filters.js';
import { EntryDialog } from './entry-dialog.js';
import { sentenceOf } from './sentence.js';
import type { AuditEntry } from './types.js';
import { toQuery, useAuditFilter } from './use-audit-filter.js';

interface Props {
  /** Where the API has it, and the key under which it is remembered. */
  readonly path: string;
  readonly queryKey: QueryKey;
  /** Whether it tells of all tenants. */
  readonly everywhere?: boolean;
}

/** Who did what, the newest first. */
export function AuditLog({ path, queryKey, everywhere = false }: Props): ReactNode {
  const [filter, setFilter] = useAuditFilter();
  const [opened, setOpened] = useState<AuditEntry | null>(null);
  const list = useList<AuditEntry>(queryKey, path, { ...toQuery(filter), limit: 50 });
  const isFiltered = Object.values(filter).some((value) => value !== '');
  const columns: Column<AuditEntry>[] = [
    { label: 'What happened', cell: (entry) => <Sentence entry={entry} onOpen={() => setOpened(entry)} /> },
    { label: 'When', cell: ({ at }) => <TimeAgo at={at} />, width: 150 },
    { label: 'From', cell: ({ address }) => <span className="mono">{address}</span>, width: 150 },
  ];
  const tenant: Column<AuditEntry> = { label: 'Tenant', cell: (entry) => <TenantLink {...entry} />, width: 110 };
  return (
    <>
      <AuditFilters filter={filter} onChange={setFilter} />
      <DataTable
        label="Audit log"
        list={list}
        keyOf={({ id }) => id}
        columns={everywhere ? [...columns, tenant] : columns}
        empty={
          <EmptyState icon={IconHistory} title={isFiltered ? 'Nothing of this kind' : 'Nothing has happened yet'}>
            {isFiltered ? 'Nothing in the log matches the filters.' : 'Whatever somebody changes is told here.'}
          </EmptyState>
        }
      />
      <EntryDialog entry={opened} onClose={() => setOpened(null)} onFilter={setFilter} />
    </>
  );
}

function Sentence({ entry, onOpen }: { entry: AuditEntry; onOpen: () => void }): ReactNode {
  const { who, did, what } = sentenceOf(entry);
  return (
    <Anchor component="button" type="button" c="inherit" fz="sm" ta="left" onClick={onOpen}>
      <Text span inherit fw={600}>
        {who}
      </Text>{' '}
      {did}
      {what !== null && (
        <Text span inherit fw={600} style={{ overflowWrap: 'anywhere' }}>
          {' '}
          {what}
        </Text>
      )}
    </Anchor>
  );
}

function TenantLink({ tenantId }: AuditEntry): ReactNode {
  if (tenantId === null) return 'none';
  return (
    <Anchor component={Link} to={`/t/${tenantId}`} aria-label={`open the tenant ${tenantId}`}>
      open
    </Anchor>
  );
}
