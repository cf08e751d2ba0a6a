import { Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/use-api.js';
import { FormEnd } from '../../components/form-end.js';
import { SecretShown } from '../../components/secret-shown.js';
import { useFields } from '../../components/use-fields.js';
import { CLIENT_LIVES, endOf, TOKEN_LIVES } from './client-lives.js';
import { useIntegration } from './place.js';
import { shortNameOf } from './providers.js';
import type { NewOAuthClient } from './types.js';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function NewClientDialog({ opened, onClose }: Props): ReactNode {
  const { integration } = useIntegration();
  const [made, setMade] = useState<NewOAuthClient | null>(null);
  const close = (): void => {
    onClose();
    setMade(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnClickOutside={made === null}
      title={<Text fw={650}>{made === null ? 'New OAuth client' : made.name}</Text>}
      size="lg"
    >
      {made === null ? (
        <Form onClose={close} onMade={setMade} />
      ) : (
        <SecretShown
          label="Client Secret"
          secret={made.clientSecret}
          others={[
            { label: 'Tenant URL', value: integration.scimUrl },
            { label: 'Token Endpoint', value: made.tokenUrl },
            { label: 'Client Identifier', value: made.clientId },
          ]}
          onDone={close}
        />
      )}
    </Modal>
  );
}

function Form({ onClose, onMade }: { onClose: () => void; onMade: (client: NewOAuthClient) => void }): ReactNode {
  const { integration, path, keyOf } = useIntegration();
  const create = useChange((body: object) => api.post<NewOAuthClient>(`${path}/oauth-clients`, body), keyOf());
  const form = useFields({ name: shortNameOf(integration.provider), years: '1', tokenLife: '3600' }, create.error);
  const submit = form.onSubmit(({ name, years, tokenLife }) =>
    create.mutate({ name, expiresAt: endOf(years), tokenLifetimeSeconds: Number(tokenLife) }, { onSuccess: onMade }),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Name"
          description="Where it is used, for people."
          maxLength={200}
          required
          data-autofocus
          {...form.text('name')}
        />
        <Group grow align="flex-start">
          <Select
            label="Its secret is good for"
            data={CLIENT_LIVES}
            allowDeselect={false}
            value={form.values.years}
            onChange={(years) => form.set({ years: years ?? '1' })}
          />
          <Select
            label="An access token is good for"
            data={TOKEN_LIVES}
            allowDeselect={false}
            value={form.values.tokenLife}
            onChange={(tokenLife) => form.set({ tokenLife: tokenLife ?? '3600' })}
          />
        </Group>
        <FormEnd problem={form.problem} pending={create.isPending} onCancel={onClose}>
          Create the client
        </FormEnd>
      </Stack>
    </form>
  );
}
