import { Anchor, SimpleGrid } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FullLogEntry } from '../../api/provisioning-log.js';
import { CopyField } from '../../components/copy-field.js';
import { Fact } from '../../components/fact.js';
import { Section } from '../../components/section.js';
import { useSources } from '../../components/use-sources.js';
import { useTenant } from '../../shell/tenant.js';
import { ResourceLink } from './resource-link.js';
import { duration } from './words.js';

export function EntryFacts({ entry }: { entry: FullLogEntry }): ReactNode {
  const { slug } = useTenant();
  const sources = useSources();
  const { method, path, query, integrationId, durationMs, address, userAgent, scimType } = entry;
  const asked = `${method} ${path || '/'}${query === null ? '' : `?${query}`}`;
  return (
    <Section title="Facts">
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3 }} spacing="md" verticalSpacing="md">
        <Fact label="Resource">
          <ResourceLink entry={entry} />
        </Fact>
        <Fact label="Integration">
          <Anchor component={Link} to={`/t/${slug}/integrations/${integrationId}`} size="sm">
            {sources.nameOf(integrationId) ?? integrationId}
          </Anchor>
        </Fact>
        <Fact label="Duration">{duration(durationMs)}</Fact>
        <Fact label="Came from">{address}</Fact>
        <Fact label="User agent">{userAgent ?? 'none'}</Fact>
        {scimType !== null && <Fact label="Kind of error (scimType)">{scimType}</Fact>}
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, md: 2 }} mt="md">
        <CopyField label="Asked for, after the SCIM URL" value={asked} />
        <CopyField label="Id of the request" value={entry.id} />
      </SimpleGrid>
    </Section>
  );
}
