import { Button, Group, SegmentedControl, Stack, Text, Textarea } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { api } from '../../api/client.js';
import { ApiProblem } from '../../api/problem.js';
import { useChange } from '../../api/use-api.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { FormProblem } from '../../components/form-problem.js';
import { Section } from '../../components/section.js';
import { useRole } from '../../shell/tenant.js';
import { useIntegration } from './place.js';
import type { Networks } from './types.js';

const MODES = [
  { value: 'off', label: 'Off', says: 'Requests may come from everywhere.' },
  { value: 'warn', label: 'Warn', says: 'Who comes from elsewhere is let in, and recorded under Refusals.' },
  { value: 'enforce', label: 'Enforce', says: 'Who comes from elsewhere is refused.' },
] as const;

const toList = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

export function NetworkGuardForm({ networks }: { networks: Networks }): ReactNode {
  const { integration, path, keyOf } = useIntegration();
  const { canWrite } = useRole();
  const isEntra = integration.provider === 'entra';
  const label = useId();
  const [mode, setMode] = useState(networks.mode);
  const [allow, setAllow] = useState(networks.allow.join('\n'));
  const [asking, setAsking] = useState(false);
  const save = useChange(() => api.put<Networks>(`${path}/network-guard`, { mode, allow: toList(allow) }), keyOf());
  const fault = save.error instanceof ApiProblem ? (save.error.fields['allow'] ?? null) : null;
  const isNew = networks.proposed.some((network) => !toList(allow).includes(network));
  const apply = (): void => (mode === 'enforce' ? setAsking(true) : save.mutate());
  return (
    <Section
      title="Network guard"
      description="A stolen secret is worth little where it cannot be used from. Watch where requests come from, warn for a while, then enforce."
    >
      <Stack gap="md" maw={560}>
        <div>
          <Text size="sm" fw={500} mb={4} id={label}>
            Requests from other networks
          </Text>
          <SegmentedControl
            aria-labelledby={label}
            value={mode}
            onChange={setMode}
            data={MODES.map(({ value, label: text }) => ({ value, label: text }))}
            disabled={!canWrite}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {MODES.find(({ value }) => value === mode)?.says}
          </Text>
        </div>
        <Textarea
          label="Networks that the identity provider may come from"
          description={`One a line, such as 203.0.113.0/24 or 2001:db8::/48.${isEntra ? ' Entra ID’s are the service tag AzureActiveDirectory.' : ''}`}
          autosize
          minRows={3}
          maxRows={14}
          value={allow}
          onChange={(event) => setAllow(event.currentTarget.value)}
          readOnly={!canWrite}
          error={fault}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        />
        {canWrite && (
          <>
            <FormProblem>{fault === null ? (save.error?.message ?? null) : null}</FormProblem>
            <Group>
              <Button onClick={apply} loading={save.isPending}>
                Save
              </Button>
              {isNew && (
                <Button
                  variant="default"
                  onClick={() => setAllow([...new Set([...toList(allow), ...networks.proposed])].join('\n'))}
                >
                  Add what was seen in 30 days
                </Button>
              )}
            </Group>
          </>
        )}
      </Stack>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Refuse everyone who comes from elsewhere?"
        confirmLabel="Enforce"
        onConfirm={() => save.mutateAsync()}
      >
        From the next request on only {networksIn(toList(allow).length)} let in. Identity providers change their
        addresses from time to time: if requests stop, look under Refusals.
      </ConfirmDialog>
    </Section>
  );
}

const networksIn = (count: number): string => (count === 1 ? 'one network is' : `${count} networks are`);
