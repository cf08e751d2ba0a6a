import { RecentMap } from '../database/recent-map.js';
import type { Credential } from './access.repository.js';

interface Entry {
  readonly credential: Credential;
  readonly until: number;
}

/** What was looked up lately, by key; the least recently used is forgotten first. */
export class AccessCache {
  private readonly entries: RecentMap<string, Entry>;
  private drops = 0;

  constructor(size: number) {
    this.entries = new RecentMap(size);
  }

  /** Goes up whenever something is dropped: what was looked up before that may be outdated, and is not taken in. */
  get generation(): number {
    return this.drops;
  }

  get(key: string, now: number): Credential | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    if (entry.until > now) return entry.credential;
    this.entries.delete(key);
    return null;
  }

  put(key: string, credential: Credential, until: number, generation: number): void {
    if (generation === this.drops) this.entries.set(key, { credential, until });
  }

  /** Forgets all of a tenant's or an integration's. */
  drop(id: string): void {
    this.drops++;
    for (const [key, { credential }] of this.entries) {
      if (credential.principal.integrationId === id || credential.principal.tenantId === id) this.entries.delete(key);
    }
  }

  clear(): void {
    this.drops++;
    this.entries.clear();
  }
}
