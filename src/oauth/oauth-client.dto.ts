import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsRFC3339, Length, Max, Min, ValidateBy } from 'class-validator';
import { IsInFuture, IsText, Trimmed } from '../rest/text.js';
import type { ClientSecret, OAuthClient } from './oauth-client.entity.js';

const THREE_YEARS_MS = 3 * 366 * 86_400_000;

const IsWithinThreeYears = (): PropertyDecorator =>
  ValidateBy({
    name: 'isWithinThreeYears',
    validator: {
      validate: (value) => typeof value === 'string' && Date.parse(value) <= Date.now() + THREE_YEARS_MS,
      defaultMessage: () => 'expiresAt must be within three years',
    },
  });

/** How long access tokens live: the same for OAuth clients and federations. */
export class TokenLifetimeDto {
  /** How many seconds an access token lives: an hour if nothing is said, six at most. */
  @ApiPropertyOptional({ type: 'integer' })
  @Max(21_600)
  @Min(3_600)
  @IsInt()
  tokenLifetimeSeconds: number = 3_600;
}

export class CreateClientSecretDto {
  /**
   * When it stops being accepted: in a year, if absent; three years are the most.
   * @example 2028-01-01T00:00:00Z
   */
  @IsWithinThreeYears()
  @IsInFuture()
  @IsRFC3339()
  @IsOptional()
  expiresAt?: string;
}

export class CreateOAuthClientDto extends TokenLifetimeDto {
  /**
   * Where this client is used, for people.
   * @example Acme's Entra ID
   */
  @Length(1, 200)
  @IsText()
  @Trimmed()
  name: string;

  /**
   * When its first secret stops being accepted: in a year, if absent; three years are the most.
   * @example 2028-01-01T00:00:00Z
   */
  @IsWithinThreeYears()
  @IsInFuture()
  @IsRFC3339()
  @IsOptional()
  expiresAt?: string;
}

export class ClientSecretResponse {
  id: string;
  /** How the secret begins, to recognise it by. */
  prefix: string;
  status: 'active' | 'expired';
  createdAt: Date;
  /** From then on no access token is issued for it. */
  expiresAt: Date;
  /** When an access token was last issued for it. */
  lastUsedAt: Date | null;
  /** The address that asked for it. */
  lastUsedFrom: string | null;
  /** The User-Agent that came with it. */
  lastUsedBy: string | null;

  static of({ clientId: _, ...secret }: ClientSecret): ClientSecretResponse {
    return { ...secret, status: secret.expiresAt.getTime() > Date.now() ? 'active' : 'expired' };
  }
}

export class NewClientSecretResponse extends ClientSecretResponse {
  /** The secret itself. It is shown this once and cannot be had again. */
  clientSecret: string;
}

export class OAuthClientResponse {
  id: string;
  /** What to enter at the identity provider: Entra ID calls it Client Identifier. */
  clientId: string;
  name: string;
  /** Where access tokens are fetched: Entra ID calls it Token Endpoint. */
  tokenUrl: string;
  @ApiProperty({ type: 'integer' })
  tokenLifetimeSeconds: number;
  createdAt: Date;
  /** When an access token of it was last accepted, to within a few seconds. */
  lastUsedAt: Date | null;
  lastUsedFrom: string | null;
  lastUsedBy: string | null;
  secrets: ClientSecretResponse[];

  static of(client: OAuthClient, publicUrl: string): OAuthClientResponse {
    const { id, name, tokenLifetime, createdAt, lastUsedAt, lastUsedFrom, lastUsedBy, secrets } = client;
    return {
      ...{
        id,
        clientId: id,
        name,
        tokenUrl: `${publicUrl}/oauth/token`,
        tokenLifetimeSeconds: tokenLifetime,
        createdAt,
      },
      ...{ lastUsedAt, lastUsedFrom, lastUsedBy },
      secrets: secrets.map((secret) => ClientSecretResponse.of(secret)),
    };
  }
}

export class NewOAuthClientResponse extends OAuthClientResponse {
  /** The client's first secret: Entra ID calls it Client Secret. It is shown this once and cannot be had again. */
  clientSecret: string;
  /** When that secret expires. */
  expiresAt: Date;
}

export class OAuthClientList {
  items: OAuthClientResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}
