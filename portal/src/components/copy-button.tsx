import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { copy } from './copy.js';

const SHOWN_MS = 2_000;

interface Props {
  readonly value: string;
  /** What is copied, for who cannot see it: `Copy the SCIM URL`. */
  readonly label: string;
  /** A button with words instead of an icon, for what has just been made: whatever made it, and had the focus, is gone. */
  readonly text?: string;
}

export function CopyButton({ value, label, text }: Props): ReactNode {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (result === null) return undefined;
    const timer = window.setTimeout(() => setResult(null), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [result]);
  const onClick = (): void => void copy(value).then((copied) => setResult(copied ? 'copied' : 'failed'));
  const said = result === 'copied' ? 'Copied' : result === 'failed' ? 'Select it and copy it by hand' : label;
  const icon = result === 'copied' ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />;
  if (text !== undefined) {
    return (
      <Button autoFocus onClick={onClick} leftSection={icon} aria-live="polite">
        {result === null ? text : said}
      </Button>
    );
  }
  return (
    <Tooltip label={said}>
      <ActionIcon variant="subtle" color="gray" size="lg" onClick={onClick} aria-label={said} aria-live="polite">
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
