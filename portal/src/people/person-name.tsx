import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSignedIn } from '../api/use-me.js';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** Somebody, and whether it is oneself. */
export function PersonName({ id, name, email }: Props): ReactNode {
  const isMe = useSignedIn().id === id;
  return (
    <div>
      <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
        {name}
        {isMe && (
          <Text span size="xs" c="dimmed" fw={400}>
            {' '}
            (you)
          </Text>
        )}
      </Text>
      <Text size="xs" c="dimmed" fw={400} style={{ overflowWrap: 'anywhere' }}>
        {email}
      </Text>
    </div>
  );
}
