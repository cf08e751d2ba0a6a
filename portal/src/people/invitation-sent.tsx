import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { ShownOnce } from '../components/shown-once.js';
import type { SentInvitation } from './types.js';

/** What became of an invitation: it was e-mailed, or somebody has to hand on its link. */
export function InvitationSent({ sent, onDone }: { sent: SentInvitation; onDone: () => void }): ReactNode {
  if (sent.url !== null) {
    return (
      <ShownOnce label={`Invitation for ${sent.email}`} value={sent.url} onDone={onDone}>
        This service sends no e-mails: hand the link to {sent.email} yourself. It is good once, for a week.
      </ShownOnce>
    );
  }
  return (
    <Stack>
      <Text size="sm" role="status">
        An e-mail with the invitation is on its way to {sent.email}. It is good for a week.
      </Text>
      <Group justify="flex-end">
        <Button onClick={onDone} autoFocus>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
