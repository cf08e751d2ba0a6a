import { Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Fact } from '../../components/fact.js';
import { Notice } from '../../components/notice.js';
import { StatusBadge } from '../../components/status-badge.js';
import { onDay, TimeAgo } from '../../components/time-ago.js';
import { useRole } from '../../shell/tenant.js';
import { ExpiryWarning } from './expiry-warning.js';
import { LastUse } from './last-use.js';
import { SecretActions } from './secret-actions.js';
import { nameOf } from './secret-name.js';
import type { Secret } from './types.js';

interface Props {
  readonly secret: Secret;
  /** All of the integration's, among them the one that replaces it. */
  readonly others: readonly Secret[];
}

export function SecretRow({ secret, others }: Props): ReactNode {
  const { canWrite } = useRole();
  const successor = others.find(({ id }) => id === secret.replacedBy) ?? null;
  return (
    <Paper withBorder p="md" component="article" aria-label={nameOf(secret)}>
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="sm">
            <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
              {nameOf(secret)}
            </Text>
            <Status secret={secret} />
            {secret.kind === 'validation' && <StatusBadge tone="calm">For validation</StatusBadge>}
          </Group>
          {canWrite && <SecretActions secret={secret} successor={successor} />}
        </Group>
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
          <Fact label="Begins with">
            <span className="mono">{secret.prefix}…</span>
          </Fact>
          <Fact label="Created">
            <TimeAgo at={secret.createdAt} />
          </Fact>
          <Fact label="Expires">{secret.expiresAt === null ? 'never' : onDay(secret.expiresAt)}</Fact>
          <Fact label="Last seen">
            <LastUse {...secret} />
          </Fact>
        </SimpleGrid>
        {secret.status !== 'expired' && secret.warnings.map((each) => <ExpiryWarning key={each.id} warning={each} />)}
        {secret.status === 'rotating' && <Rotation secret={secret} successor={successor} />}
      </Stack>
    </Paper>
  );
}

function Status({ secret: { status, lastUsedAt } }: { secret: Secret }): ReactNode {
  if (status === 'expired') return <StatusBadge tone="bad">Ended</StatusBadge>;
  if (status === 'rotating') return <StatusBadge tone="warn">Being replaced</StatusBadge>;
  return lastUsedAt ? (
    <StatusBadge tone="good">In use</StatusBadge>
  ) : (
    <StatusBadge tone="calm">Not used yet</StatusBadge>
  );
}

function Rotation({ secret, successor }: { secret: Secret; successor: Secret | null }): ReactNode {
  const name = successor ? ` ${successor.prefix}…` : '';
  if (secret.safeToRetire) {
    return (
      <Notice tone="good" title="Safe to retire">
        The new secret{name} is in use, and this one has not been seen since. Retire it now, or leave it: it ends{' '}
        <TimeAgo at={secret.retiresAt} />.
      </Notice>
    );
  }
  const isSeen = Boolean(successor?.lastUsedAt);
  return (
    <Notice tone="warn" title={isSeen ? 'Both are in use' : 'The new one has not been seen yet'}>
      {isSeen
        ? 'Something still presents this one. Wait until it is safe to retire.'
        : `Enter the new secret${name} at the identity provider.`}{' '}
      This one ends <TimeAgo at={secret.retiresAt} />.
    </Notice>
  );
}
