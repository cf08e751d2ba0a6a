import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { TimeAgo } from '../../components/time-ago.js';

interface Use {
  readonly lastUsedAt: string | null;
  readonly lastUsedFrom: string | null;
  readonly lastUsedBy: string | null;
}

/** When something was used last, from where and by what. */
export function LastUse({ lastUsedAt, lastUsedFrom, lastUsedBy }: Use): ReactNode {
  if (lastUsedAt === null) return <>never</>;
  return (
    <>
      <TimeAgo at={lastUsedAt} />
      <Text size="xs" c="dimmed">
        {[lastUsedFrom && `from ${lastUsedFrom}`, lastUsedBy].filter(Boolean).join(' · ')}
      </Text>
    </>
  );
}
