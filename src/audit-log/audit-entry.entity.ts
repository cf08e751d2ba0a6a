import type { Origin } from '../auth/current.decorator.js';
import type { Principal } from '../auth/principal.js';

/** Who did it; nobody is known who only tried to sign in. */
export interface Actor {
  readonly kind: Principal['kind'] | 'anonymous';
  readonly id: string | null;
  readonly name: string;
}

/** What it was done to. */
export interface AuditObject {
  readonly type: string;
  readonly id: string | null;
  readonly name: string | null;
}

/** One thing that was done. */
export interface AuditEvent {
  /** The tenants whose logs tell of it; null is the operator's alone. */
  readonly tenantIds: readonly (string | null)[];
  readonly actor: Actor;
  /** The kind of object and the verb, such as `integration.create`. */
  readonly action: string;
  readonly object: AuditObject;
  readonly origin: Origin;
  /** Never a secret, a password or a code. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** One entry of the audit log. */
export interface AuditEntry {
  readonly id: string;
  readonly tenantId: string | null;
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly object: AuditObject;
  readonly address: string;
  readonly requestId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Which entries are asked for. Times are inclusive from, exclusive to. */
export interface AuditSearch {
  readonly actorId?: string;
  readonly action?: string;
  readonly objectType?: string;
  readonly objectId?: string;
  readonly from?: Date;
  readonly to?: Date;
  /** The id of the entry after which the page begins: the newest comes first. */
  readonly after?: string;
  readonly limit: number;
}

/** The logs that tell what somebody does outside of any one tenant: of an admin, the ones of all their tenants. */
export function logsOf({ operator, tenantRoles }: Pick<Principal, 'operator' | 'tenantRoles'>): (string | null)[] {
  return operator || tenantRoles.size === 0 ? [null] : [...tenantRoles.keys()];
}
