import { Button, Stack, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { OfferResponse } from '../../../../src/admins/invitation.dto.js';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { queryClient } from '../../api/query-client.js';
import { useMe } from '../../api/use-me.js';
import type { Wire } from '../../api/wire.js';
import { Answer } from '../../components/answer.js';
import { FormProblem } from '../../components/form-problem.js';
import { Notice } from '../../components/notice.js';
import { useFields } from '../../components/use-fields.js';
import { Entry } from './entry.js';
import { useLinkToken } from './link-token.js';
import { NewPassword } from './new-password.js';
import { requireSame } from './require-same.js';
import { SignInForm } from './sign-in-form.js';
import { useSignIn } from './use-sign-in.js';
import { VoidLink } from './void-link.js';

type Offer = Wire<OfferResponse>;

const placeOf = ({ tenantName, role }: Offer): string =>
  tenantName === null ? 'become an operator of Rollcall' : `join ${tenantName} as ${role}`;

export function Component(): ReactNode {
  const token = useLinkToken();
  const query = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.post<Offer>('/invitations/inspect', { token }),
    enabled: token !== '',
    staleTime: Infinity,
  });
  if (token === '') return <VoidLink />;
  if (query.error) return <VoidLink error={query.error} />;
  return (
    <Answer query={query} bare>
      {(offer) => (offer.hasAccount ? <Join token={token} offer={offer} /> : <Register token={token} offer={offer} />)}
    </Answer>
  );
}

function Register({ token, offer }: { token: string; offer: Offer }): ReactNode {
  const navigate = useNavigate();
  const signIn = useSignIn(() => void navigate('/', { replace: true }));
  const accept = useMutation({
    meta: { public: true },
    mutationFn: async ({ name, password, again }: { name: string; password: string; again: string }) => {
      requireSame({ password, again });
      await api.post('/invitations/accept', { token, name, password });
      await signIn.mutateAsync({ email: offer.email, password });
    },
  });
  const form = useFields({ name: '', password: '', again: '' }, accept.error);
  return (
    <Entry title="Make your account" intro={`${offer.email} is invited to ${placeOf(offer)}.`}>
      <form onSubmit={form.onSubmit((values) => accept.mutate(values))}>
        <Stack>
          <TextInput label="E-mail" type="email" autoComplete="username" readOnly value={offer.email} />
          <TextInput label="Name" autoComplete="name" maxLength={200} required autoFocus {...form.text('name')} />
          <NewPassword form={form} />
          <FormProblem>{form.problem}</FormProblem>
          <Button type="submit" loading={accept.isPending} fullWidth>
            Make the account
          </Button>
        </Stack>
      </form>
    </Entry>
  );
}

/** Who has an account signs in to it, and accepts. */
function Join({ token, offer }: { token: string; offer: Offer }): ReactNode {
  const navigate = useNavigate();
  const { data: me } = useMe();
  const join = useMutation({
    mutationFn: () => api.post('/account/join', { token }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: keys.me });
      await navigate('/', { replace: true });
    },
  });
  const intro = `${offer.email} is invited to ${placeOf(offer)}.`;
  const isTheirs = me?.email?.toLowerCase() === offer.email.toLowerCase();
  if (isTheirs) {
    return (
      <Entry title="Accept the invitation" intro={intro}>
        <FormProblem>{join.error?.message ?? null}</FormProblem>
        <Button onClick={() => join.mutate()} loading={join.isPending}>
          Accept
        </Button>
      </Entry>
    );
  }
  return (
    <Entry title="Sign in to accept" intro={intro}>
      {me && (
        <Notice tone="warn">
          You are signed in as {me.email}. This invitation is for {offer.email}.
        </Notice>
      )}
      <SignInForm email={offer.email} />
    </Entry>
  );
}
