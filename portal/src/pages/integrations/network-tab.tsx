import { Stack, Table, Text } from '@mantine/core';
import { IconWorld } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useApi } from '../../api/use-api.js';
import { Answer } from '../../components/answer.js';
import { EmptyState } from '../../components/empty-state.js';
import { Section } from '../../components/section.js';
import { StatusBadge } from '../../components/status-badge.js';
import { TimeAgo } from '../../components/time-ago.js';
import { WideTable } from '../../components/wide-table.js';
import { NetworkGuardForm } from './network-guard-form.js';
import { useIntegration } from './place.js';
import type { Networks } from './types.js';

export function NetworkTab(): ReactNode {
  const { path, keyOf } = useIntegration();
  const query = useApi<Networks>(keyOf('networks'), `${path}/networks`);
  return (
    <Answer query={query}>
      {(networks) => (
        <Stack gap="lg">
          <NetworkGuardForm key={JSON.stringify([networks.mode, networks.allow])} networks={networks} />
          <Seen {...networks} />
        </Stack>
      )}
    </Answer>
  );
}

function Seen({ seen, mode }: Networks): ReactNode {
  return (
    <Section
      title="Where requests have come from"
      description="Networks from which a valid secret or token was presented: /24 in IPv4, /48 in IPv6."
    >
      {seen.length === 0 ? (
        <EmptyState bare icon={IconWorld} title="Nothing seen yet">
          Networks show here as soon as the identity provider has been let in.
        </EmptyState>
      ) : (
        <WideTable minWidth={480}>
          <Table aria-label="Networks seen">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Network</Table.Th>
                <Table.Th ta="right">Requests</Table.Th>
                <Table.Th>First seen</Table.Th>
                <Table.Th>Last seen</Table.Th>
                {mode !== 'off' && <Table.Th>Guard</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {seen.map(({ network, requests, firstSeenAt, lastSeenAt, allowed }) => (
                <Table.Tr key={network}>
                  <Table.Td>
                    <span className="mono">{network}</span>
                  </Table.Td>
                  <Table.Td ta="right">{requests.toLocaleString('en')}</Table.Td>
                  <Table.Td>
                    <TimeAgo at={firstSeenAt} />
                  </Table.Td>
                  <Table.Td>
                    <TimeAgo at={lastSeenAt} />
                  </Table.Td>
                  {mode !== 'off' && (
                    <Table.Td>
                      <StatusBadge tone={allowed ? 'good' : 'warn'}>{allowed ? 'Allowed' : 'Outside'}</StatusBadge>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      )}
      {mode === 'enforce' && (
        <Text size="sm" c="dimmed" mt="sm">
          Who comes from elsewhere is refused with 403, and shows under Refusals.
        </Text>
      )}
    </Section>
  );
}
