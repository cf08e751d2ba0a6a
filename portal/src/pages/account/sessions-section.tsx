import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { SessionResponse } from '../../../../src/admins/session.dto.js';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useApi, useChange } from '../../api/use-api.js';
import type { Wire } from '../../api/wire.js';
import { Answer } from '../../components/answer.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { Section } from '../../components/section.js';
import { StatusBadge } from '../../components/status-badge.js';
import { TimeAgo } from '../../components/time-ago.js';
import { describeBrowser } from './describe-browser.js';

type Session = Wire<SessionResponse>;

export function SessionsSection(): ReactNode {
  const query = useApi<{ items: Session[] }>(keys.sessions, '/sessions');
  return (
    <Section
      title="Where you are signed in"
      description="A session ends after seven days, or twelve hours without use."
    >
      <Answer query={query} bare>
        {({ items }) => (
          <Stack gap={0}>
            {items.map((session) => (
              <SessionLine key={session.id} session={session} />
            ))}
          </Stack>
        )}
      </Answer>
    </Section>
  );
}

function SessionLine({ session }: { session: Session }): ReactNode {
  const [asking, setAsking] = useState(false);
  const end = useChange(() => api.remove(`/sessions/${session.id}`), keys.sessions);
  const name = describeBrowser(session.userAgent);
  return (
    <Group justify="space-between" py="sm" style={{ borderTop: '1px solid var(--rollcall-line)' }}>
      <div style={{ minWidth: 0, flex: 1 }}>
        <Group gap="sm">
          <Text size="sm" fw={600}>
            {name}
          </Text>
          {session.current && <StatusBadge tone="good">This one</StatusBadge>}
        </Group>
        <Text size="xs" c="dimmed">
          from {session.address} · signed in <TimeAgo at={session.createdAt} /> · last used{' '}
          <TimeAgo at={session.lastUsedAt} />
        </Text>
      </div>
      {!session.current && (
        <Button size="xs" variant="default" onClick={() => setAsking(true)}>
          Sign out
        </Button>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Sign out in ${name}?`}
        confirmLabel="Sign out"
        onConfirm={() => end.mutateAsync()}
      >
        Whoever uses it has to sign in again.
      </ConfirmDialog>
    </Group>
  );
}
