import { Anchor, Button, Text } from '@mantine/core';
import { IconBraces, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import { DataTable } from '../../components/data-table.js';
import { EmptyState } from '../../components/empty-state.js';
import { Panel } from '../../components/panel.js';
import { TimeAgo } from '../../components/time-ago.js';
import { useList } from '../../components/use-list.js';
import { useRole, useTenant } from '../../shell/tenant.js';
import type { ExtensionSchema } from './types.js';

/** The tenant's own attributes, beside those of SCIM. */
export function SchemasTab(): ReactNode {
  const { id, slug } = useTenant();
  const { canWrite } = useRole();
  const list = useList<ExtensionSchema>(keys.of(id, 'schemas'), `/tenants/${id}/schemas`, { limit: 50 });
  const root = `/t/${slug}/settings/schemas`;
  const add = canWrite && (
    <Button component={Link} to={`${root}/new`} leftSection={<IconPlus size={16} aria-hidden />}>
      New schema
    </Button>
  );
  return (
    <Panel
      title="Schemas"
      description="Attributes of your own, beside those of SCIM: identity providers find them, map to them, and filter by them."
      actions={add}
    >
      <DataTable
        label="Schemas"
        list={list}
        keyOf={(schema) => schema.id}
        columns={[
          { label: 'Name', cell: (schema) => <Name {...schema} to={`${root}/${encodeURIComponent(schema.id)}`} /> },
          { label: 'Extends', cell: ({ resourceType }) => (resourceType === 'User' ? 'Users' : 'Groups'), width: 110 },
          { label: 'Attributes', cell: ({ attributes }) => attributes.length, align: 'right', width: 110 },
          { label: 'Changed', cell: ({ lastModified }) => <TimeAgo at={lastModified} />, width: 150 },
        ]}
        empty={
          <EmptyState icon={IconBraces} title="No schema of your own">
            Users have the attributes of SCIM: names, e-mails, department, manager and more. What is missing there, such
            as a badge number, goes into a schema.
          </EmptyState>
        }
      />
    </Panel>
  );
}

function Name({ name, id, to }: ExtensionSchema & { to: string }): ReactNode {
  return (
    <div>
      <Anchor component={Link} to={to} fw={600} c="inherit">
        {name}
      </Anchor>
      <Text size="xs" c="dimmed" fw={400} className="mono">
        {id}
      </Text>
    </div>
  );
}
