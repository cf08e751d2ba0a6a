import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Tenant } from '../../api/types.js';
import { useChange } from '../../api/use-api.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { TenantDialog } from './tenant-dialog.js';

export function TenantActions({ tenant }: { tenant: Tenant }): ReactNode {
  const [dialog, setDialog] = useState<'rename' | 'delete' | null>(null);
  const remove = useChange(() => api.remove(`/tenants/${tenant.id}`), keys.tenants, keys.me);
  const close = (): void => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${tenant.name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('rename')}>
            Rename
          </Menu.Item>
          <Menu.Item c="var(--rollcall-bad)" leftSection={<IconTrash size={16} />} onClick={() => setDialog('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <TenantDialog opened={dialog === 'rename'} onClose={close} tenant={tenant} />
      <ConfirmDialog
        opened={dialog === 'delete'}
        onClose={close}
        title={`Delete the tenant ${tenant.name}?`}
        confirmLabel="Delete the tenant"
        typed={tenant.slug}
        onConfirm={() => remove.mutateAsync()}
      >
        Everything of it goes: its integrations and secrets, its users and teams, the record of their changes, and the
        roles that people have in it. Its identity providers are refused from then on. It cannot be undone.
      </ConfirmDialog>
    </>
  );
}
