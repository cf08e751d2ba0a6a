export const ENTITLEMENT_TYPES = ['Role', 'Entitlement'] as const;
export type EntitlementType = (typeof ENTITLEMENT_TYPES)[number];

/** What users of a tenant can be given: a role or an entitlement. */
export interface Entitlement {
  readonly id: string;
  readonly type: EntitlementType;
  readonly displayName: string;
  readonly description: string | null;
  /** Counts the changes, from 1. */
  readonly version: number;
  readonly createdAt: Date;
  readonly lastModified: Date;
}
