/** An OAuth 2.0 client of an integration: the identity provider, when it fetches access tokens. Its id is the client id. */
export interface OAuthClient {
  readonly tenantId: string;
  readonly id: string;
  readonly integrationId: string;
  readonly name: string;
  /** How many seconds its access tokens live. */
  readonly tokenLifetime: number;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
  readonly lastUsedBy: string | null;
  readonly secrets: readonly ClientSecret[];
}

/** Only the SHA-256 of a client secret is kept, and its beginning, to recognise it by. */
export interface ClientSecret {
  readonly id: string;
  readonly clientId: string;
  readonly prefix: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** When an access token was last issued for it. */
  readonly lastUsedAt: Date | null;
  readonly lastUsedFrom: string | null;
  readonly lastUsedBy: string | null;
}
