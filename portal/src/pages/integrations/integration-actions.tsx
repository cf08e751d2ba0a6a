import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { keys } from '../../api/keys.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import { IntegrationDialog } from './integration-dialog.js';
import { useIntegration } from './place.js';

export function IntegrationActions(): ReactNode {
  const { integration, path } = useIntegration();
  const tenant = useTenant();
  const { canWrite } = useRole();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<'change' | 'delete' | null>(null);
  if (!canWrite) return null;
  async function remove(): Promise<void> {
    await api.remove(path);
    await navigate(`/t/${tenant.slug}/integrations`);
    void queryClient.invalidateQueries({ queryKey: keys.of(tenant.id, 'integrations') });
  }
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={15} aria-hidden />}>
            Actions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog('change')}>
            Change name or provider
          </Menu.Item>
          <Menu.Item c="var(--rollcall-bad)" leftSection={<IconTrash size={16} />} onClick={() => setDialog('delete')}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <IntegrationDialog opened={dialog === 'change'} onClose={() => setDialog(null)} integration={integration} />
      <ConfirmDialog
        opened={dialog === 'delete'}
        onClose={() => setDialog(null)}
        title={`Delete ${integration.name}?`}
        confirmLabel="Delete the integration"
        typed={integration.name}
        onConfirm={remove}
      >
        Its SCIM URL, secrets and OAuth clients end at once, and the identity provider is refused from then on. The
        users and teams that it brought stay. It cannot be undone.
      </ConfirmDialog>
    </>
  );
}
