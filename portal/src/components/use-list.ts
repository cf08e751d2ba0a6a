import { keepPreviousData, type QueryKey, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, withQuery } from '../api/client.js';
import type { List } from '../api/wire.js';

type Query = Parameters<typeof withQuery>[1];

export interface Paged<Item> {
  readonly data: List<Item> | undefined;
  readonly error: Error | null;
  /** Another page, or another order, is on its way; what is shown being read again is not told. */
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
  /** From 1. */
  readonly page: number;
  readonly next: (() => void) | null;
  readonly previous: (() => void) | null;
}

/** Items that are all there at once, as a list of one page. */
export function wholeList<Item>(items: Item[], refetch: () => unknown = () => undefined): Paged<Item> {
  const rest = { error: null, isFetching: false, page: 1, next: null, previous: null };
  return { data: { items, nextCursor: null }, refetch, ...rest };
}

/** A list of the REST API, page by page; a change of the query begins at the first one. */
export function useList<Item>(queryKey: QueryKey, path: string, query: Query = {}): Paged<Item> {
  const asked = JSON.stringify([path, query]);
  const [place, setPlace] = useState<{ asked: string; cursors: readonly string[] }>({ asked, cursors: [] });
  const cursors = place.asked === asked ? place.cursors : [];
  const cursor = cursors.at(-1);
  const { data, error, isPlaceholderData, refetch } = useQuery({
    queryKey: [...queryKey, query, cursor ?? null],
    queryFn: ({ signal }) => api.get<List<Item>>(withQuery(path, { ...query, cursor }), signal),
    placeholderData: keepPreviousData,
  });
  const nextCursor = data?.nextCursor ?? null;
  return {
    data,
    error,
    isFetching: isPlaceholderData,
    refetch,
    page: cursors.length + 1,
    next: nextCursor === null ? null : () => setPlace({ asked, cursors: [...cursors, nextCursor] }),
    previous: cursors.length === 0 ? null : () => setPlace({ asked, cursors: cursors.slice(0, -1) }),
  };
}
