import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Me, Tenant } from '../../api/types.js';
import { useChange } from '../../api/use-api.js';
import { CopyField } from '../../components/copy-field.js';
import { FormProblem } from '../../components/form-problem.js';
import { Section } from '../../components/section.js';
import { useFields } from '../../components/use-fields.js';
import { type CurrentTenant, useRole, useTenant } from '../../shell/tenant.js';

export function TenantTab(): ReactNode {
  const tenant = useTenant();
  const { canWrite } = useRole();
  return (
    <Stack gap="lg">
      <Section title="Naming">
        {canWrite ? <Form key={`${tenant.name} ${tenant.slug}`} tenant={tenant} /> : <Names {...tenant} />}
      </Section>
      <Section title="For scripts" description="What calls of the REST API name the tenant by.">
        <CopyField label="Tenant id" value={tenant.id} />
      </Section>
    </Stack>
  );
}

function Names({ name, slug }: CurrentTenant): ReactNode {
  return (
    <Stack maw={480}>
      <TextInput label="Name" value={name} readOnly />
      <TextInput label="Slug" value={slug} readOnly />
    </Stack>
  );
}

const renameIn = (me: Me, { id, name, slug }: Tenant): Me => ({
  ...me,
  tenants: me.tenants.map((tenant) => (tenant.id === id ? { ...tenant, name, slug } : tenant)),
});

function Form({ tenant: { id, name, slug } }: { tenant: CurrentTenant }): ReactNode {
  const navigate = useNavigate();
  const client = useQueryClient();
  async function patch(values: object): Promise<void> {
    const saved = await api.patch<Tenant>(`/tenants/${id}`, values);
    // The address holds the slug: it must lead here before it is gone to.
    client.setQueryData(keys.tenantBySlug(saved.slug), saved);
    client.setQueryData<Me>(keys.me, (me) => me && renameIn(me, saved));
    if (saved.slug !== slug) await navigate(`/t/${saved.slug}/settings`, { replace: true });
  }
  const save = useChange(patch, keys.me, keys.tenants);
  const form = useFields({ name, slug }, save.error);
  const changed = form.values.name !== name || form.values.slug !== slug;
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack maw={480}>
        <TextInput label="Name" maxLength={200} required {...form.text('name')} />
        <TextInput
          label="Slug"
          description="The short name in the addresses of these pages. Links to the old ones lead nowhere any more."
          maxLength={63}
          required
          {...form.text('slug')}
        />
        <FormProblem>{form.problem}</FormProblem>
        <Group>
          <Button type="submit" loading={save.isPending} disabled={!changed}>
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
