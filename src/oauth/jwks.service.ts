import { Injectable } from '@nestjs/common';
import { type CryptoKey, importJWK, type JWK, type KeyObject } from 'jose';
import { Config } from '../config/config.js';
import type { KeyHint } from './assertion.js';
import { fetchJwks } from './fetch-jwks.js';

const MINUTE_MS = 60_000;
/** From then on the keys are asked for again, to learn which of them are no more. */
const FRESH_MS = 60 * MINUTE_MS;
/** For so long they are good for, should their issuer not answer. */
const USABLE_MS = 24 * 60 * MINUTE_MS;
const AFTER_FAILURE_MS = 10_000;
const ISSUERS = 1_000;

interface KeySet {
  keys: readonly JWK[];
  fetchedAt: number;
  askedAt: number;
  failure: Error | null;
  pending: Promise<void> | null;
}

/** The keys that issuers publish, remembered, and fetched anew for one that is not known: once a minute at most. */
@Injectable()
export class JwksService {
  private readonly sets = new Map<string, KeySet>();

  constructor(private readonly config: Config) {}

  /** The key of that id; an error says for the tenant's admins why there is none. */
  async get(url: string, { kid, alg }: KeyHint): Promise<CryptoKey | KeyObject | Uint8Array> {
    const set = this.setOf(url);
    const now = Date.now();
    if (now - set.fetchedAt > FRESH_MS || !find(set, kid)) await this.refresh(url, set);
    const usable = Date.now() - set.fetchedAt <= USABLE_MS;
    if (!usable && set.failure) throw set.failure;
    const key = find(set, kid);
    if (!key) throw new Error(`The issuer publishes no key ${JSON.stringify(kid).slice(0, 100)}.`);
    if (key.kty === 'oct') throw new Error('The key is a shared secret; a public key is expected.');
    if (key.alg !== undefined && key.alg !== alg) throw new Error(`The key is for ${key.alg}, not for ${alg}.`);
    return importJWK(key, alg);
  }

  private setOf(url: string): KeySet {
    const known = this.sets.get(url);
    if (known) return known;
    const set: KeySet = { keys: [], fetchedAt: -Infinity, askedAt: -Infinity, failure: null, pending: null };
    this.sets.set(url, set);
    if (this.sets.size > ISSUERS) this.sets.delete(this.sets.keys().next().value!);
    return set;
  }

  private async refresh(url: string, set: KeySet): Promise<void> {
    if (!set.pending) {
      if (Date.now() - set.askedAt < (set.failure ? AFTER_FAILURE_MS : MINUTE_MS)) return;
      set.askedAt = Date.now();
      set.pending = this.fetch(url, set).finally(() => (set.pending = null));
    }
    await set.pending;
  }

  private async fetch(url: string, set: KeySet): Promise<void> {
    try {
      set.keys = await fetchJwks(url, this.config.allowPrivateJwks);
      set.fetchedAt = Date.now();
      set.failure = null;
    } catch (error) {
      set.failure = error as Error;
    }
  }
}

function find({ keys }: KeySet, kid: string): JWK | undefined {
  return keys.find((key) => key.kid === kid && key.use !== 'enc');
}
