import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ApiProblem } from '../../api/problem.js';
import { forgetEverything, queryClient } from '../../api/query-client.js';
import type { Me } from '../../api/types.js';

export interface Proof {
  readonly email: string;
  readonly password: string;
  /** Of the authenticator app, or a recovery code. */
  readonly code?: string;
}

/** Signs in. Where it fails because a second factor is asked for, `wantsCode` says so. */
export function useSignIn(onSignedIn: (me: Me) => void): UseMutationResult<Me, Error, Proof> {
  return useMutation({
    meta: { public: true },
    mutationFn: ({ email, password, code = '' }: Proof) => {
      const typed = code.trim();
      // A code of the app is six digits; a recovery code has sixteen characters.
      const second = typed === '' ? {} : typed.length > 10 ? { recoveryCode: typed } : { totp: typed };
      return api.post<Me>('/session', { email, password, ...second });
    },
    onSuccess: (me) => {
      forgetEverything();
      queryClient.setQueryData(keys.me, me);
      onSignedIn(me);
    },
  });
}

export function wantsCode(error: unknown): boolean {
  return error instanceof ApiProblem && 'totp' in error.fields;
}
