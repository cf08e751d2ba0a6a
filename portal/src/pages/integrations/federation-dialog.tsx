import { Divider, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from '../../api/client.js';
import { useChange } from '../../api/use-api.js';
import { FormEnd } from '../../components/form-end.js';
import { useFields } from '../../components/use-fields.js';
import { useIntegration } from './place.js';
import type { Federation } from './types.js';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly federation: Federation | null;
}

export function FederationDialog(props: Props): ReactNode {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={<Text fw={650}>Federation</Text>} size="lg">
      <Form {...props} />
    </Modal>
  );
}

function Form({ onClose, federation }: Props): ReactNode {
  const { integration, path, keyOf } = useIntegration();
  const isEntra = integration.provider === 'entra';
  const save = useChange((body: object) => api.put<Federation>(`${path}/federation`, body), keyOf());
  const { issuer = '', jwksUrl = '', subject = '', audience = '' } = federation ?? {};
  const initial = { directory: '', issuer, jwksUrl, subject, audience, tid: federation?.tid ?? '' };
  const form = useFields(initial, save.error);
  const submit = form.onSubmit(({ directory: _, tid, ...values }) => {
    const body = {
      ...values,
      ...(tid.trim() !== '' && { tid: tid.trim() }),
      tokenLifetimeSeconds: federation?.tokenLifetimeSeconds,
    };
    save.mutate(body, { onSuccess: onClose });
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        {isEntra && (
          <>
            <TextInput
              label="Directory (tenant) ID"
              description="On the overview of Entra ID. It fills the addresses below."
              placeholder="72f988bf-86f1-41af-91ab-2d7cd011db47"
              data-autofocus
              value={form.values.directory}
              onChange={(event) => {
                const directory = event.currentTarget.value.trim();
                const root = `https://login.microsoftonline.com/${directory}`;
                form.set({ directory, issuer: `${root}/v2.0`, jwksUrl: `${root}/discovery/v2.0/keys`, tid: directory });
              }}
            />
            <Divider color="var(--rollcall-line)" />
          </>
        )}
        <TextInput label="Issuer" description="Who signs, the claim iss." required {...form.text('issuer')} />
        <TextInput
          label="Address of the keys"
          description="Where the issuer publishes its keys (JWKS), over HTTPS."
          required
          {...form.text('jwksUrl')}
        />
        <TextInput
          label="Subject"
          description={`Whom an assertion speaks of, the claim sub${isEntra ? ': the object ID of the service principal' : ''}.`}
          required
          {...form.text('subject')}
        />
        <TextInput
          label="Audience"
          description={`For whom it is, the claim aud${isEntra ? ': the application ID, with or without api:// and /.default' : ''}.`}
          required
          {...form.text('audience')}
        />
        <TextInput
          label="Entra's tenant (optional)"
          description="The claim tid; if empty, it is the one that the issuer names."
          {...form.text('tid')}
        />
        <FormEnd problem={form.problem} pending={save.isPending} onCancel={onClose}>
          Save
        </FormEnd>
      </Stack>
    </form>
  );
}
