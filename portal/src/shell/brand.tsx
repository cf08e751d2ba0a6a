import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import logo from '../favicon.svg';

export function Brand(): ReactNode {
  return (
    <Group gap={10} wrap="nowrap">
      <img src={logo} width={28} height={28} alt="" />
      <Text fw={700} size="lg" lh={1}>
        Rollcall
      </Text>
    </Group>
  );
}
