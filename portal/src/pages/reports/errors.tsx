import { Anchor, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { KindOfError, Reports } from '../../api/reports.js';
import { Answer } from '../../components/answer.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Panel } from '../../components/panel.js';
import { TimeAgo } from '../../components/time-ago.js';
import { wholeList } from '../../components/use-list.js';
import { useTenant } from '../../shell/tenant.js';
import { CsvLink } from './csv-link.js';
import { TrendWord } from './trend-word.js';
import { type Period, useReport } from './use-report.js';

export function ErrorsByKind({ period }: { period: Period }): ReactNode {
  const query = useReport('errors', period);
  return (
    <Panel
      title="Errors by kind"
      description={query.data && inWords(query.data)}
      actions={<CsvLink report="errors" of="Errors by kind" period={period} />}
    >
      <Answer query={query} lines={4}>
        {({ kinds }) => <Kinds kinds={kinds} />}
      </Answer>
    </Panel>
  );
}

function inWords({ count, countBefore, kinds }: Reports['errors']): string {
  if (kinds.length === 0) return 'Whatever was asked for could be done.';
  return `${count.toLocaleString('en')} in these days, ${countBefore.toLocaleString('en')} in as many before.`;
}

function Kinds({ kinds }: { kinds: KindOfError[] }): ReactNode {
  const { slug } = useTenant();
  return (
    <DataTable
      label="Errors by kind"
      list={wholeList(kinds)}
      keyOf={({ query, scimType }) => `${query} ${scimType}`}
      columns={[
        {
          label: 'Kind',
          width: '40%',
          cell: ({ query, title, operation, status, scimType, harmless }) => (
            <div>
              <Anchor component={Link} to={`/t/${slug}/provisioning-log?${query}`} fw={600} c="inherit">
                {title}
              </Anchor>
              <Text size="xs" c="dimmed" fw={400}>
                {[operation, status, scimType, harmless && 'no fault'].filter(Boolean).join(' · ')}
              </Text>
            </div>
          ),
        },
        { label: 'How often', cell: ({ count }) => count.toLocaleString('en'), align: 'right' },
        { label: 'Days before', cell: ({ countBefore }) => countBefore.toLocaleString('en'), align: 'right' },
        { label: 'Trend', cell: ({ trend, harmless }) => <TrendWord trend={trend} calm={harmless} /> },
        { label: 'Last seen', cell: ({ lastHour }) => <TimeAgo at={lastHour} within="hour" /> },
      ]}
      empty={<EmptyState icon={IconCircleCheck} title="Nothing went wrong in these days" />}
    />
  );
}
