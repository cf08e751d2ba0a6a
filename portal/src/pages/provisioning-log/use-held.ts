import { useState } from 'react';
import type { Paged } from '../../components/use-list.js';

interface Held<Item> {
  readonly list: Paged<Item>;
  /** How many have come since that are not shown yet. */
  readonly waiting: number;
  readonly show: () => void;
}

/**
 * A list, the newest first, that does not move while `hold` is true: what comes meanwhile waits. Another question, or
 * another page, is answered at once.
 */
export function useHeld<Item extends { readonly id: string }>(
  list: Paged<Item>,
  question: string,
  hold: boolean,
): Held<Item> {
  const asked = `${list.page} ${question}`;
  const [shown, setShown] = useState<{ asked: string; data: Paged<Item>['data'] }>({ asked, data: undefined });
  const { data, isFetching } = list;
  const keeps = hold && shown.data !== undefined && shown.asked === asked;
  if (data && !isFetching && !keeps && shown.data !== data) setShown({ asked, data });
  const held = keeps ? shown.data : data;
  return {
    list: { ...list, data: held },
    waiting: held === data ? 0 : countAfter(held?.items[0]?.id ?? '', data),
    show: () => setShown({ asked, data }),
  };
}

// Ids grow with time.
function countAfter(newest: string, data: Paged<{ readonly id: string }>['data']): number {
  return (data?.items ?? []).filter(({ id }) => id > newest).length;
}
