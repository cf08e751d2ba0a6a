import { Button, Checkbox, Group, Input, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ApiProblem } from '../../api/problem.js';
import { useChange } from '../../api/use-api.js';
import { Fact } from '../../components/fact.js';
import { FormProblem } from '../../components/form-problem.js';
import { Section } from '../../components/section.js';
import { type Fields, useFields } from '../../components/use-fields.js';
import { useTenant } from '../../shell/tenant.js';
import { type AttributeDraft, attributeOf, draftOf } from './attribute-draft.js';
import { AttributeEditors } from './attribute-editor.js';
import { suggestedUrn, suitsEntra } from './mapping-target.js';
import type { ExtensionSchema } from './types.js';

type Draft = {
  id: string;
  name: string;
  description: string;
  resourceType: string;
  required: boolean;
  attributes: readonly AttributeDraft[];
};

function draftOfSchema(slug: string, schema?: ExtensionSchema): Draft {
  if (schema) return { ...schema, attributes: schema.attributes.map((attribute) => draftOf(attribute)) };
  const id = suggestedUrn(slug, 'User');
  return { id, name: '', description: '', resourceType: 'User', required: false, attributes: [draftOf()] };
}

export function SchemaForm({ schema }: { schema?: ExtensionSchema }): ReactNode {
  const { id: tenantId, slug } = useTenant();
  const navigate = useNavigate();
  const list = `/t/${slug}/settings/schemas`;
  const path = `/tenants/${tenantId}/schemas`;
  async function send({ id, name, description, resourceType, required, attributes }: Draft): Promise<void> {
    const body = { id, name, description, resourceType, required, attributes: attributes.map(attributeOf) };
    if (schema) await api.put(`${path}/${encodeURIComponent(schema.id)}`, body);
    else await api.post(path, body);
    await navigate(`${list}/${encodeURIComponent(id.trim())}`);
  }
  const save = useChange(send, keys.of(tenantId, 'schemas'));
  // Renewals of what is edited do not touch what has been typed.
  const [initial] = useState(() => draftOfSchema(slug, schema));
  const form = useFields(initial, save.error);
  const faults = save.error instanceof ApiProblem ? save.error.fields : {};
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values))}>
      <Stack gap="lg">
        <Definition form={form} slug={slug} isNew={!schema} />
        <Section
          title="Attributes"
          description="An attribute that is left out is not shown any more; the values that users have of it are kept."
        >
          <AttributeEditors
            drafts={form.values.attributes}
            faults={faults}
            place="attributes"
            onChange={(attributes) => form.set({ attributes })}
          />
        </Section>
        <FormProblem>{save.error ? (form.problem ?? save.error.message) : null}</FormProblem>
        <Group justify="flex-end">
          <Button component={Link} to={schema ? `${list}/${encodeURIComponent(schema.id)}` : list} variant="default">
            Cancel
          </Button>
          <Button type="submit" loading={save.isPending}>
            {schema ? 'Save' : 'Create the schema'}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function Definition({ form, slug, isNew }: { form: Fields<Draft>; slug: string; isNew: boolean }): ReactNode {
  const { id, resourceType, required } = form.values;
  const noun = resourceType === 'User' ? 'user' : 'group';
  function choose(next: string): void {
    // The URN follows until somebody writes one.
    form.set({ resourceType: next, ...(id === suggestedUrn(slug, resourceType) && { id: suggestedUrn(slug, next) }) });
  }
  return (
    <Section title="Definition">
      <Stack maw={640}>
        <TextInput label="Name" placeholder="AcmeUser" maxLength={200} required {...form.text('name')} />
        {isNew ? (
          <Input.Wrapper label="Extends" labelElement="div">
            <div>
              <SegmentedControl
                mt={4}
                aria-label="Extends"
                data={[
                  { value: 'User', label: 'Users' },
                  { value: 'Group', label: 'Groups' },
                ]}
                value={resourceType}
                onChange={choose}
              />
            </div>
          </Input.Wrapper>
        ) : (
          <Fact label="Extends">{resourceType === 'User' ? 'Users' : 'Groups'}</Fact>
        )}
        <TextInput
          label="URN"
          description={
            resourceType === 'User' && !suitsEntra(id)
              ? `Entra ID would not take this one, but ${suggestedUrn('NAME', 'User')}.`
              : 'The name of the schema on the wire. It stays for ever.'
          }
          maxLength={200}
          required
          readOnly={!isNew}
          {...form.text('id')}
        />
        <TextInput label="Description (optional)" maxLength={1000} {...form.text('description')} />
        <Checkbox
          label={`Every ${noun} must have the attributes that are required here`}
          description={`Otherwise only a ${noun} that has any of this schema.`}
          checked={required}
          onChange={(event) => form.set({ required: event.currentTarget.checked })}
        />
      </Stack>
    </Section>
  );
}
