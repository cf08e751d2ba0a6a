import type { TenantRole } from '../auth/principal.js';

/** A key by which a script calls the REST API for one tenant. Only its SHA-256 is kept, and its beginning. */
export interface ApiKey {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly role: TenantRole;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}
