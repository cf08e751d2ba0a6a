import { Badge, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

/** What the platform lets somebody be. */
export function RoleBadges({ roles }: { roles: readonly string[] }): ReactNode {
  if (roles.length === 0)
    return (
      <Text span size="sm" c="dimmed">
        {'–'}
      </Text>
    );
  return (
    <Group gap={4} component="span">
      {roles.map((role) => (
        <Badge
          key={role}
          variant="light"
          radius="sm"
          tt="none"
          component="span"
          style={{ flex: 'none', maxWidth: '100%' }}
        >
          {role}
        </Badge>
      ))}
    </Group>
  );
}
