import { OperatorKeyService } from '../src/auth/operator-key.service.js';
import { type App, startApp } from './app.js';
import { call } from './call.js';

const statusWith = async (app: App, key: string): Promise<number> =>
  (await call(`${app.url}/api/tenants`, { method: 'GET', bearer: key })).status;

describe('the operator key', () => {
  it('is made at the first start, shown once, and kept as a hash', async () => {
    const first = await startApp({ operatorKey: undefined });
    const key = first.nest.get(OperatorKeyService).firstKey!;
    expect(key).toMatch(/^rollcall_op_[A-Za-z0-9_-]{43}$/);
    expect(await statusWith(first, key)).toBe(200);
    const [row] = await first.query<{ row: string }>('SELECT k::text AS row FROM operator_key k');
    expect(row!.row).not.toContain(key);

    const again = await startApp({ operatorKey: undefined, databaseUrl: first.databaseUrl });
    expect(again.nest.get(OperatorKeyService).firstKey).toBeNull();
    expect(await statusWith(again, key)).toBe(200);
    expect(await statusWith(again, 'guessed')).toBe(401);
    await again.close();
    await first.close();
  });

  it('is one, however many instances start at once', async () => {
    const first = await startApp();
    const others = await Promise.all(
      [1, 2, 3].map(() => startApp({ operatorKey: undefined, databaseUrl: first.databaseUrl })),
    );
    const keys = others.map(({ nest }) => nest.get(OperatorKeyService).firstKey).filter((key) => key !== null);
    expect(keys).toHaveLength(1);
    for (const app of others) expect(await statusWith(app, keys[0]!)).toBe(200);
    await Promise.all(others.map((app) => app.close()));
    await first.close();
  });

  it('is the configured one where there is one, whatever was made before', async () => {
    const first = await startApp({ operatorKey: undefined });
    const configured = await startApp({ operatorKey: 'c'.repeat(32), databaseUrl: first.databaseUrl });
    expect(configured.nest.get(OperatorKeyService).firstKey).toBeNull();
    expect(await statusWith(configured, 'c'.repeat(32))).toBe(200);
    expect(await statusWith(configured, first.operatorKey)).toBe(401);
    await configured.close();
    await first.close();
  });
});
