/** Why something was refused at an integration's door; `network-outside` was let in. */
export const REFUSALS = [
  'token-unknown',
  'token-elsewhere',
  'token-expired',
  'token-retired',
  'token-revoked',
  'client-secret-unknown',
  'client-secret-expired',
  'client-secret-revoked',
  'client-revoked',
  'assertion-refused',
  'network-outside',
  'network-refused',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** The same refusal of the same caller, as often as it happened within a moment. */
export interface CredentialEvent {
  readonly id: string;
  readonly integrationId: string;
  readonly reason: Refusal;
  /** What was wrong, in words for the tenant's admins; nothing secret. */
  readonly detail: string;
  /** The secret, OAuth client or client secret that was presented, if it is known. */
  readonly credentialId: string | null;
  readonly source: string | null;
  readonly userAgent: string | null;
  readonly firstAt: Date;
  readonly at: Date;
  readonly count: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Why what was presented does not open the integration: for its tenant's log, never for the answer. */
    refusal?: Refusal;
  }
}
