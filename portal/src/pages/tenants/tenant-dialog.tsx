import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Tenant } from '../../api/types.js';
import { useChange } from '../../api/use-api.js';
import { FormEnd } from '../../components/form-end.js';
import { useFields } from '../../components/use-fields.js';
import { slugOf } from './slug-of.js';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The one that is renamed; none: a new one is created. */
  readonly tenant?: Tenant;
  /** Whether the new one is there to try things out. */
  readonly demo?: boolean;
}

export function TenantDialog({ opened, onClose, tenant, demo = false }: Props): ReactNode {
  const title = tenant ? `Rename ${tenant.name}` : demo ? 'New demo tenant' : 'New tenant';
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={650}>{title}</Text>}>
      <Form onClose={onClose} tenant={tenant} demo={demo} />
    </Modal>
  );
}

function Form({ onClose, tenant, demo }: Omit<Props, 'opened'>): ReactNode {
  const navigate = useNavigate();
  const save = useChange(
    (values: { name: string; slug: string }) =>
      tenant ? api.patch<Tenant>(`/tenants/${tenant.id}`, values) : api.post<Tenant>('/tenants', { ...values, demo }),
    keys.tenants,
    keys.me,
  );
  const suggested = demo ? 'Demo company' : '';
  const form = useFields({ name: tenant?.name ?? suggested, slug: tenant?.slug ?? slugOf(suggested) }, save.error);
  // The slug follows the name until somebody writes one.
  const [follows, setFollows] = useState(!tenant);
  const name = form.text('name');
  const slug = form.text('slug');
  return (
    <form
      onSubmit={form.onSubmit((values) =>
        save.mutate(values, {
          onSuccess: (saved) => {
            onClose();
            if (!tenant) void navigate(`/t/${saved.slug}`);
          },
        }),
      )}
    >
      <Stack>
        {demo && (
          <Text size="sm" c="dimmed">
            A simulated Entra ID fills it with a made-up company, so that you see every page at work. Nothing of it
            mixes with the other tenants.
          </Text>
        )}
        <TextInput
          label="Name"
          placeholder="Acme Inc."
          maxLength={200}
          required
          data-autofocus
          {...name}
          onChange={(event) => {
            const typed = event.currentTarget.value;
            form.set(follows ? { name: typed, slug: slugOf(typed) } : { name: typed });
          }}
        />
        <TextInput
          label="Slug"
          description="A short name for addresses: lower-case letters, digits and hyphens."
          placeholder="acme"
          maxLength={63}
          required
          {...slug}
          onChange={(event) => {
            setFollows(false);
            slug.onChange(event);
          }}
        />
        <FormEnd problem={form.problem} pending={save.isPending} onCancel={onClose}>
          {tenant ? 'Save' : 'Create the tenant'}
        </FormEnd>
      </Stack>
    </form>
  );
}
