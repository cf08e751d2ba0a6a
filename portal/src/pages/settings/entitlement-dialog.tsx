import { Input, Modal, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useChange } from '../../api/use-api.js';
import { FormEnd } from '../../components/form-end.js';
import { useFields } from '../../components/use-fields.js';
import { useTenant } from '../../shell/tenant.js';
import type { Entitlement } from './types.js';

interface Props {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The one that is edited; none: a new one is offered. */
  readonly entitlement?: Entitlement;
}

export function EntitlementDialog({ opened, onClose, entitlement }: Props): ReactNode {
  const title = entitlement ? `Edit ${entitlement.displayName}` : 'Offer a role or an entitlement';
  return (
    <Modal opened={opened} onClose={onClose} title={<Text fw={650}>{title}</Text>}>
      <Form onClose={onClose} entitlement={entitlement} />
    </Modal>
  );
}

function Form({ onClose, entitlement }: Omit<Props, 'opened'>): ReactNode {
  const { id } = useTenant();
  const path = `/tenants/${id}/entitlements`;
  const save = useChange(
    ({ type, displayName, description }: { type: string; displayName: string; description: string }) => {
      const body = { displayName, description: description.trim() || null };
      return entitlement ? api.patch(`${path}/${entitlement.id}`, body) : api.post(path, { type, ...body });
    },
    keys.of(id, 'entitlements'),
  );
  const form = useFields(
    {
      type: 'Role',
      displayName: entitlement?.displayName ?? '',
      description: entitlement?.description ?? '',
    },
    save.error,
  );
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate(values, { onSuccess: onClose }))}>
      <Stack>
        {!entitlement && (
          <Input.Wrapper
            label="Type"
            labelElement="div"
            description="Where it stands in a user: roles or entitlements."
          >
            <SegmentedControl
              mt={6}
              fullWidth
              aria-label="Type"
              data={['Role', 'Entitlement']}
              value={form.values.type}
              onChange={(type) => form.set({ type })}
            />
          </Input.Wrapper>
        )}
        <TextInput
          label="Name"
          placeholder="Auditor"
          maxLength={200}
          required
          data-autofocus
          {...form.text('displayName')}
        />
        <Textarea
          label="Description (optional)"
          description="What it is good for."
          maxLength={1000}
          rows={2}
          {...form.text('description')}
        />
        <FormEnd problem={form.problem} pending={save.isPending} onCancel={onClose}>
          {entitlement ? 'Save' : 'Offer it'}
        </FormEnd>
      </Stack>
    </form>
  );
}
