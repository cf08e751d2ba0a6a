import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { explain } from '../api/problem.js';
import { FormProblem } from './form-problem.js';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** A question: `Delete the tenant Acme?` */
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode;
  /** What the button says: a verb. */
  readonly confirmLabel: string;
  /** Has to be typed first, where much would be lost. */
  readonly typed?: string;
  /** Whether something is lost by it. */
  readonly destructive?: boolean;
  /** The question stays, and shows what went wrong, until this is done. */
  readonly onConfirm: () => Promise<unknown>;
}

/** Asks before something is lost. */
export function ConfirmDialog(props: Props): ReactNode {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={<Text fw={650}>{props.title}</Text>}>
      <Question
        {...props}
        onConfirm={async () => {
          await props.onConfirm();
          props.onClose();
        }}
      />
    </Modal>
  );
}

type QuestionProps = Omit<Props, 'opened' | 'title'>;

/** What a dialog asks, and its two answers. */
export function Question({
  children,
  confirmLabel,
  typed,
  destructive = true,
  onClose,
  onConfirm,
}: QuestionProps): ReactNode {
  const [text, setText] = useState('');
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function confirm(event: FormEvent): Promise<void> {
    event.preventDefault();
    // React hands it on to a form that the dialog was opened from.
    event.stopPropagation();
    setPending(true);
    setError(null);
    try {
      await onConfirm();
    } catch (failure) {
      setError(failure);
    } finally {
      setPending(false);
    }
  }
  return (
    <form onSubmit={confirm}>
      <Stack>
        <Text size="sm" component="div">
          {children}
        </Text>
        {typed !== undefined && (
          <TextInput
            label={
              <>
                Type <strong>{typed}</strong> to confirm
              </>
            }
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <FormProblem>{error === null ? null : explain(error)}</FormProblem>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            color={destructive ? 'red.8' : undefined}
            loading={pending}
            disabled={typed !== undefined && text.trim() !== typed}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
