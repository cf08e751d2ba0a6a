import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api } from './client.js';
import { keys } from './keys.js';
import { ApiProblem } from './problem.js';
import type { Me } from './types.js';

/** Who is signed in; null: nobody. */
export async function fetchMe(): Promise<Me | null> {
  return api.get<Me>('/session').catch((error: unknown) => {
    if (error instanceof ApiProblem && error.isUnauthorized) return null;
    throw error;
  });
}

export function useMe(): UseQueryResult<Me | null> {
  return useQuery({ queryKey: keys.me, queryFn: fetchMe, staleTime: 60_000 });
}

/** Who is signed in, on pages that are only shown to them. */
export function useSignedIn(): Me {
  const { data } = useMe();
  if (!data) throw new Error('Nobody is signed in.');
  return data;
}
