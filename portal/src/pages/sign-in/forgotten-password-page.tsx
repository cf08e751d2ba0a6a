import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { api } from '../../api/client.js';
import { FormProblem } from '../../components/form-problem.js';
import { useFields } from '../../components/use-fields.js';
import { Entry } from './entry.js';

export function Component(): ReactNode {
  const ask = useMutation({
    meta: { public: true },
    mutationFn: (body: { email: string }) => api.post('/password-resets', body),
  });
  const form = useFields({ email: '' }, ask.error);
  const back = (
    <Anchor component={Link} to="/sign-in" size="sm">
      Back to signing in
    </Anchor>
  );
  if (ask.isSuccess) {
    return (
      <Entry title="Look into your mailbox">
        <Text role="status">
          If {form.values.email} has an account, a link to choose a new password is on its way. It is good for an hour.
          Where no e-mail is set up, an admin can make the link for you.
        </Text>
        {back}
      </Entry>
    );
  }
  return (
    <Entry title="Choose a new password" intro="We send you a link by which you choose a new one.">
      <form onSubmit={form.onSubmit((values) => ask.mutate(values))}>
        <Stack>
          <TextInput label="E-mail" type="email" autoComplete="username" required autoFocus {...form.text('email')} />
          <FormProblem>{form.problem}</FormProblem>
          <Button type="submit" loading={ask.isPending} fullWidth>
            Send the link
          </Button>
          {back}
        </Stack>
      </form>
    </Entry>
  );
}
