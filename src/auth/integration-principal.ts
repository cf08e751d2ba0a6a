/** Who speaks on a SCIM route: the integration whose secret was presented, and the tenant it opens. */
export interface IntegrationPrincipal {
  readonly tenantId: string;
  readonly integrationId: string;
  readonly secretId: string;
}
