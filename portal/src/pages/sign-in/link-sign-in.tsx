import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { forgetEverything, queryClient } from '../../api/query-client.js';
import type { Me } from '../../api/types.js';
import { LoadingState } from '../../components/loading-state.js';
import { Entry } from './entry.js';
import { VoidLink } from './void-link.js';

/** Signs in by the link that a demo prints when it starts. */
export function LinkSignIn({ token, next }: { token: string; next: string }): ReactNode {
  const navigate = useNavigate();
  const { mutate, error } = useMutation({
    meta: { public: true },
    mutationFn: () => api.post<Me>('/session/link', { token }),
    onSuccess: (me) => {
      forgetEverything();
      queryClient.setQueryData(keys.me, me);
      void navigate(next, { replace: true });
    },
  });
  // The link is good once: however often this is drawn, it is sent once.
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    mutate();
  }, [mutate]);
  if (error) return <VoidLink error={error} />;
  return (
    <Entry title="Signing in">
      <LoadingState bare lines={2} />
    </Entry>
  );
}
