import { Button, SimpleGrid } from '@mantine/core';
import { IconPlugConnected, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { keys } from '../../api/keys.js';
import type { Integration } from '../../api/types.js';
import { useApi } from '../../api/use-api.js';
import type { List } from '../../api/wire.js';
import { Answer } from '../../components/answer.js';
import { EmptyState } from '../../components/empty-state.js';
import { Page } from '../../components/page.js';
import { DemoPanel } from '../../demo/demo-panel.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import { IntegrationCard } from './integration-card.js';
import { IntegrationDialog } from './integration-dialog.js';

export function Component(): ReactNode {
  const { id } = useTenant();
  const { canWrite } = useRole();
  const [creating, setCreating] = useState(false);
  const query = useApi<List<Integration>>(keys.of(id, 'integrations'), `/tenants/${id}/integrations?limit=200`);
  const add = canWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      New integration
    </Button>
  );
  return (
    <Page
      title="Integrations"
      description="The identity providers that users and teams come from, and that keep them in step."
      actions={add}
    >
      <DemoPanel />
      <Answer query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={IconPlugConnected} title="Connect an identity provider" action={add || undefined}>
              {canWrite
                ? 'An integration has the SCIM URL and the secret that Entra ID, Okta or another provider needs, and shows every step of the set-up.'
                : 'No integration has been created yet. An admin of this tenant can create one.'}
            </EmptyState>
          ) : (
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
              {items.map((integration) => (
                <IntegrationCard key={integration.id} integration={integration} />
              ))}
            </SimpleGrid>
          )
        }
      </Answer>
      <IntegrationDialog opened={creating} onClose={() => setCreating(false)} />
    </Page>
  );
}
