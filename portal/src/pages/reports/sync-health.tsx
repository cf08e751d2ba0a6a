import { Anchor, Box, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconPlugConnected } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Health } from '../../api/reports.js';
import { Answer } from '../../components/answer.js';
import { EmptyState } from '../../components/empty-state.js';
import { Section } from '../../components/section.js';
import { StatusBadge, type Tone } from '../../components/status-badge.js';
import { useTenant } from '../../shell/tenant.js';
import { CsvLink } from './csv-link.js';
import { HealthFacts } from './health-facts.js';
import classes from './reports.module.css';
import { type Period, useReport } from './use-report.js';

const STATES: Readonly<Record<Health['state'], readonly [tone: Tone, word: string]>> = {
  healthy: ['good', 'Healthy'],
  waiting: ['calm', 'Waiting'],
  attention: ['warn', 'To look at'],
  failing: ['bad', 'Failing'],
};

export function SyncHealth({ period }: { period: Period }): ReactNode {
  return (
    <Section
      title="Sync health"
      description="How well each identity provider keeps this tenant in step, and what to do where it does not."
      actions={<CsvLink report="sync-health" of="Sync health" period={period} />}
    >
      <Answer query={useReport('sync-health', period)} bare lines={6}>
        {({ integrations }) =>
          integrations.length === 0 ? (
            <EmptyState bare icon={IconPlugConnected} title="No identity provider is connected" />
          ) : (
            <ul className={classes.list}>
              {integrations.map((health) => (
                <HealthOf key={health.integrationId} health={health} />
              ))}
            </ul>
          )
        }
      </Answer>
    </Section>
  );
}

function HealthOf({ health }: { health: Health }): ReactNode {
  const { slug } = useTenant();
  const { integrationId, name, state, sentence, advice } = health;
  const [tone, word] = STATES[state];
  return (
    <Stack component="li" gap="xs">
      <Group gap="sm">
        <Anchor component={Link} to={`/t/${slug}/integrations/${integrationId}`} fw={600} c="inherit">
          {name}
        </Anchor>
        <StatusBadge tone={tone}>{word}</StatusBadge>
      </Group>
      <Text size="sm">{sentence}</Text>
      {advice !== null && (
        <Box className={classes.advice}>
          <Text size="sm">
            <strong>What to do:</strong> {advice}
          </Text>
        </Box>
      )}
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 5 }} spacing="md" mt={4}>
        <HealthFacts health={health} />
      </SimpleGrid>
    </Stack>
  );
}
