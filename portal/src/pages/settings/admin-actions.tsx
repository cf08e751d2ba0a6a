import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPassword, IconTrash, IconUserShield } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useChange } from '../../api/use-api.js';
import { useSignedIn } from '../../api/use-me.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { PasswordResetDialog } from '../../people/password-reset-dialog.js';
import type { Admin } from '../../people/types.js';
import { useTenant } from '../../shell/tenant.js';

type Dialog = 'role' | 'reset' | 'remove';

export function AdminActions({ admin }: { admin: Admin }): ReactNode {
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { id: tenantId } = useTenant();
  const path = `/tenants/${tenantId}/admins/${admin.id}`;
  const close = (): void => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" shadow="md" width={230}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${admin.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUserShield size={16} />} onClick={() => setDialog('role')}>
            {admin.role === 'admin' ? 'Make a viewer' : 'Make an admin'}
          </Menu.Item>
          <Menu.Item leftSection={<IconPassword size={16} />} onClick={() => setDialog('reset')}>
            Let choose a new password
          </Menu.Item>
          <Menu.Item c="var(--rollcall-bad)" leftSection={<IconTrash size={16} />} onClick={() => setDialog('remove')}>
            Remove
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Confirmations admin={admin} path={path} dialog={dialog} onClose={close} />
      <PasswordResetDialog opened={dialog === 'reset'} onClose={close} path={path} name={admin.name} />
    </>
  );
}

interface Props {
  readonly admin: Admin;
  readonly path: string;
  readonly dialog: Dialog | null;
  readonly onClose: () => void;
}

function Confirmations({ admin: { id, name, role }, path, dialog, onClose }: Props): ReactNode {
  const tenant = useTenant();
  const isMe = useSignedIn().id === id;
  const other = role === 'admin' ? 'viewer' : 'admin';
  // Who has changed oneself is signed out: that shows when the next thing is asked for.
  const renewed = isMe ? keys.me : keys.of(tenant.id, 'admins');
  const change = useChange(() => api.patch(path, { role: other }), renewed);
  const remove = useChange(() => api.remove(path), renewed);
  return (
    <>
      <ConfirmDialog
        opened={dialog === 'role'}
        onClose={onClose}
        title={other === 'admin' ? `Make ${name} an admin?` : `Make ${name} a viewer?`}
        confirmLabel={other === 'admin' ? 'Make an admin' : 'Make a viewer'}
        destructive={other === 'viewer'}
        onConfirm={() => change.mutateAsync()}
      >
        {other === 'admin'
          ? `An admin may do everything in ${tenant.name}: generate secrets, invite people, delete integrations.`
          : `A viewer sees everything but the audit log, and changes nothing.`}{' '}
        {isMe ? 'You are signed out, and sign in again.' : 'They are signed out, and sign in again.'}
      </ConfirmDialog>
      <ConfirmDialog
        opened={dialog === 'remove'}
        onClose={onClose}
        title={isMe ? `Leave ${tenant.name}?` : `Remove ${name} from ${tenant.name}?`}
        confirmLabel={isMe ? 'Leave' : 'Remove'}
        onConfirm={() => remove.mutateAsync()}
      >
        {isMe
          ? 'You see nothing of it any more, until somebody invites you again. Without a role elsewhere your account goes.'
          : 'They are signed out, and see nothing of it any more. An account that has a role nowhere else goes with it.'}
      </ConfirmDialog>
    </>
  );
}
