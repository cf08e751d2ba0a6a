import { Stack } from '@mantine/core';
import { IconKey, IconListCheck, IconLock, IconShieldLock, IconUserCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { keys } from '../../api/keys.js';
import { ApiProblem } from '../../api/problem.js';
import type { Integration } from '../../api/types.js';
import { useApi } from '../../api/use-api.js';
import { Answer } from '../../components/answer.js';
import { Page } from '../../components/page.js';
import { type PageTab, PageTabs } from '../../components/page-tabs.js';
import { NotFound } from '../../shell/not-found.js';
import { useTenant } from '../../shell/tenant.js';
import { ConnectTab } from './connect-tab.js';
import { ExpiryWarning } from './expiry-warning.js';
import { IntegrationActions } from './integration-actions.js';
import { IntegrationStatus } from './integration-status.js';
import { NetworkTab } from './network-tab.js';
import { OAuthTab } from './oauth-tab.js';
import { IntegrationContext } from './place.js';
import { PROVIDER_NAMES } from './providers.js';
import { RefusalsTab } from './refusals-tab.js';
import { SecretsTab } from './secrets-tab.js';

const TABS: readonly PageTab[] = [
  { path: 'set-up', label: 'Set-up', icon: IconListCheck, Panel: ConnectTab },
  { path: 'secrets', label: 'Secrets', icon: IconKey, Panel: SecretsTab },
  { path: 'oauth', label: 'OAuth', icon: IconUserCheck, Panel: OAuthTab },
  { path: 'network', label: 'Network guard', icon: IconShieldLock, Panel: NetworkTab },
  { path: 'refusals', label: 'Refusals', icon: IconLock, Panel: RefusalsTab },
];

export function Component(): ReactNode {
  const { integrationId = '' } = useParams();
  const { id } = useTenant();
  const query = useApi<Integration>(
    keys.of(id, 'integrations', integrationId),
    `/tenants/${id}/integrations/${integrationId}`,
  );
  if (query.error instanceof ApiProblem && query.error.status === 404) return <NotFound what="integration" />;
  return <Answer query={query}>{(integration) => <Shown key={integration.id} integration={integration} />}</Answer>;
}

function Shown({ integration }: { integration: Integration }): ReactNode {
  const { slug } = useTenant();
  const provider = PROVIDER_NAMES[integration.provider];
  const root = `/t/${slug}/integrations`;
  return (
    <IntegrationContext value={integration}>
      <Page
        title={integration.name}
        description={integration.name === provider ? undefined : provider}
        aside={<IntegrationStatus status={integration.status} />}
        actions={<IntegrationActions />}
        trail={[{ label: 'Integrations', to: root }]}
      >
        {integration.warnings.length > 0 && (
          <Stack gap={6}>
            {integration.warnings.map((warning) => (
              <ExpiryWarning key={warning.id} warning={warning} />
            ))}
          </Stack>
        )}
        <PageTabs label="Parts of the integration" root={`${root}/${integration.id}`} tabs={TABS} />
      </Page>
    </IntegrationContext>
  );
}
