import { CredentialUpkeepService } from '../src/integrations/credential-upkeep.service.js';
import { type DueWarning, ExpiryWarningsService } from '../src/integrations/expiry-warnings.service.js';
import { type App, startApp } from './app.js';
import { eventually } from './eventually.js';
import { startMailServer } from './mail-server.js';
import { makeIntegration, makeSecret, makeTenant, unique } from './make.js';

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000 - 60_000).toISOString();

describe('a secret that is about to expire', () => {
  let app: App;
  let second: App;
  beforeAll(async () => {
    app = await startApp();
    second = await startApp({ databaseUrl: app.databaseUrl });
  });
  afterAll(async () => {
    await second.close();
    await app.close();
  });

  const due = async (...apps: App[]): Promise<DueWarning[]> => {
    const sent: DueWarning[] = [];
    const send = (warning: DueWarning): Promise<void> => Promise.resolve(void sent.push(warning));
    await Promise.all(apps.map(({ nest }) => nest.get(ExpiryWarningsService).sendDue(send)));
    return sent;
  };

  it('is warned of in the API, at the secret and at its integration', async () => {
    const tenant = await makeTenant(app);
    const integration = await makeIntegration(app, tenant);
    const soon = await makeSecret(app, integration, { label: 'Kim', expiresAt: inDays(14) });
    const later = await makeSecret(app, integration, { expiresAt: inDays(31.1) });
    const warning = { id: soon.id, kind: 'secret', name: 'Kim', expiresAt: soon.expiresAt, daysLeft: 14 };
    expect([soon.warnings, later.warnings]).toEqual([[warning], []]);
    const path = `/tenants/${tenant.id}/integrations`;
    expect((await app.api('GET', `${path}/${integration.id}`)).body.warnings).toEqual([warning]);
    expect((await app.api('GET', path)).body.items[0].warnings).toEqual([warning]);
    const { items } = (await app.api('GET', `${path}/${integration.id}/secrets`)).body;
    expect(items.map(({ warnings }: { warnings: object[] }) => warnings)).toEqual([[warning], []]);

    const { body: client } = await app.api('POST', `${path}/${integration.id}/oauth-clients`, {
      name: 'Entra ID',
      expiresAt: inDays(2),
    });
    const { warnings } = (await app.api('GET', `${path}/${integration.id}`)).body;
    expect(warnings).toEqual(
      [
        {
          ...client.secrets[0],
          id: client.secrets[0].id,
          kind: 'oauth-client-secret',
          daysLeft: 2,
          name: expect.any(String),
        },
        warning,
      ].map(({ id, kind, name, expiresAt, daysLeft }) => ({ id, kind, name, expiresAt, daysLeft })),
    );

    await app.api('POST', `${path}/${integration.id}/secrets/${soon.id}/rotate`, {});
    await app.api('DELETE', `${path}/${integration.id}/oauth-clients/${client.id}`);
    const left = (await app.api('GET', `${path}/${integration.id}`)).body.warnings as { id: string }[];
    expect(left.map(({ id }) => id)).not.toContain(soon.id);
    expect(left.map(({ id }) => id)).not.toContain(client.secrets[0].id);
  });

  it('is warned of 30, 14, 7 and 1 days before, each time once, whichever instance comes first', async () => {
    const integration = await makeIntegration(app, await makeTenant(app));
    const { id } = await makeSecret(app, integration, { label: 'Kim', expiresAt: inDays(30) });
    await makeSecret(app, integration, { expiresAt: inDays(40) });
    await makeSecret(app, integration, { kind: 'validation' });
    const mine = async (): Promise<number[]> =>
      (await due(app, second, app, second)).filter((warning) => warning.id === id).map(({ days }) => days);
    expect(await mine()).toEqual([30]);
    expect(await mine()).toEqual([]);
    const seen: number[] = [];
    for (const days of [20, 14, 7.5, 7, 2, 1, 0.5]) {
      await app.query('UPDATE secrets SET expires_at = $2 WHERE id = $1', [id, inDays(days)]);
      seen.push(...(await mine()));
    }
    expect(seen).toEqual([14, 7, 1]);
    await app.query('UPDATE secrets SET expires_at = now() WHERE id = $1', [id]);
    expect(await mine()).toEqual([]);
  });

  it('is due again when the warning could not be sent', async () => {
    const integration = await makeIntegration(app, await makeTenant(app));
    const ids = [
      (await makeSecret(app, integration, { expiresAt: inDays(5) })).id,
      (await makeSecret(app, integration, { expiresAt: inDays(6) })).id,
    ];
    const warnings = app.nest.get(ExpiryWarningsService);
    await expect(warnings.sendDue(() => Promise.reject(new Error('no mail server')))).rejects.toThrow('no mail server');
    expect((await due(app)).map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  });
});

it('writes to the admins of the tenant, and to nobody else', async () => {
  const server = await startMailServer();
  const app = await startApp({ smtpUrl: server.url, mailFrom: 'rollcall@example.com' });
  try {
    const integration = await makeIntegration(app, await makeTenant(app), { name: 'Acme Entra' });
    await makeSecret(app, integration, { label: 'Kim', expiresAt: inDays(7) });
    for (const [role, tenantId] of [
      ['admin', integration.tenantId],
      ['viewer', integration.tenantId],
      ['admin', (await makeTenant(app)).id],
    ]) {
      await app.query(
        `WITH account AS (
           INSERT INTO accounts (id, email, name, password_hash) VALUES (gen_random_uuid(), $1, 'N', 'x') RETURNING id
         ) INSERT INTO account_roles (tenant_id, account_id, role) SELECT $2, id, $3 FROM account`,
        [`${role}-${tenantId === integration.tenantId ? 'here' : unique('there')}@example.com`, tenantId, role],
      );
    }
    await app.nest.get(CredentialUpkeepService).run();
    await app.nest.get(CredentialUpkeepService).run();
    const [mail] = await eventually(
      () => server.mails,
      (sent) => sent.length > 0,
    );
    expect(mail).toMatch(/^To: admin-here@example\.com/m);
    expect(mail).toMatch(/^Subject: A secret of Acme Entra expires in 7 days/m);
    expect(server.mails).toHaveLength(1);
  } finally {
    await app.close();
    server.close();
  }
});
