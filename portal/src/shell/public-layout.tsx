import { Box, Group, Paper, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Brand } from './brand.js';
import { ColorSchemeSwitch } from './color-scheme-switch.js';
import { PageOutlet } from './page-outlet.js';

/** The pages for who is not signed in: one card in the middle. */
export function PublicLayout(): ReactNode {
  return (
    <Stack mih="100dvh" gap={0}>
      <Group component="header" justify="space-between" p="md">
        <Brand />
        <ColorSchemeSwitch />
      </Group>
      <Box component="main" w="100%" maw={440} mx="auto" px="md" pt="6vh" pb="xl" flex={1}>
        <Paper withBorder shadow="xs" p={{ base: 'lg', xs: 'xl' }}>
          <PageOutlet />
        </Paper>
      </Box>
    </Stack>
  );
}
