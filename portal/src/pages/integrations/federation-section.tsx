import { Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { useChange } from '../../api/use-api.js';
import { Answer } from '../../components/answer.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { CopyField } from '../../components/copy-field.js';
import { EmptyState } from '../../components/empty-state.js';
import { Fact } from '../../components/fact.js';
import { Section } from '../../components/section.js';
import { useRole } from '../../shell/tenant.js';
import { AssertionTester } from './assertion-tester.js';
import { FederationDialog } from './federation-dialog.js';
import { LastUse } from './last-use.js';
import { useIntegration } from './place.js';
import type { Federation } from './types.js';

/** Null where the integration has none. */
async function fetchFederation(path: string, signal: AbortSignal): Promise<Federation | null> {
  return api.get<Federation>(`${path}/federation`, signal).catch((error: unknown) => {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  });
}

export function FederationSection(): ReactNode {
  const { path, keyOf } = useIntegration();
  const { canWrite } = useRole();
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: keyOf('federation'),
    queryFn: ({ signal }) => fetchFederation(path, signal),
  });
  return (
    <Section
      title="Federation"
      description="No secret at all: the identity provider signs who it is, and Rollcall checks that against its published keys (RFC 7523). Entra ID calls it Workload Identity based authentication."
      actions={
        canWrite &&
        query.data !== undefined && (
          <Button variant="default" onClick={() => setEditing(true)}>
            {query.data === null ? 'Set it up' : 'Change'}
          </Button>
        )
      }
    >
      <Answer query={query} bare>
        {(federation) => (
          <>
            {federation === null ? (
              <EmptyState bare icon={IconCertificate} title="No federation" />
            ) : (
              <Shown federation={federation} />
            )}
            <FederationDialog opened={editing} onClose={() => setEditing(false)} federation={federation} />
          </>
        )}
      </Answer>
    </Section>
  );
}

function Shown({ federation }: { federation: Federation }): ReactNode {
  const { path, keyOf } = useIntegration();
  const { canWrite } = useRole();
  const [deleting, setDeleting] = useState(false);
  const remove = useChange(() => api.remove(`${path}/federation`), keyOf());
  const { scimUrl, tokenUrl, clientId, issuer, jwksUrl, subject, audience, tid } = federation;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        <CopyField label="Tenant URL" value={scimUrl} />
        <CopyField label="Token Endpoint" value={tokenUrl} />
        <CopyField label="Client Identifier" value={clientId} />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
        <Fact label="Issuer">{issuer}</Fact>
        <Fact label="Keys">{jwksUrl}</Fact>
        <Fact label="Subject">{subject}</Fact>
        <Fact label="Audience">{audience}</Fact>
        <Fact label="Entra's tenant (tid)">{tid ?? 'as the issuer names it'}</Fact>
        <Fact label="Last seen">
          <LastUse {...federation} />
        </Fact>
      </SimpleGrid>
      {canWrite && <AssertionTester />}
      {canWrite && (
        <Group>
          <Button variant="subtle" color="red" size="xs" onClick={() => setDeleting(true)}>
            Delete the federation
          </Button>
        </Group>
      )}
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title="Delete the federation?"
        confirmLabel="Delete it"
        onConfirm={() => remove.mutateAsync()}
      >
        All access tokens that it has end at once, and no assertion is accepted any more.
      </ConfirmDialog>
    </Stack>
  );
}
