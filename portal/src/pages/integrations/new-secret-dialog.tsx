import { Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/use-api.js';
import { FormEnd } from '../../components/form-end.js';
import { SecretShown } from '../../components/secret-shown.js';
import { useFields } from '../../components/use-fields.js';
import { guideOf } from './guides/guide-of.js';
import { useIntegration } from './place.js';
import type { NewSecret } from './types.js';

const DAY_MS = 86_400_000;

// Days; a validation token lives as long as the service lets it where nothing is said.
const LIVES = [
  { value: '90', label: '90 days' },
  { value: '180', label: '180 days' },
  { value: '365', label: 'A year' },
  { value: '730', label: 'Two years' },
  { value: 'never', label: 'For ever' },
  { value: 'validation', label: 'A week: for the validation of an app for a gallery' },
];

function bodyOf({ label, life }: { label: string; life: string }): object {
  const named = label.trim() === '' ? {} : { label };
  if (life === 'validation') return { ...named, kind: 'validation' };
  const expiresAt = life === 'never' ? null : new Date(Date.now() + Number(life) * DAY_MS).toISOString();
  return { ...named, expiresAt };
}

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function NewSecretDialog({ opened, onClose }: Props): ReactNode {
  const [secret, setSecret] = useState<string | null>(null);
  const close = (): void => {
    onClose();
    setSecret(null);
  };
  const { integration } = useIntegration();
  return (
    <Modal
      opened={opened}
      onClose={close}
      // Whoever clicks beside it by mistake would lose what is shown this once.
      closeOnClickOutside={secret === null}
      title={<Text fw={650}>{secret === null ? 'Generate a secret' : 'Your new secret'}</Text>}
      size="lg"
    >
      {secret === null ? (
        <Form onClose={close} onMade={setSecret} />
      ) : (
        <SecretShown label={guideOf(integration.provider).secretLabel} secret={secret} onDone={close} />
      )}
    </Modal>
  );
}

function Form({ onClose, onMade }: { onClose: () => void; onMade: (secret: string) => void }): ReactNode {
  const { path, keyOf } = useIntegration();
  const create = useChange((body: object) => api.post<NewSecret>(`${path}/secrets`, body), keyOf());
  const form = useFields({ label: '', life: '365' }, create.error);
  const submit = form.onSubmit((values) =>
    create.mutate(bodyOf(values), { onSuccess: ({ secret }) => onMade(secret) }),
  );
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="Label (optional)"
          description="Where it is used, for people."
          placeholder="entered at Entra ID by Kim"
          maxLength={200}
          data-autofocus
          {...form.text('label')}
        />
        <Select
          label="Good for"
          description="Admins are warned 30, 14, 7 and 1 days before it ends."
          data={LIVES}
          allowDeselect={false}
          value={form.values.life}
          onChange={(life) => form.set({ life: life ?? '365' })}
        />
        <FormEnd problem={form.problem} pending={create.isPending} onCancel={onClose}>
          Generate the secret
        </FormEnd>
      </Stack>
    </form>
  );
}
