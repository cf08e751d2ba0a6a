import { Card, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Reports } from '../../api/reports.js';
import { Answer } from '../../components/answer.js';
import { countOf } from '../../components/count-of.js';
import type { UseQueryResult } from '@tanstack/react-query';
import { whole } from '../../charts/scale.js';

type Summary = Reports['summary'];

/** The numbers that one wants to see first. */
export function SummaryNumbers({ query }: { query: UseQueryResult<Summary> }): ReactNode {
  return (
    <Answer query={query} lines={3}>
      {(summary) => (
        <SimpleGrid cols={{ base: 2, md: 5 }} spacing={{ base: 'sm', md: 'md' }} component="dl" m={0}>
          <Figure label="Active people" value={summary.activeUsers} note={`${whole(summary.inactiveUsers)} inactive`} />
          <Figure label="Teams" value={summary.teams} note={countOf(summary.memberships, 'membership')} />
          <Figure label="Joined" value={summary.period.joined} note={`${whole(summary.period.left)} left`} />
          <Figure
            label="Requests in 24 hours"
            value={summary.last24Hours.requests}
            note={`${whole(summary.last24Hours.failed)} failed, ${whole(summary.last24Hours.refused)} not let in`}
          />
          <Figure label="Healthy integrations" value={summary.integrations.healthy} note={states(summary)} />
        </SimpleGrid>
      )}
    </Answer>
  );
}

function states({ integrations: { healthy, waiting, attention, failing } }: Summary): string {
  const parts = [failing > 0 && `${failing} failing`, attention > 0 && `${attention} to look at`];
  return (
    [...parts, waiting > 0 && `${waiting} waiting`].filter(Boolean).join(', ') ||
    (healthy > 0 ? 'all of them' : 'none is connected')
  );
}

function Figure({ label, value, note }: { label: string; value: number; note: string }): ReactNode {
  return (
    <Card padding="md">
      <Text component="dt" size="xs" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} fz={26} fw={650} lh={1.25}>
        {whole(value)}
        <Text span display="block" size="xs" c="dimmed" fw={400}>
          {note}
        </Text>
      </Text>
    </Card>
  );
}
