import { compactVerify, type CryptoKey, decodeJwt, decodeProtectedHeader, type JWTPayload, type KeyObject } from 'jose';

/** Asymmetric ones alone: `none` proves nothing, and with HS256 the public key would be the secret. */
export const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
] as const;

export const CHECKS = [
  'format',
  'algorithm',
  'key',
  'signature',
  'issuer',
  'subject',
  'audience',
  'tenant',
  'expires',
  'not-before',
  'issued-at',
  'replay',
] as const;

/** One thing that an assertion has to stand. */
export interface Check {
  readonly name: (typeof CHECKS)[number];
  readonly passed: boolean;
  /** What was found, in words for the tenant's admins. */
  readonly detail: string;
}

/** What a tenant's admin said of the assertions to come. */
export interface Trust {
  readonly issuer: string;
  readonly subject: string;
  readonly audience: string;
  /** Entra ID's tenant, the claim `tid`; null where there is none to check. */
  readonly tid: string | null;
}

export interface KeyHint {
  readonly kid: string;
  readonly alg: string;
}

/** Finds the key that an assertion names; an error says for the admins why there is none. */
export type FindKey = (hint: KeyHint) => Promise<CryptoKey | KeyObject | Uint8Array>;

export interface Verdict {
  readonly checks: readonly Check[];
  readonly claims: JWTPayload;
}

// Clocks differ a little.
const LEEWAY = 60;
// Entra ID's longest live for a day. Until then an assertion's id has to be remembered.
const LONGEST_LIFE = 25 * 3_600;

/** Checks an assertion, RFC 7523 §3, all of it: whoever sets a federation up sees at once all that is wrong. */
export async function checkAssertion(
  assertion: string,
  trust: Trust,
  findKey: FindKey,
  now = Date.now() / 1000,
): Promise<Verdict> {
  const decoded = decode(assertion);
  if (typeof decoded === 'string') return { checks: [failed('format', decoded)], claims: {} };
  const { header, claims } = decoded;
  return {
    checks: [
      passed('format', 'It is a signed JWT.'),
      ...(await checkSignature(assertion, header, findKey)),
      ...checkClaims(claims, trust, now),
    ],
    claims,
  };
}

export const passed = (name: Check['name'], detail: string): Check => ({ name, passed: true, detail });
export const failed = (name: Check['name'], detail: string): Check => ({ name, passed: false, detail });

function decode(assertion: string): { header: { alg?: string; kid?: string }; claims: JWTPayload } | string {
  try {
    return { header: decodeProtectedHeader(assertion), claims: decodeJwt(assertion) };
  } catch (error) {
    return `It is not a JWT: ${(error as Error).message}.`;
  }
}

async function checkSignature(
  assertion: string,
  { alg, kid }: { alg?: string; kid?: string },
  findKey: FindKey,
): Promise<Check[]> {
  if (!ALGORITHMS.some((known) => known === alg)) {
    return [failed('algorithm', `It is signed with ${shown(alg)}; one of ${ALGORITHMS.join(', ')} is expected.`)];
  }
  const algorithm = passed('algorithm', `It is signed with ${alg}.`);
  if (typeof kid !== 'string' || kid === '') return [algorithm, failed('key', 'Its header names no key (kid).')];
  let key: Awaited<ReturnType<FindKey>>;
  try {
    key = await findKey({ kid, alg: alg! });
  } catch (error) {
    return [algorithm, failed('key', (error as Error).message)];
  }
  const found = passed('key', `The issuer publishes the key ${shown(kid)}.`);
  try {
    await compactVerify(assertion, key, { algorithms: [...ALGORITHMS] });
    return [algorithm, found, passed('signature', 'It is signed with that key.')];
  } catch (error) {
    return [algorithm, found, failed('signature', `It is not signed with that key: ${(error as Error).message}.`)];
  }
}

function checkClaims(claims: JWTPayload, trust: Trust, now: number): Check[] {
  const audiences = [claims.aud].flat().map((aud) => (typeof aud === 'string' ? bare(aud) : aud));
  const checks = [
    compare('issuer', 'iss', claims.iss, trust.issuer),
    compare('subject', 'sub', claims.sub, trust.subject),
    audiences.includes(bare(trust.audience))
      ? passed('audience', `aud is ${shown(claims.aud)}.`)
      : failed('audience', `aud is ${shown(claims.aud)}; ${shown(trust.audience)} is expected.`),
  ];
  if (trust.tid !== null) checks.push(compare('tenant', 'tid', claims['tid'], trust.tid));
  return [...checks, ...checkTimes(claims, now)];
}

function checkTimes({ exp, nbf, iat }: JWTPayload, now: number): Check[] {
  return [
    checkExpiry(exp, now),
    nbf === undefined || (typeof nbf === 'number' && nbf <= now + LEEWAY)
      ? passed('not-before', nbf === undefined ? 'nbf is not given.' : `It is valid since ${moment(nbf)}.`)
      : failed('not-before', `It is not valid before ${moment(nbf)}; it is ${moment(now)} here.`),
    iat === undefined || (typeof iat === 'number' && iat <= now + LEEWAY)
      ? passed('issued-at', iat === undefined ? 'iat is not given.' : `It was issued at ${moment(iat)}.`)
      : failed('issued-at', `It is said to be issued at ${moment(iat)}; it is ${moment(now)} here.`),
  ];
}

function checkExpiry(exp: unknown, now: number): Check {
  if (typeof exp !== 'number') return failed('expires', `exp is ${shown(exp)}; a number is expected.`);
  if (exp <= now - LEEWAY) return failed('expires', `It expired at ${moment(exp)}; it is ${moment(now)} here.`);
  if (exp > now + LONGEST_LIFE) return failed('expires', `It lives until ${moment(exp)}; 25 hours are the most.`);
  return passed('expires', `It expires at ${moment(exp)}.`);
}

function compare(name: Check['name'], claim: string, found: unknown, expected: string): Check {
  return found === expected
    ? passed(name, `${claim} is ${shown(found)}.`)
    : failed(name, `${claim} is ${shown(found)}; ${shown(expected)} is expected.`);
}

// Entra ID's screens show api://{id}/.default, its documents api://{id}, and its tokens carry either or the id alone.
function bare(audience: string): string {
  return audience
    .replace(/^api:\/\//i, '')
    .replace(/\/\.default$/i, '')
    .toLowerCase();
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : (JSON.stringify(value) ?? typeof value).slice(0, 150);
}

function moment(seconds: unknown): string {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? shown(seconds) : date.toISOString();
}
