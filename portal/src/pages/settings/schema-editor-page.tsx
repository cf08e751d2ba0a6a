import type { ReactNode } from 'react';
import { useParams } from 'react-router';
import { keys } from '../../api/keys.js';
import { ApiProblem } from '../../api/problem.js';
import { useApi } from '../../api/use-api.js';
import { Answer } from '../../components/answer.js';
import { Page } from '../../components/page.js';
import { NotFound } from '../../shell/not-found.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import { SchemaForm } from './schema-form.js';
import { trailOf } from './schema-trail.js';
import type { ExtensionSchema } from './types.js';

/** Writes a new schema, or one that is there already, if the address names one. */
export function Component(): ReactNode {
  const { schema: urn } = useParams();
  const { slug } = useTenant();
  const { canWrite } = useRole();
  if (!canWrite) return <NotFound />;
  if (urn !== undefined) return <Edit urn={urn} />;
  return (
    <Page title="New schema" description="Identity providers find it from the next request on." trail={trailOf(slug)}>
      <SchemaForm />
    </Page>
  );
}

function Edit({ urn }: { urn: string }): ReactNode {
  const { id, slug } = useTenant();
  const query = useApi<ExtensionSchema>(
    keys.of(id, 'schemas', urn),
    `/tenants/${id}/schemas/${encodeURIComponent(urn)}`,
  );
  if (query.error instanceof ApiProblem && query.error.status === 404) return <NotFound what="schema" />;
  return (
    <Answer query={query}>
      {(schema) => (
        <Page title={`Edit ${schema.name}`} trail={trailOf(slug)}>
          <SchemaForm schema={schema} />
        </Page>
      )}
    </Answer>
  );
}
