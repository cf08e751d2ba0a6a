import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { Page } from '../../components/page.js';
import { useUrlState } from '../../components/use-url-state.js';
import { CsvLink } from './csv-link.js';
import { ErrorsByKind } from './errors.js';
import { PeopleOverTime } from './people.js';
import { PeriodChoice } from './period-choice.js';
import { SummaryNumbers } from './summary.js';
import { SyncHealth } from './sync-health.js';
import { TeamsBySize } from './teams.js';
import { Traffic } from './traffic.js';
import { type Period, useReport } from './use-report.js';

const DEFAULT: Period = { from: '', to: '' };

export function Component(): ReactNode {
  const [period, change] = useUrlState(DEFAULT);
  const summary = useReport('summary', period);
  const { data } = summary;
  return (
    <Page
      title="Reports"
      description={data ? `From ${data.from} to ${data.to}, in days of UTC.` : 'How it goes.'}
      actions={
        <Group gap="xs">
          <PeriodChoice period={period} onChange={change} />
          <CsvLink report="summary" of="Summary" period={period} />
        </Group>
      }
    >
      <SummaryNumbers query={summary} />
      <SyncHealth period={period} />
      <PeopleOverTime period={period} />
      <ErrorsByKind period={period} />
      <Traffic period={period} />
      <TeamsBySize period={period} />
    </Page>
  );
}
