import { Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/use-api.js';
import { FormEnd } from '../components/form-end.js';
import { useFields } from '../components/use-fields.js';
import { InvitationSent } from './invitation-sent.js';
import { ROLE_CHOICES } from './roles.js';
import type { SentInvitation } from './types.js';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** Where the API has the invitations, and the key of what changes by one. */
  readonly path: string;
  readonly renewed: QueryKey;
  /** Where people are invited to: a tenant, in which they get a role, or the operators. */
  readonly to: string;
  readonly withRole: boolean;
}

export function InviteDialog({ opened, onClose, ...form }: Props): ReactNode {
  const [sent, setSent] = useState<SentInvitation | null>(null);
  const close = (): void => {
    onClose();
    setSent(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={sent === null}
      title={<Text fw={650}>{sent ? 'Invited' : `Invite somebody to ${form.to}`}</Text>}
      size="lg"
    >
      {sent ? <InvitationSent sent={sent} onDone={close} /> : <Form {...form} onClose={close} onSent={setSent} />}
    </Modal>
  );
}

type FormProps = Omit<Props, 'opened' | 'to'> & { readonly onSent: (sent: SentInvitation) => void };

function Form({ path, renewed, withRole, onClose, onSent }: FormProps): ReactNode {
  const invite = useChange((body: object) => api.post<SentInvitation>(path, body), renewed);
  const form = useFields({ email: '', role: 'viewer' }, invite.error);
  return (
    <form
      onSubmit={form.onSubmit(({ email, role }) =>
        invite.mutate(withRole ? { email, role } : { email }, { onSuccess: onSent }),
      )}
    >
      <Stack>
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="off"
          maxLength={254}
          required
          data-autofocus
          {...form.text('email')}
        />
        {withRole ? (
          <Select
            label="Role"
            data={ROLE_CHOICES}
            allowDeselect={false}
            value={form.values.role}
            onChange={(role) => form.set({ role: role ?? 'viewer' })}
          />
        ) : (
          <Text size="sm" c="dimmed">
            An operator may do everything in every tenant.
          </Text>
        )}
        <FormEnd problem={form.problem} pending={invite.isPending} onCancel={onClose}>
          Invite
        </FormEnd>
      </Stack>
    </form>
  );
}
