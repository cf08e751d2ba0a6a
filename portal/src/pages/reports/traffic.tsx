import { SimpleGrid, Stack, Text } from '@mantine/core';
import { IconActivity } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Reports } from '../../api/reports.js';
import { Chart } from '../../charts/chart.js';
import { whole } from '../../charts/scale.js';
import { Answer } from '../../components/answer.js';
import { countOf } from '../../components/count-of.js';
import { EmptyState } from '../../components/empty-state.js';
import { Section } from '../../components/section.js';
import { CsvLink } from './csv-link.js';
import { shortDay, shortHour } from './days.js';
import { OperationsTable } from './operations-table.js';
import { type Period, useReport } from './use-report.js';
import { milliseconds } from './milliseconds.js';

export function Traffic({ period }: { period: Period }): ReactNode {
  const query = useReport('traffic', period);
  return (
    <Section
      title="Traffic"
      description="How much the identity providers asked for, and how long they waited for an answer."
      actions={<CsvLink report="traffic" of="Traffic" period={period} />}
    >
      <Answer query={query} bare lines={8}>
        {(report) =>
          report.requests === 0 ? (
            <EmptyState bare icon={IconActivity} title="No request came in these days" />
          ) : (
            <Stack gap="lg">
              <Text size="sm">{inWords(report)}</Text>
              <Charts {...report} />
              <OperationsTable operations={report.operations} />
            </Stack>
          )
        }
      </Answer>
    </Section>
  );
}

function inWords({ requests, p50Ms, p95Ms, slow, times, resolution }: Reports['traffic']): string {
  const peak = `${whole(Math.max(0, ...times.map((time) => time.requests)))} in the busiest ${resolution}`;
  const waited = `half were answered within ${milliseconds(p50Ms)}, 95 % within ${milliseconds(p95Ms)}`;
  return `${countOf(requests, 'request')}, ${peak}; ${waited}${slow > 0 ? `, and ${whole(slow)} took more than a second` : ''}.`;
}

function Charts({ times, resolution, requests, failed, refused, p95Ms }: Reports['traffic']): ReactNode {
  const points = times.map(({ at }) => ({
    label: resolution === 'day' ? at.slice(0, 10) : shortHour(at),
    short: resolution === 'day' ? shortDay(at) : shortHour(at),
  }));
  const per = `per ${resolution}`;
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Chart
        title={`Requests ${per}`}
        kind="bars"
        summary={`${countOf(requests, 'request')}, of which ${whole(failed)} failed, and ${whole(refused)} not let in.`}
        points={points}
        format={whole}
        series={[
          {
            label: 'Succeeded',
            color: 'main',
            values: times.map((time) => Math.max(0, time.requests - time.failed - time.refused)),
          },
          { label: 'Failed', color: 'bad', values: times.map((time) => time.failed) },
          { label: 'Not let in', color: 'warn', values: times.map((time) => time.refused) },
        ]}
      />
      <Chart
        title={`Latency ${per}, in milliseconds`}
        kind="lines"
        summary={`95 % of the requests were answered within ${milliseconds(p95Ms)}.`}
        points={points}
        format={milliseconds}
        series={[
          { label: 'Half of them within', color: 'main', values: times.map((time) => time.p50Ms) },
          { label: '95 % within', color: 'warn', dashed: true, values: times.map((time) => time.p95Ms) },
        ]}
      />
    </SimpleGrid>
  );
}
