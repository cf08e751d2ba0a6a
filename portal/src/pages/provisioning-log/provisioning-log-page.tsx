import { Box } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { keys } from '../../api/keys.js';
import type { LogEntry } from '../../api/provisioning-log.js';
import { Page } from '../../components/page.js';
import { useList } from '../../components/use-list.js';
import { useSources } from '../../components/use-sources.js';
import { useUrlState } from '../../components/use-url-state.js';
import { useTenant } from '../../shell/tenant.js';
import { DroppedNotice } from './dropped-notice.js';
import { LogFilters, NO_FILTERS } from './filters.js';
import { LogTable } from './log-table.js';
import { LiveSwitch, Waiting } from './tail.js';
import { useHeld } from './use-held.js';
import { useReading } from './use-reading.js';

const PAGE_SIZE = 50;

export function Component(): ReactNode {
  const tenant = useTenant();
  const sources = useSources();
  const [filters, change] = useUrlState(NO_FILTERS);
  const [live, setLive] = useState(true);
  const reading = useReading();
  const list = useList<LogEntry>(keys.of(tenant.id, 'log'), `/tenants/${tenant.id}/provisioning-log`, {
    ...filters,
    limit: PAGE_SIZE,
  });
  const held = useHeld(list, JSON.stringify(filters), !live || reading.isReading);
  const isFiltered = Object.values(filters).some((value) => value !== '');
  function show(): void {
    held.show();
    reading.stop();
  }
  return (
    <Page
      title="Provisioning log"
      description="Every request of your identity providers, what it was answered, and what to do about failures."
      actions={<LiveSwitch live={live} onLive={setLive} />}
    >
      <DroppedNotice />
      <LogFilters filters={filters} sources={sources} onChange={change} />
      <Box {...reading.listeners}>
        <Waiting count={held.waiting} atLeast={held.waiting === PAGE_SIZE} onShow={show} />
        <LogTable list={held.list} sources={sources} onClear={isFiltered ? () => change(NO_FILTERS) : null} />
      </Box>
    </Page>
  );
}
