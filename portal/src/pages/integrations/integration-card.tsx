import { Anchor, Button, Card, Group, Stack, Text } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Integration } from '../../api/types.js';
import { CopyField } from '../../components/copy-field.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useRole } from '../../shell/tenant.js';
import { ExpiryWarning } from './expiry-warning.js';
import { IntegrationStatus } from './integration-status.js';
import { ProviderMark } from './provider-mark.js';
import { PROVIDER_NAMES } from './providers.js';

export function IntegrationCard({ integration }: { integration: Integration }): ReactNode {
  const { id, name, provider, scimUrl, status, lastRequestAt, warnings } = integration;
  const { canWrite } = useRole();
  return (
    <Card component="article" padding="lg">
      <Stack gap="md" h="100%">
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <Group gap="md" wrap="nowrap" miw={0}>
            <ProviderMark provider={provider} />
            <div style={{ minWidth: 0 }}>
              <Anchor component={Link} to={id} fw={650} c="inherit" style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Anchor>
              <Text size="sm" c="dimmed">
                {PROVIDER_NAMES[provider]}
              </Text>
            </div>
          </Group>
        </Group>
        <Group gap="sm">
          <IntegrationStatus status={status} />
          {lastRequestAt !== null && (
            <Text size="sm" c="dimmed">
              Last request <TimeAgo at={lastRequestAt} />
            </Text>
          )}
        </Group>
        {warnings.map((warning) => (
          <ExpiryWarning key={warning.id} warning={warning} />
        ))}
        <CopyField label="SCIM URL" value={scimUrl} />
        <Group mt="auto">
          <Button
            component={Link}
            to={id}
            variant={status === 'waiting' && canWrite ? 'filled' : 'default'}
            size="xs"
            rightSection={<IconArrowRight size={14} aria-hidden />}
          >
            {status === 'waiting' && canWrite ? 'Set it up' : 'Open'}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
