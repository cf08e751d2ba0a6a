/** What somebody may do in one tenant: a viewer reads, an admin also writes. */
export const TENANT_ROLES = ['viewer', 'admin'] as const;
export type TenantRole = (typeof TENANT_ROLES)[number];

/** Who calls the REST API: a person, an API key of a tenant, or the operator key. */
export interface Principal {
  readonly kind: 'account' | 'api-key' | 'operator-key';
  /** The account or the API key; the operator key has none. */
  readonly id: string | null;
  readonly name: string;
  /** An operator may do everything in every tenant. */
  readonly operator: boolean;
  /** The role in each tenant where there is one, by the tenant's id. */
  readonly tenantRoles: ReadonlyMap<string, TenantRole>;
  /** The session, where a person signed in. */
  readonly sessionId?: string;
}

export const OPERATOR_KEY: Principal = {
  kind: 'operator-key',
  id: null,
  name: 'operator key',
  operator: true,
  tenantRoles: new Map(),
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the roles guard, so only on routes of the REST API that are not public. */
    principal?: Principal;
  }
}
