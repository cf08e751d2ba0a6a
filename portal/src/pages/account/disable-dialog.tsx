import { Modal, PasswordInput, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useChange } from '../../api/use-api.js';
import { FormEnd } from '../../components/form-end.js';
import { useFields } from '../../components/use-fields.js';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function DisableDialog({ opened, onClose }: Props): ReactNode {
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={650}>Turn two-factor sign-in off?</Text>}>
      <Form onClose={onClose} />
    </Modal>
  );
}

function Form({ onClose }: { onClose: () => void }): ReactNode {
  const disable = useChange(
    (body: { password: string }) => api.post('/account/totp/disable', body),
    keys.me,
    keys.sessions,
  );
  const form = useFields({ password: '' }, disable.error);
  return (
    <form onSubmit={form.onSubmit((values) => disable.mutate(values, { onSuccess: onClose }))}>
      <Stack>
        <Text size="sm">From then on your password alone lets you in. The recovery codes are void.</Text>
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          required
          data-autofocus
          {...form.text('password')}
        />
        <FormEnd problem={form.problem} pending={disable.isPending} onCancel={onClose} destructive>
          Turn it off
        </FormEnd>
      </Stack>
    </form>
  );
}
