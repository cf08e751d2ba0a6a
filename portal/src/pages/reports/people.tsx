import { SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Reports } from '../../api/reports.js';
import { Chart } from '../../charts/chart.js';
import { whole } from '../../charts/scale.js';
import { Answer } from '../../components/answer.js';
import { countOf } from '../../components/count-of.js';
import { Section } from '../../components/section.js';
import { CsvLink } from './csv-link.js';
import { shortDay } from './days.js';
import { type Period, useReport } from './use-report.js';

export function PeopleOverTime({ period }: { period: Period }): ReactNode {
  const query = useReport('people', period);
  return (
    <Section
      title="People"
      description="Who can sign in, and who came and went."
      actions={<CsvLink report="people" of="People" period={period} />}
    >
      <Answer query={query} bare lines={8}>
        {(report) => <Charts {...report} />}
      </Answer>
    </Section>
  );
}

function Charts({ days, joined, left }: Reports['people']): ReactNode {
  const points = days.map(({ day }) => ({ label: day, short: shortDay(day) }));
  const [first, last] = [days[0]?.active ?? 0, days.at(-1)?.active ?? 0];
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="xl">
      <Chart
        title="People over time"
        kind="lines"
        summary={`${countOf(first, 'active person', 'active people')} on the first day, and ${whole(last)} on the last one.`}
        points={points}
        format={whole}
        series={[
          { label: 'Active', color: 'main', values: days.map(({ active }) => active) },
          { label: 'Inactive', color: 'calm', dashed: true, values: days.map(({ inactive }) => inactive) },
        ]}
      />
      <Chart
        title="Joined and left per day"
        kind="bars"
        summary={`${countOf(joined, 'person', 'people')} joined, and ${whole(left)} left.`}
        points={points}
        format={whole}
        series={[
          { label: 'Joined', color: 'good', values: days.map((day) => day.joined) },
          { label: 'Left', color: 'bad', below: true, values: days.map((day) => day.left) },
        ]}
      />
    </SimpleGrid>
  );
}
