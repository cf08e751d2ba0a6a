import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBackUp, IconClockPlus, IconDots, IconRefresh, IconSquareX, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/use-api.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { ExtendDialog } from './extend-dialog.js';
import { useIntegration } from './place.js';
import { RotateDialog } from './rotate-dialog.js';
import { nameOf } from './secret-name.js';
import type { Secret } from './types.js';

type Dialog = 'rotate' | 'extend' | 'retire' | 'cancel' | 'delete';

interface Props {
  readonly secret: Secret;
  readonly successor: Secret | null;
}

export function SecretActions({ secret, successor }: Props): ReactNode {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  const { status, replacedBy } = secret;
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${nameOf(secret)}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {replacedBy === null && status === 'active' && (
            <Menu.Item leftSection={<IconRefresh size={16} />} onClick={() => setDialog('rotate')}>
              Rotate
            </Menu.Item>
          )}
          {status === 'rotating' && (
            <>
              <Menu.Item leftSection={<IconSquareX size={16} />} onClick={() => setDialog('retire')}>
                Retire now
              </Menu.Item>
              <Menu.Item leftSection={<IconClockPlus size={16} />} onClick={() => setDialog('extend')}>
                Move its end
              </Menu.Item>
              {successor?.lastUsedAt === null && (
                <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => setDialog('cancel')}>
                  Take the rotation back
                </Menu.Item>
              )}
            </>
          )}
          <Menu.Item c="var(--rollcall-bad)" leftSection={<IconTrash size={16} />} onClick={() => setDialog('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RotateDialog secret={secret} opened={dialog === 'rotate'} onClose={close} />
      <ExtendDialog secret={secret} opened={dialog === 'extend'} onClose={close} />
      <Confirmations secret={secret} dialog={dialog} onClose={close} />
    </>
  );
}

function Confirmations({
  secret,
  dialog,
  onClose,
}: {
  secret: Secret;
  dialog: Dialog | null;
  onClose: () => void;
}): ReactNode {
  const { path, keyOf } = useIntegration();
  const own = `${path}/secrets/${secret.id}`;
  const retire = useChange(() => api.post(`${own}/retire`), keyOf());
  const cancel = useChange(() => api.post(`${own}/cancel-rotation`), keyOf());
  const remove = useChange(() => api.remove(own), keyOf());
  return (
    <>
      <ConfirmDialog
        opened={dialog === 'retire'}
        onClose={onClose}
        title={`Retire ${nameOf(secret)} now?`}
        confirmLabel="Retire it"
        destructive={!secret.safeToRetire}
        onConfirm={() => retire.mutateAsync()}
      >
        {secret.safeToRetire
          ? 'The new secret is in use and this one is not: nothing will be refused.'
          : 'It is not known to be safe: whatever still presents this secret is refused from the next request on.'}
      </ConfirmDialog>
      <ConfirmDialog
        opened={dialog === 'cancel'}
        onClose={onClose}
        title="Take the rotation back?"
        confirmLabel="Take it back"
        onConfirm={() => cancel.mutateAsync()}
      >
        The new secret is deleted, and {nameOf(secret)} goes on as if it had never been rotated.
      </ConfirmDialog>
      <ConfirmDialog
        opened={dialog === 'delete'}
        onClose={onClose}
        title={`Delete ${nameOf(secret)}?`}
        confirmLabel="Delete the secret"
        onConfirm={() => remove.mutateAsync()}
      >
        {secret.status === 'expired' || secret.lastUsedAt === null
          ? 'It is gone at once. It cannot be undone.'
          : 'It has been in use: whatever presents it is refused from the next request on. To change it without losing a request, rotate it. It cannot be undone.'}
      </ConfirmDialog>
    </>
  );
}
