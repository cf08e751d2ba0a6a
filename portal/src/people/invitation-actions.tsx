import { ActionIcon, Menu, Modal, Text } from '@mantine/core';
import { IconDots, IconMailForward, IconTrash } from '@tabler/icons-react';
import type { QueryKey } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/use-api.js';
import { ConfirmDialog } from '../components/confirm-dialog.js';
import { InvitationSent } from './invitation-sent.js';
import type { Invitation, SentInvitation } from './types.js';

interface Props {
  readonly invitation: Invitation;
  readonly path: string;
  readonly renewed: QueryKey;
}

export function InvitationActions({ invitation: { id, email }, path, renewed }: Props): ReactNode {
  const [dialog, setDialog] = useState<'resend' | 'withdraw' | null>(null);
  const [sent, setSent] = useState<SentInvitation | null>(null);
  const resend = useChange(() => api.post<SentInvitation>(`${path}/${id}/resend`), renewed);
  const withdraw = useChange(() => api.remove(`${path}/${id}`), renewed);
  const close = (): void => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for the invitation of ${email}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconMailForward size={16} />} onClick={() => setDialog('resend')}>
            Send again
          </Menu.Item>
          <Menu.Item
            c="var(--rollcall-bad)"
            leftSection={<IconTrash size={16} />}
            onClick={() => setDialog('withdraw')}
          >
            Withdraw
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={dialog === 'resend'}
        onClose={close}
        title={`Send the invitation of ${email} again?`}
        confirmLabel="Send again"
        destructive={false}
        onConfirm={async () => setSent(await resend.mutateAsync())}
      >
        A new link is made, good for another week. The one that was sent before opens nothing any more.
      </ConfirmDialog>
      <ConfirmDialog
        opened={dialog === 'withdraw'}
        onClose={close}
        title={`Withdraw the invitation of ${email}?`}
        confirmLabel="Withdraw it"
        onConfirm={() => withdraw.mutateAsync()}
      >
        The link that was sent opens nothing any more.
      </ConfirmDialog>
      <Modal
        opened={sent !== null}
        onClose={() => setSent(null)}
        closeOnClickOutside={false}
        title={<Text fw={650}>Sent again</Text>}
        size="lg"
      >
        {sent && <InvitationSent sent={sent} onDone={() => setSent(null)} />}
      </Modal>
    </>
  );
}
