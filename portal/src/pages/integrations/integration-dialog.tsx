import { Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Provider } from '../../../../src/integrations/integration.entity.js';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Integration } from '../../api/types.js';
import { useChange } from '../../api/use-api.js';
import { FormEnd } from '../../components/form-end.js';
import { useFields } from '../../components/use-fields.js';
import { useTenant } from '../../shell/tenant.js';
import { PROVIDER_NAMES } from './providers.js';

const CHOICES = Object.entries(PROVIDER_NAMES).map(([value, label]) => ({ value, label }));

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The one that is changed; none: a new one is created. */
  readonly integration?: Integration;
}

export function IntegrationDialog({ opened, onClose, integration }: Props): ReactNode {
  const title = integration ? 'Change the integration' : 'New integration';
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={650}>{title}</Text>}>
      <Form onClose={onClose} integration={integration} />
    </Modal>
  );
}

function Form({ onClose, integration }: Omit<Props, 'opened'>): ReactNode {
  const tenant = useTenant();
  const navigate = useNavigate();
  const path = `/tenants/${tenant.id}/integrations`;
  const save = useChange(
    (values: { name: string; provider: Provider }) =>
      integration ? api.patch<Integration>(`${path}/${integration.id}`, values) : api.post<Integration>(path, values),
    keys.of(tenant.id, 'integrations'),
  );
  const initial = { name: integration?.name ?? PROVIDER_NAMES.entra, provider: integration?.provider ?? 'entra' };
  const form = useFields<{ name: string; provider: Provider }>(initial, save.error);
  // The name follows the provider until somebody writes one.
  const [follows, setFollows] = useState(!integration);
  const name = form.text('name');
  const submit = form.onSubmit((values) =>
    save.mutate(values, {
      onSuccess: ({ id }) => {
        onClose();
        if (!integration) void navigate(`/t/${tenant.slug}/integrations/${id}`);
      },
    }),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <Select
          label="Identity provider"
          description="Decides only which instructions are shown."
          data={CHOICES}
          allowDeselect={false}
          value={form.values.provider}
          error={form.choice('provider').error}
          onChange={(chosen) => {
            const provider = (chosen ?? 'other') as Provider;
            form.set(follows ? { provider, name: PROVIDER_NAMES[provider] } : { provider });
          }}
        />
        <TextInput
          label="Name"
          description="What people call this connection."
          maxLength={200}
          required
          {...name}
          onChange={(event) => {
            setFollows(false);
            name.onChange(event);
          }}
        />
        <FormEnd problem={form.problem} pending={save.isPending} onCancel={onClose}>
          {integration ? 'Save' : 'Create the integration'}
        </FormEnd>
      </Stack>
    </form>
  );
}
