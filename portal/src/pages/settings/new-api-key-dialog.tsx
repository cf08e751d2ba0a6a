import { Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useChange } from '../../api/use-api.js';
import { FormEnd } from '../../components/form-end.js';
import { ShownOnce } from '../../components/shown-once.js';
import { useFields } from '../../components/use-fields.js';
import { ROLE_CHOICES } from '../../people/roles.js';
import { useTenant } from '../../shell/tenant.js';
import type { NewApiKey } from './types.js';

const DAY_MS = 86_400_000;

const LIVES = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
  { value: 'never', label: 'For ever' },
];

const endOf = (life: string): string | null =>
  life === 'never' ? null : new Date(Date.now() + Number(life) * DAY_MS).toISOString();

export function NewApiKeyDialog({ opened, onClose }: { opened: boolean; onClose: () => void }): ReactNode {
  const [key, setKey] = useState<string | null>(null);
  const close = (): void => {
    onClose();
    setKey(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      // Whoever clicks beside it by mistake would lose what is shown this once.
      closeOnClickOutside={key === null}
      title={<Text fw={650}>{key === null ? 'New API key' : 'Your new API key'}</Text>}
      size="lg"
    >
      {key === null ? (
        <Form onClose={close} onMade={setKey} />
      ) : (
        <ShownOnce label="API key" value={key} onDone={close}>
          Give it to the script now, as <code>Authorization: Bearer …</code>, or keep it in a password manager. Rollcall
          keeps only a fingerprint of it.
        </ShownOnce>
      )}
    </Modal>
  );
}

function Form({ onClose, onMade }: { onClose: () => void; onMade: (key: string) => void }): ReactNode {
  const { id } = useTenant();
  const create = useChange(
    (body: object) => api.post<NewApiKey>(`/tenants/${id}/api-keys`, body),
    keys.of(id, 'api-keys'),
  );
  const form = useFields({ name: '', role: 'viewer', life: '90' }, create.error);
  const submit = form.onSubmit(({ name, role, life }) =>
    create.mutate({ name, role, expiresAt: endOf(life) }, { onSuccess: ({ key }) => onMade(key) }),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Name"
          description="What it is for."
          placeholder="Terraform"
          maxLength={200}
          required
          data-autofocus
          {...form.text('name')}
        />
        <Select
          label="Role"
          data={ROLE_CHOICES}
          allowDeselect={false}
          value={form.values.role}
          onChange={(role) => form.set({ role: role ?? 'viewer' })}
        />
        <Select
          label="Good for"
          data={LIVES}
          allowDeselect={false}
          value={form.values.life}
          onChange={(life) => form.set({ life: life ?? '90' })}
        />
        <FormEnd problem={form.problem} pending={create.isPending} onCancel={onClose}>
          Create the key
        </FormEnd>
      </Stack>
    </form>
  );
}
