import type { WatchedSecret } from './secret.entity.js';

// What was under way when the identity provider was given the new secret.
const SWITCHED_WITHIN_MS = 60_000;
// Longer than uses stay unwritten.
const SETTLED_AFTER_MS = 10_000;
// Longer than the 40 minutes from one of Entra ID's cycles to the next: who still had the old secret would have come.
const QUIET_MS = 60 * 60_000;

/**
 * Whether nobody would miss a replaced secret: the new one has been seen, and the old one no more since then. Where both
 * were in use for a while, because an identity provider runs several jobs, the old one has to be quiet for an hour.
 */
export function isSafeToRetire({ lastUsedAt, replacement }: WatchedSecret, now: Date): boolean {
  if (!replacement?.firstUsedAt || !replacement.lastUsedAt) return false;
  if (!lastUsedAt || lastUsedAt < replacement.firstUsedAt) return true;
  const quiet = now.getTime() - lastUsedAt.getTime();
  if (lastUsedAt.getTime() < replacement.firstUsedAt.getTime() + SWITCHED_WITHIN_MS) return quiet > SETTLED_AFTER_MS;
  return quiet > QUIET_MS && replacement.lastUsedAt > lastUsedAt;
}
