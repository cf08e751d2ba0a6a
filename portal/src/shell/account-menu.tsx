import { Avatar, Group, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconApi, IconChevronUp, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { addressOf, api } from '../api/client.js';
import type { Me } from '../api/types.js';

export function AccountMenu({ me, onChoose }: { me: Me; onChoose: () => void }): ReactNode {
  const signOut = useMutation({
    mutationFn: () => api.remove('/session'),
    // A page that is loaded anew knows nothing of what was shown before.
    onSettled: () => window.location.assign(addressOf('sign-in')),
  });
  return (
    <Menu position="top-start" width={232} shadow="md">
      <Menu.Target>
        <UnstyledButton p={4} w="100%">
          <VisuallyHidden>Account of</VisuallyHidden>
          <Group wrap="nowrap" gap="sm">
            <Avatar size={34} radius="xl" name={me.name} color="initials" alt="" />
            <div style={{ minWidth: 0, flex: 1 }}>
              <Text size="sm" fw={600} truncate>
                {me.name}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {me.email}
              </Text>
            </div>
            <IconChevronUp size={16} aria-hidden />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account" onClick={onChoose} leftSection={<IconUserCircle size={16} />}>
          Your account
        </Menu.Item>
        <Menu.Item component="a" href={addressOf('docs')} target="_blank" leftSection={<IconApi size={16} />}>
          API documentation
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => signOut.mutate()} leftSection={<IconLogout size={16} />}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
