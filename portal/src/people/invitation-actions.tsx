import { ActionIcon, Menu, Modal, Text } from '@mantine/core';
import { IconDots, IconMailForward, IconTrash } from '@tabler/icons-react';
import type { QueryKey } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/use-api.js';
import { ConfirmDialog, Question } from '../components/confirm-dialog.js';
import { InvitationSent } from './invitation-sent.js';
import type { Invitation, SentInvitation } from './types.js';

interface Props {
  readonly invitation: Invitation;
  readonly path: string;
  readonly renewed: QueryKey;
}

export function InvitationActions({ invitation, path, renewed }: Props): ReactNode {
  const { id, email } = invitation;
  const [dialog, setDialog] = useState<'resend' | 'withdraw' | null>(null);
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
      <ResendDialog
        opened={dialog === 'resend'}
        onClose={close}
        invitation={invitation}
        path={path}
        renewed={renewed}
      />
      <ConfirmDialog
        opened={dialog === 'withdraw'}
        onClose={close}
        title={`Withdraw the invitation of ${email}?`}
        confirmLabel="Withdraw it"
        onConfirm={() => withdraw.mutateAsync()}
      >
        The link that was sent opens nothing any more.
      </ConfirmDialog>
    </>
  );
}

interface ResendProps extends Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

function ResendDialog({ opened, onClose, invitation: { id, email }, path, renewed }: ResendProps): ReactNode {
  const resend = useChange(() => api.post<SentInvitation>(`${path}/${id}/resend`), renewed);
  const close = (): void => {
    onClose();
    resend.reset();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={!resend.isSuccess}
      title={<Text fw={650}>{resend.isSuccess ? 'Sent again' : `Send the invitation of ${email} again?`}</Text>}
      size="lg"
    >
      {resend.data ? (
        <InvitationSent sent={resend.data} onDone={close} />
      ) : (
        <Question onClose={close} confirmLabel="Send again" destructive={false} onConfirm={() => resend.mutateAsync()}>
          A new link is made, good for another week. The one that was sent before opens nothing any more.
        </Question>
      )}
    </Modal>
  );
}
