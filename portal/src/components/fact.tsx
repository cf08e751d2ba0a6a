import { Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** A small thing that is known, under the word for it. */
export function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div style={{ minWidth: 0 }}>
      <Text size="xs" c="dimmed">
        {label}
      </Text>
      <Text size="sm" component="div" style={{ overflowWrap: 'anywhere' }}>
        {children}
      </Text>
    </div>
  );
}
