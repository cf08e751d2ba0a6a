import { Button, Stack, Text } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useApi } from '../../../api/use-api.js';
import type { List } from '../../../api/wire.js';
import { CopyField } from '../../../components/copy-field.js';
import { useRole } from '../../../shell/tenant.js';
import { NewSecretDialog } from '../new-secret-dialog.js';
import { useIntegration } from '../place.js';
import { nameOf } from '../secret-name.js';
import type { Secret } from '../types.js';
import classes from './guide-fields.module.css';
import type { GuideField } from './types.js';

/** What has to be entered, as the provider's screen calls it. */
export function GuideFields({ fields }: { fields: readonly GuideField[] }): ReactNode {
  const { integration } = useIntegration();
  return (
    <Stack gap="sm" className={classes.fields}>
      {fields.map(({ label, value, hint }) =>
        value === 'secret' ? (
          <SecretField key={label} label={label} />
        ) : (
          <CopyField key={label} label={label} value={value(integration)} description={hint} />
        ),
      )}
    </Stack>
  );
}

function SecretField({ label }: { label: string }): ReactNode {
  const { path, keyOf } = useIntegration();
  const { canWrite } = useRole();
  const [creating, setCreating] = useState(false);
  const { data } = useApi<List<Secret>>(keyOf('secrets'), `${path}/secrets?limit=200`);
  const live = data?.items.filter(({ status }) => status !== 'expired') ?? [];
  return (
    <div>
      <Text size="sm" fw={500}>
        {label}
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        {live.length === 0
          ? 'A secret is shown once, when it is generated.'
          : `Generated already: ${live.map(nameOf).join(', ')}. It cannot be shown again.`}
      </Text>
      {canWrite && (
        <Button
          size="xs"
          variant={live.length === 0 ? 'filled' : 'default'}
          leftSection={<IconKey size={15} aria-hidden />}
          onClick={() => setCreating(true)}
        >
          {live.length === 0 ? 'Generate a secret' : 'Generate another one'}
        </Button>
      )}
      <NewSecretDialog opened={creating} onClose={() => setCreating(false)} />
    </div>
  );
}
