import { ConfigError, readConfig } from './config.js';

const faultsOf = (env: Record<string, string>): string[] => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.faults;
    throw error;
  }
  return [];
};

describe('readConfig', () => {
  it('needs no variable at all', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://127.0.0.1:3000',
      databaseUrl: undefined,
      dataDir: `${process.cwd()}/data`,
      operatorKey: undefined,
      logLevel: 'info',
      trustProxy: undefined,
      rateLimit: 1000,
      provisioningLogDays: 30,
      allowPrivateJwks: false,
      demo: false,
      smtpUrl: undefined,
      mailFrom: undefined,
      workers: 1,
    });
  });

  it('reads every variable', () => {
    const env = {
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://rollcall.example.com/people/',
      DATABASE_URL: 'postgresql://app:secret@db/rollcall?sslmode=require',
      DATA_DIR: '/var/lib/rollcall',
      OPERATOR_KEY: 'k'.repeat(32),
      LOG_LEVEL: 'debug',
      TRUST_PROXY: '10.0.0.0/8, ::1,loopback',
      RATE_LIMIT: '25',
      PROVISIONING_LOG_DAYS: '7',
      ALLOW_PRIVATE_JWKS: 'true',
      DEMO: 'true',
      SMTP_URL: 'smtp://app:secret@mail:25',
      MAIL_FROM: 'Rollcall <rollcall@example.com>',
      WORKERS: '4',
    };
    expect(readConfig(env)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      publicUrl: 'https://rollcall.example.com/people',
      databaseUrl: 'postgresql://app:secret@db/rollcall?sslmode=require',
      dataDir: '/var/lib/rollcall',
      operatorKey: 'k'.repeat(32),
      logLevel: 'debug',
      trustProxy: ['10.0.0.0/8', '::1', 'loopback'],
      rateLimit: 25,
      provisioningLogDays: 7,
      allowPrivateJwks: true,
      demo: true,
      smtpUrl: 'smtp://app:secret@mail:25',
      mailFrom: 'Rollcall <rollcall@example.com>',
      workers: 4,
    });
  });

  it('takes an empty variable for an unset one', () => {
    const empty = { PORT: '', HOST: ' ', PUBLIC_URL: '', DATABASE_URL: '', OPERATOR_KEY: '', LOG_LEVEL: '' };
    expect(readConfig(empty)).toEqual(readConfig({}));
  });

  it('derives the public URL from host and port, also for IPv6', () => {
    expect(readConfig({ HOST: '::1', PORT: '0' }).publicUrl).toBe('http://[::1]:0');
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true);
  });

  it.each([
    ['PORT', 'eighty'],
    ['MAIL_FROM', 'nobody'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '1e3'],
    ['PUBLIC_URL', 'rollcall.example.com'],
    ['PUBLIC_URL', 'ftp://rollcall.example.com'],
    ['PUBLIC_URL', 'https://rollcall.example.com/?a=1'],
    ['DATABASE_URL', 'mysql://db/rollcall'],
    ['DATABASE_URL', 'db.example.com'],
    ['OPERATOR_KEY', 'short'],
    ['LOG_LEVEL', 'verbose'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '1'],
    ['TRUST_PROXY', '10.0.0.1, proxy.example.com'],
    ['RATE_LIMIT', '24'],
    ['RATE_LIMIT', 'none'],
    ['PROVISIONING_LOG_DAYS', '0'],
    ['PROVISIONING_LOG_DAYS', 'a month'],
    ['ALLOW_PRIVATE_JWKS', 'yes'],
    ['WORKERS', '0'],
    ['WORKERS', '129'],
    ['WORKERS', 'all'],
    ['WORKERS', '1.5'],
  ])('refuses %s=%s', (name, value) => {
    expect(faultsOf({ [name]: value })).toEqual([expect.stringContaining(`${name} must`)]);
  });

  it('refuses SMTP_URL where it is none, and where nobody is said to send', () => {
    expect(faultsOf({ SMTP_URL: 'mail:25', MAIL_FROM: 'a@b' })).toEqual([expect.stringContaining('SMTP_URL must')]);
    expect(faultsOf({ SMTP_URL: 'smtp://mail' })).toEqual([expect.stringContaining('MAIL_FROM must')]);
    expect(faultsOf({ SMTP_URL: 'smtp://mail', MAIL_FROM: 'rollcall@example.com' })).toEqual([]);
  });

  it('tells all faults at once', () => {
    const env = { PORT: 'x', PUBLIC_URL: 'x', DATABASE_URL: 'x', OPERATOR_KEY: 'x', LOG_LEVEL: 'x' };
    expect(faultsOf(env)).toHaveLength(5);
    expect(() => readConfig(env)).toThrow(/PORT.*PUBLIC_URL.*DATABASE_URL.*OPERATOR_KEY.*LOG_LEVEL/s);
  });

  it('keeps secrets out of its complaints', () => {
    expect(faultsOf({ DATABASE_URL: 'mysql://app:hush@db/x', OPERATOR_KEY: 'hush' }).join()).not.toContain('hush');
  });
});
