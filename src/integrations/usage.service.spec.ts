import { jest } from '@jest/globals';
import type { Credential } from './access.repository.js';
import type { UsageRepository, Use } from './usage.repository.js';
import { UsageService } from './usage.service.js';

const caller = { address: '192.0.2.1', userAgent: 'test' };
const credential = (n: number): Credential =>
  ({
    principal: { tenantId: `t${n}`, integrationId: `i${n}`, credentialId: `c${n}` },
    unused: false,
  }) as unknown as Credential;

describe('when credentials were last used', () => {
  const written: string[][] = [];
  let fails = false;
  const recorder = {
    recordUses: (uses: readonly Use[]) => {
      if (fails) return Promise.reject(new Error('away'));
      written.push(uses.map(({ principal }) => principal.credentialId));
      return Promise.resolve();
    },
    recordSightings: () => Promise.resolve(),
  } as unknown as UsageRepository;
  let service: UsageService;

  beforeEach(() => {
    jest.useFakeTimers();
    written.length = 0;
    fails = false;
    service = new UsageService(recorder);
    service.onModuleInit();
  });
  afterEach(() => jest.useRealTimers());

  const use = async (...numbers: number[]): Promise<void> => {
    for (const n of numbers) await service.use(credential(n), caller);
  };
  const numbers = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, n) => from + n);

  it('is written every few seconds, once for each', async () => {
    await use(1, 2, 1);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(written).toEqual([['c1', 'c2']]);
  });

  it('is written by turns where many are in use, and at the end all of it', async () => {
    await use(...numbers(0, 1_200));
    await jest.advanceTimersByTimeAsync(5_000);
    await use(...numbers(0, 1_200));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(written.map(({ length, 0: first }) => [length, first])).toEqual([
      [500, 'c0'],
      [500, 'c500'],
    ]);
    await service.onApplicationShutdown();
    expect(written[2]).toHaveLength(700);
  });

  it('is written later when the database is away', async () => {
    await use(1);
    fails = true;
    await jest.advanceTimersByTimeAsync(5_000);
    fails = false;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(written).toEqual([['c1']]);
  });
});
