import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyButton } from '../../components/copy-button.js';
import { Notice } from '../../components/notice.js';

export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }): ReactNode {
  return (
    <Stack>
      <Notice tone="good" role="status" title="Two-factor sign-in is on">
        Keep these recovery codes where you find them without your phone: each lets you in once. They are shown this
        once.
      </Notice>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {codes.map((code) => (
          <code key={code} className="mono">
            {code}
          </code>
        ))}
      </SimpleGrid>
      <Group justify="flex-end">
        <CopyButton value={codes.join('\n')} label="Copy the recovery codes" text="Copy the codes" />
        <Button variant="default" onClick={onDone}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
