import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { keys } from './keys.js';
import { ApiProblem } from './problem.js';
import { noteReachable } from './use-reachable.js';

// What another try may change: no answer, a busy service, a restarting one.
const isPassing = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 429 || error.status >= 502);

// The session has ended: the shell sees that nobody is signed in, and asks to sign in.
const noteEnd = (error: unknown): void => {
  if (error instanceof ApiProblem && error.isUnauthorized) queryClient.setQueryData(keys.me, null);
};

const noteFailure = (error: unknown): void => {
  noteReachable(!(error instanceof ApiProblem && error.status === 0));
  noteEnd(error);
};

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noteFailure, onSuccess: () => noteReachable(true) }),
  mutationCache: new MutationCache({
    onError: (error, _variables, _context, mutation) => {
      if (!mutation.options.meta?.['public']) noteEnd(error);
    },
  }),
  defaultOptions: {
    // The service may be on this very machine: a browser that takes itself for offline asks all the same.
    queries: { networkMode: 'always', staleTime: 5_000, retry: (failures, error) => failures < 2 && isPassing(error) },
    mutations: { networkMode: 'always' },
  },
});

/** Forgets everything that one person was shown before the next one signs in. */
export function forgetEverything(): void {
  queryClient.clear();
}
