import { isSafeToRetire } from './rotation.js';
import type { WatchedSecret } from './secret.entity.js';

const at = (minutes: number): Date => new Date(Date.UTC(2030, 0, 1) + minutes * 60_000);

describe('isSafeToRetire', () => {
  it.each([
    ['the new secret was never seen', 10, null, false],
    ['the old one was never used, the new one is', null, [20, 20], true],
    ['neither was used', null, null, false],
    ['the old one was not used since the new one was seen', 10, [20, 21], true],
    ['the old one was used after the new one was seen', 25, [20, 21], false],
    ['the last request of the old one was under way when the new one came', 20.5, [20, 21], true],
    ['that was only a moment ago', 99.9, [99.8, 99.95], false],
    ['both are in use', 99, [20, 99.5], false],
    ['both were in use, and the old one has been quiet for an hour', 30, [20, 99], true],
    ['both were in use, and the old one was the last', 30, [20, 29], false],
  ] as [string, number | null, [number, number] | null, boolean][])('%s', (_case, old, used, safe) => {
    const secret = {
      lastUsedAt: old === null ? null : at(old),
      replacement: { firstUsedAt: used && at(used[0]), lastUsedAt: used && at(used[1]) },
    } as WatchedSecret;
    expect(isSafeToRetire(secret, at(100))).toBe(safe);
  });

  it('says nothing of a secret that is not replaced', () => {
    expect(isSafeToRetire({ lastUsedAt: null, replacement: null } as WatchedSecret, at(0))).toBe(false);
  });
});
