import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';

/** A stand-in for Entra ID's token service: it signs assertions, and publishes its keys. */
export interface Issuer {
  readonly tid: string;
  readonly issuer: string;
  readonly jwksUrl: string;
  /** How often its keys have been fetched. */
  readonly fetches: number;
  /** A valid assertion, but for what is changed; a claim that is undefined is left out. */
  sign(claims: JWTPayload, header?: { kid?: string }): Promise<string>;
  /** From now on another key signs; the old one is published no more. */
  rotate(): Promise<void>;
  /** What the next fetches get instead of the keys. */
  answerWith(answer: { status: number; body: string; headers?: Record<string, string> } | null): void;
  close(): Promise<void>;
}

export async function startIssuer(): Promise<Issuer> {
  const tid = randomUUID();
  let fetches = 0;
  let instead: Parameters<Issuer['answerWith']>[0] = null;
  let key = await newKey();
  const server = createServer((request, response) => {
    fetches++;
    const keys = JSON.stringify({ keys: [key.jwk] });
    const { status, body, headers } = instead ?? { status: 200, body: keys, headers: {} };
    response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${tid}`;
  const issuer = `${url}/v2.0`;
  return {
    tid,
    issuer,
    jwksUrl: `${url}/discovery/v2.0/keys`,
    get fetches() {
      return fetches;
    },
    sign: (claims, header) => {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: issuer, tid, jti: randomUUID(), iat: now, nbf: now, exp: now + 3_600 };
      return new SignJWT({ ...usual, ...claims })
        .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.jwk.kid, ...header })
        .sign(key.privateKey);
    },
    rotate: async () => {
      key = await newKey();
    },
    answerWith: (answer) => (instead = answer),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function newKey(): Promise<{ privateKey: CryptoKey; jwk: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(publicKey)), kid: randomUUID(), use: 'sig' };
  return { privateKey, jwk };
}
