import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { queryClient } from '../../api/query-client.js';
import { FormProblem } from '../../components/form-problem.js';
import { useFields } from '../../components/use-fields.js';
import { Entry } from './entry.js';
import { useLinkToken } from './link-token.js';
import { NewPassword } from './new-password.js';
import { requireSame } from './require-same.js';
import { VoidLink } from './void-link.js';

export function Component(): ReactNode {
  const token = useLinkToken();
  const navigate = useNavigate();
  const reset = useMutation({
    meta: { public: true },
    mutationFn: async (values: { password: string; again: string }) => {
      requireSame(values);
      await api.post('/password-resets/complete', { token, password: values.password });
    },
    onSuccess: async () => {
      queryClient.setQueryData(keys.me, null);
      const note = 'Your password is changed. Sign in with the new one.';
      await navigate('/sign-in', { replace: true, state: { note } });
    },
  });
  const form = useFields({ password: '', again: '' }, reset.error);
  if (token === '') return <VoidLink />;
  return (
    <Entry title="Choose a new password" intro="You will be signed out everywhere.">
      <form onSubmit={form.onSubmit((values) => reset.mutate(values))}>
        <Stack>
          <NewPassword form={form} label="New password" />
          <FormProblem>{form.problem}</FormProblem>
          <Button type="submit" loading={reset.isPending} fullWidth>
            Change the password
          </Button>
        </Stack>
      </form>
    </Entry>
  );
}
