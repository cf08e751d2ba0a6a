import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormProblem } from '../../components/form-problem.js';
import { useFields } from '../../components/use-fields.js';
import { useSignIn, wantsCode } from './use-sign-in.js';

interface Props {
  readonly email?: string;
  readonly onSignedIn?: () => void;
  readonly children?: ReactNode;
}

/** E-mail and password; and the code, once the service has asked for it. */
export function SignInForm({ email = '', onSignedIn, children }: Props): ReactNode {
  const signIn = useSignIn(() => onSignedIn?.());
  const form = useFields({ email, password: '', code: '' }, signIn.error);
  const [asksCode, setAsksCode] = useState(false);
  const isAsked = wantsCode(signIn.error);
  if (isAsked && !asksCode) setAsksCode(true);
  const refused = isAsked && signIn.variables?.code !== '';
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
      <Stack>
        <TextInput
          label="E-mail"
          type="email"
          autoComplete="username"
          required
          autoFocus={email === ''}
          {...form.text('email')}
        />
        <PasswordInput
          label="Password"
          autoComplete="current-password"
          required
          autoFocus={email !== ''}
          {...form.text('password')}
        />
        {asksCode && (
          <TextInput
            label="Code"
            description="What your authenticator app shows now, or one of your recovery codes."
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            required
            autoFocus
            {...form.text('code')}
            error={refused ? signIn.error?.message : null}
          />
        )}
        <FormProblem>{isAsked ? null : form.problem}</FormProblem>
        <Button type="submit" loading={signIn.isPending} fullWidth>
          Sign in
        </Button>
        {children}
      </Stack>
    </form>
  );
}
