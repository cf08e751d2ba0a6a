import { Paper, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';

/** Something is on its way. */
export function LoadingState({ lines = 4, bare = false }: { lines?: number; bare?: boolean }): ReactNode {
  return (
    <Paper withBorder={!bare} p={bare ? 0 : 'lg'} bg={bare ? 'transparent' : undefined} role="status" aria-busy>
      <VisuallyHidden>Loading</VisuallyHidden>
      <Stack gap="md">
        {Array.from({ length: lines }, (_, line) => (
          <Skeleton key={line} height={16} width={`${92 - ((line * 17) % 40)}%`} />
        ))}
      </Stack>
    </Paper>
  );
}
