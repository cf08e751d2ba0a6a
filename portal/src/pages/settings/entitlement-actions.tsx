import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useChange } from '../../api/use-api.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { useTenant } from '../../shell/tenant.js';
import { EntitlementDialog } from './entitlement-dialog.js';
import type { Entitlement } from './types.js';

export function EntitlementActions({ entitlement }: { entitlement: Entitlement }): ReactNode {
  const [dialog, setDialog] = useState<'edit' | 'delete' | null>(null);
  const { id } = useTenant();
  const remove = useChange(
    () => api.remove(`/tenants/${id}/entitlements/${entitlement.id}`),
    keys.of(id, 'entitlements'),
  );
  const close = (): void => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${entitlement.displayName}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('edit')}>
            Edit
          </Menu.Item>
          <Menu.Item c="var(--rollcall-bad)" leftSection={<IconTrash size={16} />} onClick={() => setDialog('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <EntitlementDialog opened={dialog === 'edit'} onClose={close} entitlement={entitlement} />
      <ConfirmDialog
        opened={dialog === 'delete'}
        onClose={close}
        title={`Offer ${entitlement.displayName} no more?`}
        confirmLabel="Delete"
        onConfirm={() => remove.mutateAsync()}
      >
        Identity providers do not find it any more. Users who have been given it keep it until their identity provider
        takes it from them. It cannot be undone: one of the same name would have another value.
      </ConfirmDialog>
    </>
  );
}
