import { Paper, Stack, Text, ThemeIcon } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';

interface Props {
  readonly icon: ComponentType<{ size?: number; stroke?: number }>;
  readonly title: string;
  /** What can be done about it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Inside a card, which has a border already. */
  readonly bare?: boolean;
}

/** Nothing here yet: says why, and what comes next. */
export function EmptyState({ icon: Icon, title, children, action, bare = false }: Props): ReactNode {
  return (
    <Paper withBorder={!bare} py={bare ? 'md' : 48} px="lg" bg={bare ? 'transparent' : undefined}>
      <Stack align="center" gap="xs" ta="center" maw={460} mx="auto">
        <ThemeIcon variant="light" size={bare ? 40 : 52} radius="xl" aria-hidden>
          <Icon size={bare ? 20 : 26} stroke={1.6} />
        </ThemeIcon>
        <Text fw={600} size={bare ? 'md' : 'lg'} mt={4}>
          {title}
        </Text>
        {children !== undefined && (
          <Text component="div" c="dimmed" size="sm">
            {children}
          </Text>
        )}
        {action !== undefined && <div style={{ marginTop: 12 }}>{action}</div>}
      </Stack>
    </Paper>
  );
}
