import { useSyncExternalStore } from 'react';

// What the last answer was, or that none came: told by the queries.
let reachable = true;
const listeners = new Set<() => void>();

export function noteReachable(now: boolean): void {
  if (now === reachable) return;
  reachable = now;
  for (const each of listeners) each();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether the service answers; while it does not, what is shown may be out of date. */
export function useReachable(): boolean {
  return useSyncExternalStore(subscribe, () => reachable);
}
