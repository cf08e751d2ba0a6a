import { Button, Stack } from '@mantine/core';
import { IconPlus, IconUserCheck } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../api/use-api.js';
import type { List } from '../../api/wire.js';
import { Answer } from '../../components/answer.js';
import { EmptyState } from '../../components/empty-state.js';
import { Section } from '../../components/section.js';
import { useRole } from '../../shell/tenant.js';
import { NewClientDialog } from './new-client-dialog.js';
import { OAuthClientRow } from './oauth-client-row.js';
import { useIntegration } from './place.js';
import type { OAuthClient } from './types.js';

export function OAuthClientsSection(): ReactNode {
  const { path, keyOf } = useIntegration();
  const { canWrite } = useRole();
  const [creating, setCreating] = useState(false);
  const query = useApi<List<OAuthClient>>(keyOf('oauth-clients'), `${path}/oauth-clients?limit=200`);
  return (
    <>
      <Section
        title="OAuth clients"
        description="The identity provider fetches access tokens with a client id and a client secret (OAuth 2.0 client credentials). Entra ID calls it OAuth2 client credentials grant."
        actions={
          canWrite && (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setCreating(true)}
            >
              New OAuth client
            </Button>
          )
        }
      >
        <Answer query={query} bare>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState bare icon={IconUserCheck} title="No OAuth client">
                Needed only where the identity provider asks for a token endpoint.
              </EmptyState>
            ) : (
              <Stack gap="md">
                {items.map((client) => (
                  <OAuthClientRow key={client.id} client={client} />
                ))}
              </Stack>
            )
          }
        </Answer>
      </Section>
      <NewClientDialog opened={creating} onClose={() => setCreating(false)} />
    </>
  );
}
