import {
  keepPreviousData,
  type QueryKey,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import { api } from './client.js';

/** Reads a path of the REST API. A page that changes its parameters shows the old answer until the new one is there. */
export function useApi<Answer>(queryKey: QueryKey, path: string, enabled = true): UseQueryResult<Answer> {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => api.get<Answer>(path, signal),
    placeholderData: keepPreviousData,
    enabled,
  });
}

/** Changes something, and then reads again whatever begins with one of these keys. */
export function useChange<Variables = void, Answer = void>(
  change: (variables: Variables) => Promise<Answer>,
  ...renewed: QueryKey[]
): UseMutationResult<Answer, Error, Variables> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await Promise.all(renewed.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
  });
}
