import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPassword, IconShieldOff, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useChange } from '../../api/use-api.js';
import { useSignedIn } from '../../api/use-me.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { PasswordResetDialog } from '../../people/password-reset-dialog.js';
import type { Account } from '../../people/types.js';

type Dialog = 'reset' | 'disable-totp' | 'delete';

export function AccountActions({ account }: { account: Account }): ReactNode {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const close = (): void => setDialog(null);
  const path = `/accounts/${account.id}`;
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${account.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPassword size={16} />} onClick={() => setDialog('reset')}>
            Let choose a new password
          </Menu.Item>
          {account.totpEnabled && (
            <Menu.Item leftSection={<IconShieldOff size={16} />} onClick={() => setDialog('disable-totp')}>
              Turn two-factor off
            </Menu.Item>
          )}
          <Menu.Item c="var(--rollcall-bad)" leftSection={<IconTrash size={16} />} onClick={() => setDialog('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <PasswordResetDialog opened={dialog === 'reset'} onClose={close} path={path} name={account.name} />
      <Confirmations account={account} dialog={dialog} onClose={close} />
    </>
  );
}

interface Props {
  readonly account: Account;
  readonly dialog: Dialog | null;
  readonly onClose: () => void;
}

function Confirmations({ account: { id, name, email, operator }, dialog, onClose }: Props): ReactNode {
  // Whoever did it to themselves is signed out.
  const renewed = useSignedIn().id === id ? keys.me : ['accounts'];
  const disable = useChange(() => api.remove(`/accounts/${id}/totp`), renewed);
  const remove = useChange(() => api.remove(`/accounts/${id}`), renewed);
  return (
    <>
      <ConfirmDialog
        opened={dialog === 'disable-totp'}
        onClose={onClose}
        title={`Turn two-factor sign-in off for ${name}?`}
        confirmLabel="Turn it off"
        onConfirm={() => disable.mutateAsync()}
      >
        For who has lost the phone and the recovery codes. They are signed out, and the password alone lets in from then
        on: be sure that it is really {name} who asks.
      </ConfirmDialog>
      <ConfirmDialog
        opened={dialog === 'delete'}
        onClose={onClose}
        title={`Delete the account of ${name}?`}
        confirmLabel="Delete the account"
        typed={email}
        onConfirm={() => remove.mutateAsync()}
      >
        {operator ? 'They are no operator any more.' : 'All their roles go with it.'} They are signed out at once. It
        cannot be undone; they can be invited again.
      </ConfirmDialog>
    </>
  );
}
