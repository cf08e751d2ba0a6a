import type { Credential } from './access.repository.js';

interface Entry {
  readonly credential: Credential;
  readonly until: number;
}

/** What was looked up lately, by key; the least recently used is forgotten first. */
export class AccessCache {
  private readonly entries = new Map<string, Entry>();
  private drops = 0;

  constructor(private readonly size: number) {}

  /** Goes up whenever something is dropped: what was looked up before that may be outdated, and is not taken in. */
  get generation(): number {
    return this.drops;
  }

  get(key: string, now: number): Credential | null {
    const entry = this.entries.get(key);
    if (!entry) return null;
    this.entries.delete(key);
    if (entry.until <= now) return null;
    this.entries.set(key, entry);
    return entry.credential;
  }

  put(key: string, credential: Credential, until: number, generation: number): void {
    if (generation !== this.drops) return;
    this.entries.delete(key);
    this.entries.set(key, { credential, until });
    if (this.entries.size > this.size) this.entries.delete(this.entries.keys().next().value!);
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
