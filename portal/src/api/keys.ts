/** The names under which answers are remembered. Those of a tenant begin alike, so that its activity renews them all. */
export const keys = {
  me: ['me'] as const,
  sessions: ['sessions'] as const,
  tenants: ['tenants'] as const,
  tenantBySlug: (slug: string) => ['tenants', 'by-slug', slug] as const,
  /** `keys.of(tenantId, 'users', { search })` */
  of: (tenantId: string, ...rest: readonly unknown[]) => ['tenant', tenantId, ...rest] as const,
};
