import { Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Integration } from '../../api/types.js';
import { onDay } from '../../components/time-ago.js';

type Warning = Integration['warnings'][number];

function sentenceOf({ daysLeft, expiresAt }: Warning): string {
  if (daysLeft <= 0) return `expired on ${onDay(expiresAt)}`;
  if (daysLeft === 1) return 'expires within a day';
  return `expires in ${daysLeft} days, on ${onDay(expiresAt)}`;
}

/** That a secret ends soon, or has. */
export function ExpiryWarning({ warning }: { warning: Warning }): ReactNode {
  const tone = warning.daysLeft <= 7 ? 'bad' : 'warn';
  return (
    <Group gap={8} wrap="nowrap" align="flex-start" c={`var(--rollcall-${tone})`}>
      <IconAlertTriangle size={17} aria-hidden style={{ flex: 'none', marginTop: 2 }} />
      <Text size="sm">
        {warning.kind === 'secret' ? 'The secret' : 'The client secret'} <strong>{warning.name}</strong>{' '}
        {sentenceOf(warning)}
      </Text>
    </Group>
  );
}
