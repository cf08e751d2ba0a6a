import { Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

/** What stands in the card of the pages for who is not signed in. */
export function Entry({
  title,
  intro,
  children,
}: {
  title: string;
  intro?: ReactNode;
  children: ReactNode;
}): ReactNode {
  useDocumentTitle(`${title} · Rollcall`);
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{title}</Title>
        {intro !== undefined && (
          <Text c="dimmed" mt={6}>
            {intro}
          </Text>
        )}
      </div>
      {children}
    </Stack>
  );
}
