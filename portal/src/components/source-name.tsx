import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Sources } from './use-sources.js';

/** The integration that a user or a team comes from. */
export function SourceName({ id, sources }: { id: string | null; sources: Sources }): ReactNode {
  const name = sources.nameOf(id) ?? '–';
  return (
    <Text span size="sm" truncate display="block" maw={180} title={name}>
      {name}
    </Text>
  );
}
