import { Group, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { CopyButton } from './copy-button.js';
import classes from './copy-field.module.css';

interface Props {
  /** What the value is called where it is to be entered. */
  readonly label: string;
  readonly value: string;
  readonly description?: ReactNode;
}

/** A value to be entered elsewhere: readable, selectable by a click, with a button that copies it. */
export function CopyField({ label, value, description }: Props): ReactNode {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <Text size="sm" fw={500} id={id}>
        {label}
      </Text>
      {description !== undefined && (
        <Text size="xs" c="dimmed" component="div">
          {description}
        </Text>
      )}
      <Group className={classes.field} wrap="nowrap" gap={4} mt={4}>
        <code className={classes.value}>{value}</code>
        <CopyButton value={value} label={`Copy: ${label}`} />
      </Group>
    </div>
  );
}
