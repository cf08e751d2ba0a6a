import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button.js';
import { CopyField } from './copy-field.js';
import { Notice } from './notice.js';

interface Props {
  /** What it is called where it is to be entered: `Secret Token`. */
  readonly label: string;
  readonly secret: string;
  /** What comes beside it, such as the id of an OAuth client. */
  readonly others?: readonly { readonly label: string; readonly value: string }[];
  readonly children?: ReactNode;
  readonly onDone: () => void;
}

/** A secret in the only moment in which it can be read. */
export function SecretShown({ label, secret, others = [], children, onDone }: Props): ReactNode {
  return (
    <Stack>
      <Notice tone="warn" role="status" title="It is shown this once">
        Enter it at the identity provider now, or keep it in a password manager. Rollcall keeps only a fingerprint of
        it: who loses it makes a new one.
      </Notice>
      {others.map((other) => (
        <CopyField key={other.label} {...other} />
      ))}
      <CopyField label={label} value={secret} />
      {children}
      <Group justify="flex-end">
        <CopyButton value={secret} label={`Copy: ${label}`} text="Copy the secret" />
        <Button variant="default" onClick={onDone}>
          Done
        </Button>
      </Group>
    </Stack>
  );
}
