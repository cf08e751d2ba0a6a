import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { nameOf } from '../../api/people.js';
import { useChange } from '../../api/use-api.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { useTenant } from '../../shell/tenant.js';

interface Props {
  /** Null while nobody is asked about. */
  readonly user: { readonly id: string; readonly displayName: string | null; readonly userName: string } | null;
  readonly onClose: () => void;
}

export function RestoreDialog({ user, onClose }: Props): ReactNode {
  const { id } = useTenant();
  const restore = useChange((userId: string) => api.post(`/tenants/${id}/users/${userId}/restore`), keys.of(id));
  return (
    <ConfirmDialog
      opened={user !== null}
      onClose={onClose}
      title={`Restore ${user ? nameOf(user) : ''}?`}
      confirmLabel="Restore"
      destructive={false}
      onConfirm={async () => user && restore.mutateAsync(user.id)}
    >
      <Text size="sm">
        They come back as they were when they were deleted, with the same id, and into the teams whose identity provider
        still names them. If they are not assigned to the application any more, the next cycle may delete them again.
      </Text>
    </ConfirmDialog>
  );
}
