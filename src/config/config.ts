import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

const MOST_WORKERS = 128;
const PROXY_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** What the operator decided, checked once at start. It is also the token under which Nest provides it. */
export class Config {
  readonly port: number;
  readonly host: string;
  /** How clients reach the service: the beginning of every URL it hands out, without a slash at the end. */
  readonly publicUrl: string;
  /** Absent: the service runs a PostgreSQL of its own in `dataDir`. */
  readonly databaseUrl?: string;
  readonly dataDir: string;
  /** Absent: the service makes one at its first start and shows it once. */
  readonly operatorKey?: string;
  readonly logLevel: LogLevel;
  /** The addresses and networks of the proxies whose X-Forwarded-For is believed. Absent: none. */
  readonly trustProxy?: string[];
  /** Requests a second that one integration may keep up; more are delayed, then refused. */
  readonly rateLimit: number;
  /** For how many days the provisioning log keeps its entries. */
  readonly provisioningLogDays: number;
  /** Lets identity providers' keys be fetched over plain HTTP and from private addresses, as tests need it. */
  readonly allowPrivateJwks: boolean;
  /** Starts as something to try out: with a tenant that a simulated identity provider fills, and a link that signs in. */
  readonly demo: boolean;
  /** The server that e-mails are sent through. Absent: none are sent. */
  readonly smtpUrl?: string;
  /** Whom e-mails come from; present where `smtpUrl` is. */
  readonly mailFrom?: string;
  /** How many processes serve the port. */
  readonly workers: number;
}

export class ConfigError extends Error {
  constructor(readonly faults: string[]) {
    super(['The configuration cannot be used:', ...faults.map((fault) => `  - ${fault}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

type Environment = Record<string, string | undefined>;

/** Reads every setting before it complains, so that one start tells all that is wrong. */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const port = readPort(env, faults);
  const host = read(env, 'HOST') ?? '127.0.0.1';
  const config: Config = {
    port,
    host,
    publicUrl: readPublicUrl(env, faults) ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    databaseUrl: readDatabaseUrl(env, faults),
    dataDir: resolve(read(env, 'DATA_DIR') ?? 'data'),
    operatorKey: readOperatorKey(env, faults),
    logLevel: readLogLevel(env, faults),
    trustProxy: readTrustProxy(env, faults),
    rateLimit: readRateLimit(env, faults),
    provisioningLogDays: readProvisioningLogDays(env, faults),
    allowPrivateJwks: readSwitch(env, 'ALLOW_PRIVATE_JWKS', faults),
    demo: readSwitch(env, 'DEMO', faults),
    smtpUrl: readSmtpUrl(env, faults),
    mailFrom: readMailFrom(env, faults),
    workers: readWorkers(env, faults),
  };
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(Object.assign(new Config(), config));
}

// Compose files and CI systems hand over unset variables as empty ones.
function read(env: Environment, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

function readPort(env: Environment, faults: string[]): number {
  const text = read(env, 'PORT') ?? '3000';
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) faults.push(`PORT must be a number from 0 to 65535, not "${text}".`);
  return port;
}

function readPublicUrl(env: Environment, faults: string[]): string | undefined {
  const text = read(env, 'PUBLIC_URL');
  if (text === undefined) return undefined;
  const url = parseUrl(text);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.search || url.hash || url.username) {
    faults.push(`PUBLIC_URL must be a plain address such as https://rollcall.example.com, not "${text}".`);
  }
  return text.replace(/\/+$/, '');
}

function readDatabaseUrl(env: Environment, faults: string[]): string | undefined {
  const text = read(env, 'DATABASE_URL');
  if (text === undefined) return undefined;
  const url = parseUrl(text);
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    // Not quoted: it may hold a password, and this message goes to the log.
    faults.push('DATABASE_URL must look like postgres://user:password@host:5432/database.');
  }
  return text;
}

function readOperatorKey(env: Environment, faults: string[]): string | undefined {
  const key = read(env, 'OPERATOR_KEY');
  if (key !== undefined && key.length < 32) {
    faults.push(`OPERATOR_KEY must have at least 32 characters (it has ${key.length}): try \`openssl rand -hex 32\`.`);
  }
  return key;
}

function readLogLevel(env: Environment, faults: string[]): LogLevel {
  const text = read(env, 'LOG_LEVEL') ?? 'info';
  const level = LOG_LEVELS.find((known) => known === text);
  if (level === undefined) faults.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}".`);
  return level ?? 'info';
}

// Neither `true` nor a number of proxies: both would believe whatever address a caller that comes directly makes up.
function readTrustProxy(env: Environment, faults: string[]): string[] | undefined {
  const text = read(env, 'TRUST_PROXY');
  const proxies = text?.split(',').map((proxy) => proxy.trim());
  const isProxy = (proxy: string): boolean =>
    PROXY_NETWORKS.includes(proxy) || (/^[\da-f.:]+(?:\/\d{1,3})?$/i.test(proxy) && isIP(proxy.split('/', 1)[0]!) > 0);
  if (proxies && !proxies.every(isProxy)) {
    faults.push(`TRUST_PROXY must be addresses or networks, such as 10.0.0.0/8 or loopback, not "${text}".`);
  }
  return proxies;
}

// Entra ID sends up to 25 requests a second, and wants every one of them served.
function readRateLimit(env: Environment, faults: string[]): number {
  const text = read(env, 'RATE_LIMIT') ?? '1000';
  const limit = Number(text);
  if (!/^\d+$/.test(text) || limit < 25) faults.push(`RATE_LIMIT must be a number, 25 at least, not "${text}".`);
  return limit;
}

function readProvisioningLogDays(env: Environment, faults: string[]): number {
  const text = read(env, 'PROVISIONING_LOG_DAYS') ?? '30';
  const days = Number(text);
  if (!/^\d+$/.test(text) || days < 1 || days > 366) {
    faults.push(`PROVISIONING_LOG_DAYS must be a number from 1 to 366, not "${text}".`);
  }
  return days;
}

function readSwitch(env: Environment, name: string, faults: string[]): boolean {
  const text = read(env, name) ?? 'false';
  if (text !== 'true' && text !== 'false') faults.push(`${name} must be true or false, not "${text}".`);
  return text === 'true';
}

function readSmtpUrl(env: Environment, faults: string[]): string | undefined {
  const text = read(env, 'SMTP_URL');
  if (text === undefined) return undefined;
  // Not quoted: it may hold a password.
  if (!['smtp:', 'smtps:'].includes(parseUrl(text)?.protocol ?? '')) {
    faults.push('SMTP_URL must look like smtps://user:password@mail.example.com:465.');
  }
  return text;
}

function readMailFrom(env: Environment, faults: string[]): string | undefined {
  const text = read(env, 'MAIL_FROM');
  const address = /^(?:[^<>]*<)?[^@\s<>]+@[^@\s<>]+>?$/;
  if (text === undefined ? read(env, 'SMTP_URL') !== undefined : !address.test(text)) {
    faults.push('MAIL_FROM must be an address such as "Rollcall <rollcall@example.com>" where SMTP_URL is set.');
  }
  return text;
}

function readWorkers(env: Environment, faults: string[]): number {
  const text = read(env, 'WORKERS') ?? '1';
  const workers = text === 'auto' ? availableParallelism() : Number(text);
  if (!/^(?:auto|\d+)$/.test(text) || workers < 1 || workers > MOST_WORKERS) {
    faults.push(`WORKERS must be a number from 1 to ${MOST_WORKERS}, or auto, not "${text}".`);
  }
  return workers;
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
