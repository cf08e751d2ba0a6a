import { Button } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useChange } from '../../api/use-api.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { useTenant } from '../../shell/tenant.js';
import type { ExtensionSchema } from './types.js';

export function SchemaActions({ schema: { id: urn, name } }: { schema: ExtensionSchema }): ReactNode {
  const [asking, setAsking] = useState(false);
  const { id, slug } = useTenant();
  const navigate = useNavigate();
  const list = `/t/${slug}/settings/schemas`;
  async function removeAndLeave(): Promise<void> {
    await api.remove(`/tenants/${id}/schemas/${encodeURIComponent(urn)}`);
    await navigate(list);
  }
  const remove = useChange(removeAndLeave, keys.of(id, 'schemas'));
  return (
    <>
      <Button
        component={Link}
        to={`${list}/${encodeURIComponent(urn)}/edit`}
        variant="default"
        leftSection={<IconPencil size={16} aria-hidden />}
      >
        Edit
      </Button>
      <Button
        variant="default"
        c="var(--rollcall-bad)"
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        Delete
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Delete the schema ${name}?`}
        confirmLabel="Delete the schema"
        onConfirm={() => remove.mutateAsync()}
      >
        Identity providers neither find its attributes nor may write them any more: whatever is mapped to them fails.
        The values stay with the users and groups until those are replaced, and are seen again when a schema with the
        same URN is created.
      </ConfirmDialog>
    </>
  );
}
