/** Who speaks on a SCIM route: the integration whose credential was presented, and the tenant it opens. */
export interface IntegrationPrincipal {
  readonly tenantId: string;
  readonly integrationId: string;
  /** The secret, or the OAuth client whose access token it was. */
  readonly credentialId: string;
  /** Grows with every change of the tenant's extension schemas; 0 while it never had any. */
  readonly schemaVersion: number;
}
