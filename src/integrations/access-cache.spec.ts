import { AccessCache } from './access-cache.js';
import type { Credential } from './access.repository.js';

const credential = (integrationId: string, tenantId = 'tenant'): Credential =>
  ({ principal: { integrationId, tenantId } }) as Credential;

describe('AccessCache', () => {
  const newCache = (size = 10): { cache: AccessCache; put: (key: string, of?: string, until?: number) => void } => {
    const cache = new AccessCache(size);
    const put = (key: string, of = 'integration', until = 100): void =>
      cache.put(key, credential(of), until, cache.generation);
    return { cache, put };
  };

  it('remembers until the end, and not a moment longer', () => {
    const { cache, put } = newCache();
    put('a');
    expect(cache.get('a', 99.9)).toEqual(credential('integration'));
    expect(cache.get('a', 100)).toBeNull();
    expect(cache.get('a', 0)).toBeNull();
  });

  it('forgets the least recently used first', () => {
    const { cache, put } = newCache(2);
    put('a');
    put('b');
    cache.get('a', 0);
    put('c');
    expect(['a', 'b', 'c'].map((key) => cache.get(key, 0) !== null)).toEqual([true, false, true]);
  });

  it('drops what belongs to an integration or to a tenant, and nothing else', () => {
    const { cache, put } = newCache();
    put('a', 'one');
    put('b', 'two');
    cache.drop('one');
    expect(['a', 'b'].map((key) => cache.get(key, 0) !== null)).toEqual([false, true]);
    cache.drop('tenant');
    expect(cache.get('b', 0)).toBeNull();
  });

  it('takes nothing in that was looked up before something was dropped', () => {
    const { cache } = newCache();
    for (const drop of [() => cache.drop('another'), () => cache.clear()]) {
      const { generation } = cache;
      drop();
      cache.put('a', credential('integration'), 100, generation);
      expect(cache.get('a', 0)).toBeNull();
    }
  });
});
