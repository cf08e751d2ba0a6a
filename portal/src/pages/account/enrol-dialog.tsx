import { Modal, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { RecoveryCodesResponse, TotpEnrolmentResponse } from '../../../../src/admins/account.dto.js';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { queryClient } from '../../api/query-client.js';
import { useChange } from '../../api/use-api.js';
import { CopyField } from '../../components/copy-field.js';
import { FormEnd } from '../../components/form-end.js';
import { useFields } from '../../components/use-fields.js';
import { QrCode } from './qr-code.js';
import { RecoveryCodes } from './recovery-codes.js';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Password, then the app, then the codes for the day on which the phone is lost. */
export function EnrolDialog({ opened, onClose }: Props): ReactNode {
  const [enrolment, setEnrolment] = useState<TotpEnrolmentResponse | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  function close(): void {
    onClose();
    setEnrolment(null);
    setCodes(null);
    if (codes !== null) void queryClient.invalidateQueries({ queryKey: keys.me });
  }
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={codes === null}
      title={<Text fw={650}>Turn two-factor sign-in on</Text>}
    >
      {codes !== null ? (
        <RecoveryCodes codes={codes} onDone={close} />
      ) : enrolment !== null ? (
        <AppForm enrolment={enrolment} onConfirmed={setCodes} onClose={close} />
      ) : (
        <PasswordForm onEnrolled={setEnrolment} onClose={close} />
      )}
    </Modal>
  );
}

function PasswordForm({
  onEnrolled,
  onClose,
}: {
  onEnrolled: (enrolment: TotpEnrolmentResponse) => void;
  onClose: () => void;
}): ReactNode {
  const enrol = useChange((body: { password: string }) => api.post<TotpEnrolmentResponse>('/account/totp', body));
  const form = useFields({ password: '' }, enrol.error);
  return (
    <form onSubmit={form.onSubmit((values) => enrol.mutate(values, { onSuccess: onEnrolled }))}>
      <Stack>
        <PasswordInput
          label="Your password"
          autoComplete="current-password"
          required
          data-autofocus
          {...form.text('password')}
        />
        <FormEnd problem={form.problem} pending={enrol.isPending} onCancel={onClose}>
          Go on
        </FormEnd>
      </Stack>
    </form>
  );
}

function AppForm({
  enrolment,
  onConfirmed,
  onClose,
}: {
  enrolment: TotpEnrolmentResponse;
  onConfirmed: (codes: readonly string[]) => void;
  onClose: () => void;
}): ReactNode {
  const confirm = useChange(
    (body: { code: string }) => api.post<RecoveryCodesResponse>('/account/totp/confirm', body),
    keys.sessions,
  );
  const form = useFields({ code: '' }, confirm.error);
  const submit = form.onSubmit(({ code }) =>
    confirm.mutate({ code: code.trim() }, { onSuccess: ({ recoveryCodes }) => onConfirmed(recoveryCodes) }),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text size="sm">Scan this with your authenticator app, or type the key into it.</Text>
        <QrCode text={enrolment.uri} label="QR code for your authenticator app" />
        <CopyField label="Key" value={enrolment.secret} />
        <TextInput
          label="Code"
          description="The six digits that the app shows now."
          inputMode="numeric"
          autoComplete="one-time-code"
          required
          autoFocus
          {...form.text('code')}
        />
        <FormEnd problem={form.problem} pending={confirm.isPending} onCancel={onClose}>
          Turn it on
        </FormEnd>
      </Stack>
    </form>
  );
}
