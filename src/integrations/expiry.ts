const DAY_MS = 86_400_000;

/** How many days before something expires its admins are told. */
export const WARNED_AT_DAYS = [30, 14, 7, 1] as const;
export type WarnedAtDays = (typeof WARNED_AT_DAYS)[number];

/** A credential that expires soon, or did lately. */
export interface ExpiringCredential {
  readonly tenantId: string;
  readonly integrationId: string;
  readonly id: string;
  readonly kind: 'secret' | 'oauth-client-secret';
  readonly name: string;
  readonly expiresAt: Date;
}

/** The warning that is due: the last of those whose time has come; null while there are more than 30 days left. */
export function warningDue(expiresAt: Date, now: Date): WarnedAtDays | null {
  const left = expiresAt.getTime() - now.getTime();
  if (left <= 0) return null;
  return WARNED_AT_DAYS.findLast((days) => left <= days * DAY_MS) ?? null;
}

/** Days that are left, the one under way among them: 1 on the last; none or fewer once it has expired. */
export function daysLeft(expiresAt: Date, now: Date): number {
  return Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS) || 0;
}
