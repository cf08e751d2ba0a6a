import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useChange } from '../../api/use-api.js';
import { useSignedIn } from '../../api/use-me.js';
import { FormProblem } from '../../components/form-problem.js';
import { Notice } from '../../components/notice.js';
import { Section } from '../../components/section.js';
import { useFields } from '../../components/use-fields.js';
import { NewPassword } from '../sign-in/new-password.js';
import { requireSame } from '../sign-in/require-same.js';

export function PasswordSection(): ReactNode {
  const [attempt, setAttempt] = useState(0);
  return (
    <Section title="Password" description="Changing it signs you out everywhere else.">
      {attempt > 0 && (
        <Notice tone="good" role="status">
          Your password is changed.
        </Notice>
      )}
      <Form key={attempt} onChanged={() => setAttempt(attempt + 1)} />
    </Section>
  );
}

function Form({ onChanged }: { onChanged: () => void }): ReactNode {
  const { email } = useSignedIn();
  const change = useChange(
    async ({ currentPassword, password, again }: { currentPassword: string; password: string; again: string }) => {
      requireSame({ password, again });
      await api.put('/account/password', { currentPassword, password });
    },
    keys.sessions,
  );
  const form = useFields({ currentPassword: '', password: '', again: '' }, change.error);
  return (
    <form onSubmit={form.onSubmit((values) => change.mutate(values, { onSuccess: onChanged }))}>
      <Stack maw={400} mt="sm">
        {/* For the password manager, which has to know whose it is. */}
        <input type="email" autoComplete="username" value={email ?? ''} readOnly hidden />
        <PasswordInput
          label="Present password"
          autoComplete="current-password"
          required
          {...form.text('currentPassword')}
        />
        <NewPassword form={form} label="New password" />
        <FormProblem>{form.problem}</FormProblem>
        <Group>
          <Button type="submit" loading={change.isPending}>
            Change the password
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
