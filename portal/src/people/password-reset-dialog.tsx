import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/use-api.js';
import { FormProblem } from '../components/form-problem.js';
import { ShownOnce } from '../components/shown-once.js';
import type { PasswordReset } from './types.js';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Where the API has the person. */
  readonly path: string;
  readonly name: string;
}

/** A link by which somebody chooses a new password. */
export function PasswordResetDialog({ opened, onClose, path, name }: Props): ReactNode {
  const reset = useChange(() => api.post<PasswordReset>(`${path}/password-reset`));
  const close = (): void => {
    onClose();
    reset.reset();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={!reset.isSuccess}
      title={<Text fw={650}>A new password for {name}</Text>}
      size="lg"
    >
      {reset.data?.url ? (
        <ShownOnce label="Link to choose a new password" value={reset.data.url} onDone={close}>
          Hand it to {name} by a way that only they read: whoever opens it first chooses the password. It is good once,
          for an hour.
        </ShownOnce>
      ) : (
        <Stack>
          <Text size="sm" role={reset.isSuccess ? 'status' : undefined}>
            {reset.isSuccess
              ? `An e-mail with the link is on its way to ${name}. It is good once, for an hour.`
              : `${name} gets a link to choose a new password by. The old password, and where they are signed in, stay good until they have done so.`}
          </Text>
          <FormProblem>{reset.error?.message ?? null}</FormProblem>
          <Group justify="flex-end">
            {reset.isSuccess ? (
              <Button variant="default" onClick={close} autoFocus>
                Done
              </Button>
            ) : (
              <>
                <Button variant="default" onClick={close}>
                  Cancel
                </Button>
                <Button onClick={() => reset.mutate()} loading={reset.isPending}>
                  Make the link
                </Button>
              </>
            )}
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
