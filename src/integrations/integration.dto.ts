import { ApiProperty, PartialType } from '@nestjs/swagger';
import { IsIn, Length } from 'class-validator';
import { IsText, Trimmed } from '../rest/text.js';
import type { ExpiringCredential } from './expiry.js';
import { ExpiryWarningResponse } from './expiry-warning.dto.js';
import { type Integration, type Provider, PROVIDERS } from './integration.entity.js';

export type ConnectionStatus = 'waiting' | 'connected';

export class CreateIntegrationDto {
  /**
   * What people call this connection.
   * @example Acme's Entra ID
   */
  @Length(1, 200)
  @IsText()
  @Trimmed()
  name: string;

  /** Which product is at the other end. It changes nothing but the instructions that people are given. */
  @IsIn(PROVIDERS)
  provider: Provider;
}

export class UpdateIntegrationDto extends PartialType(CreateIntegrationDto, { skipNullProperties: false }) {}

export class IntegrationResponse {
  id: string;
  tenantId: string;
  name: string;
  @ApiProperty({ enum: PROVIDERS })
  provider: Provider;
  /** What to enter at the identity provider: Entra ID calls it Tenant URL, Okta calls it Base URL. */
  scimUrl: string;
  /** `waiting` until the identity provider was let in for the first time. */
  status: ConnectionStatus;
  createdAt: Date;
  /** When the identity provider was last let in, to within a few seconds. */
  lastRequestAt: Date | null;

  /** The secrets of it, of its own and of its OAuth clients, that expire within 30 days or did lately. */
  warnings: ExpiryWarningResponse[];

  static of(integration: Integration, publicUrl: string, expiring: readonly ExpiringCredential[]): IntegrationResponse {
    const { id, tenantId, name, provider, createdAt, lastRequestAt } = integration;
    return {
      id,
      tenantId,
      name,
      provider,
      scimUrl: `${publicUrl}/scim/v2/${id}`,
      status: lastRequestAt ? 'connected' : 'waiting',
      createdAt,
      lastRequestAt,
      warnings: expiring
        .filter(({ integrationId }) => integrationId === id)
        .map((credential) => ExpiryWarningResponse.of(credential)),
    };
  }
}

export class IntegrationList {
  items: IntegrationResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}
