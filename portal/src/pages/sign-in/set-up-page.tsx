import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.js';
import { FormProblem } from '../../components/form-problem.js';
import { useFields } from '../../components/use-fields.js';
import { Entry } from './entry.js';
import { useLinkToken } from './link-token.js';
import { NewPassword } from './new-password.js';
import { requireSame } from './require-same.js';
import { useSignIn } from './use-sign-in.js';
import { VoidLink } from './void-link.js';

export function Component(): ReactNode {
  const token = useLinkToken();
  const navigate = useNavigate();
  const signIn = useSignIn(() => void navigate('/', { replace: true }));
  const create = useMutation({
    meta: { public: true },
    mutationFn: async ({
      email,
      name,
      password,
      again,
    }: {
      email: string;
      name: string;
      password: string;
      again: string;
    }) => {
      requireSame({ password, again });
      await api.post('/set-up', { token, email, name, password });
      await signIn.mutateAsync({ email, password });
    },
  });
  const form = useFields({ email: '', name: '', password: '', again: '' }, create.error);
  if (token === '') return <VoidLink />;
  return (
    <Entry
      title="Make your account"
      intro="It will be the first operator: it may do everything, and invites everybody else."
    >
      <form onSubmit={form.onSubmit((values) => create.mutate(values))}>
        <Stack>
          <TextInput label="E-mail" type="email" autoComplete="username" required autoFocus {...form.text('email')} />
          <TextInput label="Name" autoComplete="name" maxLength={200} required {...form.text('name')} />
          <NewPassword form={form} />
          <FormProblem>{form.problem}</FormProblem>
          <Button type="submit" loading={create.isPending} fullWidth>
            Make the account
          </Button>
        </Stack>
      </form>
    </Entry>
  );
}
