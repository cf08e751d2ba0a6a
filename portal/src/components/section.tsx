import { Box, Card, Group, Text, Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface Props {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page, in a card of its own. */
export function Section({ title, description, actions, children }: Props): ReactNode {
  const id = useId();
  return (
    <Card component="section" aria-labelledby={id} padding="lg">
      <Group justify="space-between" align="flex-start" mb="md" gap="sm">
        <Box flex={1} miw={220}>
          <Title order={2} id={id}>
            {title}
          </Title>
          {description !== undefined && (
            <Text c="dimmed" size="sm" mt={2} maw={640} component="div">
              {description}
            </Text>
          )}
        </Box>
        {actions}
      </Group>
      {children}
    </Card>
  );
}
