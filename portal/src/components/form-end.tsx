import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormProblem } from './form-problem.js';

interface Props {
  readonly problem: string | null;
  readonly pending: boolean;
  readonly onCancel: () => void;
  /** Whether something is lost by it. */
  readonly destructive?: boolean;
  /** What sends the form. */
  readonly children: ReactNode;
}

/** The end of a form in a dialog: what went wrong, and its two answers. */
export function FormEnd({ problem, pending, onCancel, destructive = false, children }: Props): ReactNode {
  return (
    <>
      <FormProblem>{problem}</FormProblem>
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" color={destructive ? 'red.8' : undefined} loading={pending}>
          {children}
        </Button>
      </Group>
    </>
  );
}
