import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.js';
import { CopyField } from './copy-field.js';
import { Notice } from './notice.js';

interface Props {
  readonly label: string;
  readonly value: string;
  /** What to do with it now. */
  readonly children: ReactNode;
  readonly onDone: () => void;
}

/** A link or a key in the only moment in which it can be read. */
export function ShownOnce({ label, value, children, onDone }: Props): ReactNode {
  return (
    <Stack>
      <Notice tone="warn" role="status" title="It is shown this once">
        {children}
      </Notice>
      <CopyField label={label} value={value} />
      <Group justify="flex-end">
        <CopyButton value={value} label={`Copy: ${label}`} text="Copy" />
        <Button variant="default" onClick={onDone}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
