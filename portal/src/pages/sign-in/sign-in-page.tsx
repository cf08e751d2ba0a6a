import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useMe } from '../../api/use-me.js';
import { Notice } from '../../components/notice.js';
import { Entry } from './entry.js';
import { LinkSignIn } from './link-sign-in.js';
import { useLinkToken } from './link-token.js';
import { SignInForm } from './sign-in-form.js';

/** Only to a page of ours: whoever made the link cannot lead elsewhere. */
const safePath = (next: string | null): string => (next?.startsWith('/') && !/^\/[/\\]/.test(next) ? next : '/');

export function Component(): ReactNode {
  const token = useLinkToken();
  const [search] = useSearchParams();
  const next = safePath(search.get('next'));
  return token === '' ? <SignIn next={next} /> : <LinkSignIn token={token} next={next} />;
}

function SignIn({ next }: { next: string }): ReactNode {
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { note?: string } | null };
  const { data: me } = useMe();
  if (me) return <Navigate to={next} replace />;
  return (
    <Entry title="Sign in">
      {state?.note !== undefined && (
        <Notice tone="good" role="status">
          {state.note}
        </Notice>
      )}
      <SignInForm onSignedIn={() => void navigate(next, { replace: true })}>
        <Anchor component={Link} to="/forgotten-password" size="sm">
          I have forgotten my password
        </Anchor>
      </SignInForm>
    </Entry>
  );
}
