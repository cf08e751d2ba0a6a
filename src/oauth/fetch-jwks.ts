import { lookup as resolve, type LookupOptions } from 'node:dns';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { JWK } from 'jose';
import { isPublic } from './public-address.js';

const TIMEOUT_MS = 5_000;
const LARGEST = 256 * 1024;

/** Fetches the keys that an issuer publishes, RFC 7517. The messages of its errors are for the tenant's admins. */
export async function fetchJwks(address: string, allowPrivate: boolean): Promise<JWK[]> {
  const url = new URL(address);
  if (url.protocol !== 'https:' && !allowPrivate) throw new Error('Its keys must come over HTTPS.');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A name is judged by the addresses it leads to, when they are known; a literal address at once.
  if (!allowPrivate && isIP(host) && !isPublic(host)) throw notPublic(host);
  const text = await get(url, allowPrivate ? undefined : lookupPublic);
  return keysOf(text);
}

async function get(url: URL, lookup: LookupFunction | undefined): Promise<string> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const headers = { Accept: 'application/jwk-set+json, application/json', 'User-Agent': 'rollcall' };
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { headers, lookup, signal, agent: false }, resolve).on('error', reject).end();
    });
    return await read(response);
  } catch (error) {
    if (signal.aborted) throw new Error(`Its keys did not come within ${TIMEOUT_MS / 1000} seconds.`);
    if (error instanceof Refused) throw error;
    throw new Error(`Its keys cannot be fetched: ${(error as Error).message}.`);
  }
}

async function read(response: IncomingMessage): Promise<string> {
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Refused(`Its keys cannot be fetched: the address answers ${response.statusCode}, not 200.`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new Refused(`Its keys are larger than ${LARGEST / 1024} KiB.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function keysOf(text: string): JWK[] {
  try {
    const { keys } = JSON.parse(text) as { keys: unknown };
    if (Array.isArray(keys)) return keys.filter((key): key is JWK => typeof key === 'object' && key !== null);
  } catch {
    // Told below, like JSON of another shape.
  }
  throw new Error('What its address answers is not a JSON Web Key Set.');
}

/** Resolves a name and hands over public addresses only: the one that was judged is the one that is connected to. */
const lookupPublic: LookupFunction = (hostname, options: LookupOptions, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const refused = addresses.find(({ address }) => !isPublic(address));
    if (refused || addresses.length === 0) return callback(notPublic(hostname), '', 0);
    if (options.all) return callback(null, addresses);
    callback(null, addresses[0]!.address, addresses[0]!.family);
  });
};

class Refused extends Error {}

function notPublic(host: string): Refused {
  return new Refused(`Its keys are not fetched from ${host}: that is no public address.`);
}
