import { Button, Stack } from '@mantine/core';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../api/use-api.js';
import type { List } from '../../api/wire.js';
import { Answer } from '../../components/answer.js';
import { EmptyState } from '../../components/empty-state.js';
import { Section } from '../../components/section.js';
import { useRole } from '../../shell/tenant.js';
import { NewSecretDialog } from './new-secret-dialog.js';
import { useIntegration } from './place.js';
import { SecretRow } from './secret-row.js';
import type { Secret } from './types.js';

export function SecretsTab(): ReactNode {
  const { path, keyOf } = useIntegration();
  const { canWrite } = useRole();
  const [creating, setCreating] = useState(false);
  const query = useApi<List<Secret>>(keyOf('secrets'), `${path}/secrets?limit=200`);
  const add = canWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
      Generate a secret
    </Button>
  );
  return (
    <>
      <Section
        title="Secrets"
        description="What the identity provider presents to be let in. Each shows when, from where and by what it was last used."
        actions={add}
      >
        <Answer query={query} bare>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState bare icon={IconKey} title="No secret yet">
                Generate one, and enter it at the identity provider.
              </EmptyState>
            ) : (
              <Stack gap="md">
                {items.toReversed().map((secret) => (
                  <SecretRow key={secret.id} secret={secret} others={items} />
                ))}
              </Stack>
            )
          }
        </Answer>
      </Section>
      <NewSecretDialog opened={creating} onClose={() => setCreating(false)} />
    </>
  );
}
