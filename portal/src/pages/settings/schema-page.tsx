import { Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { keys } from '../../api/keys.js';
import { ApiProblem } from '../../api/problem.js';
import { useApi } from '../../api/use-api.js';
import { Answer } from '../../components/answer.js';
import { CopyField } from '../../components/copy-field.js';
import { Fact } from '../../components/fact.js';
import { Page } from '../../components/page.js';
import { Section } from '../../components/section.js';
import { TimeAgo } from '../../components/time-ago.js';
import { NotFound } from '../../shell/not-found.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import { AttributeTable } from './attribute-table.js';
import { SchemaActions } from './schema-actions.js';
import { trailOf } from './schema-trail.js';
import type { ExtensionSchema } from './types.js';

export function Component(): ReactNode {
  const { schema: urn = '' } = useParams();
  const { id } = useTenant();
  const query = useApi<ExtensionSchema>(
    keys.of(id, 'schemas', urn),
    `/tenants/${id}/schemas/${encodeURIComponent(urn)}`,
  );
  if (query.error instanceof ApiProblem && query.error.status === 404) return <NotFound what="schema" />;
  return <Answer query={query}>{(schema) => <Shown schema={schema} />}</Answer>;
}

function Shown({ schema }: { schema: ExtensionSchema }): ReactNode {
  const { slug } = useTenant();
  const { canWrite } = useRole();
  const { id, name, description, resourceType, required, attributes, lastModified } = schema;
  return (
    <Page
      title={name}
      description={description || undefined}
      actions={canWrite ? <SchemaActions schema={schema} /> : undefined}
      trail={trailOf(slug)}
    >
      <Section title="Definition">
        <Stack>
          <CopyField label="URN" value={id} description="Okta calls it the external namespace of an attribute." />
          <Group gap="xl" align="flex-start">
            <Fact label="Extends">{resourceType === 'User' ? 'Users' : 'Groups'}</Fact>
            <Fact label="Required attributes">
              {required ? `asked of every ${resourceType.toLowerCase()}` : 'only asked of who has one of these'}
            </Fact>
            <Fact label="Changed">
              <TimeAgo at={lastModified} />
            </Fact>
          </Group>
        </Stack>
      </Section>
      <AttributeTable urn={id} attributes={attributes} />
    </Page>
  );
}
