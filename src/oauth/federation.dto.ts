import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID, Length, ValidateBy } from 'class-validator';
import { IsText, Trimmed } from '../rest/text.js';
import { type Check, CHECKS } from './assertion.js';
import type { Federation } from './federation.entity.js';
import { TokenLifetimeDto } from './oauth-client.dto.js';

const IsAddress = (): PropertyDecorator =>
  ValidateBy({
    name: 'isAddress',
    validator: {
      validate: (value) =>
        typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
      defaultMessage: (args) => `${args?.property} must be an address that begins with https://`,
    },
  });

export class FederationDto extends TokenLifetimeDto {
  /**
   * Who signs the assertions, their claim `iss`.
   * @example https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0
   */
  @IsAddress()
  @Length(1, 500)
  @IsText()
  @Trimmed()
  issuer: string;

  /**
   * Where the issuer publishes its keys, over HTTPS.
   * @example https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/discovery/v2.0/keys
   */
  @IsAddress()
  @Length(1, 500)
  @IsText()
  @Trimmed()
  jwksUrl: string;

  /** Whom the assertions speak of, their claim `sub`: at Entra ID the object id of the service principal. */
  @Length(1, 500)
  @IsText()
  @Trimmed()
  subject: string;

  /** For whom they are, their claim `aud`: at Entra ID the app's id, with or without `api://` and `/.default`. */
  @Length(1, 500)
  @IsText()
  @Trimmed()
  audience: string;

  /** Entra ID's tenant, their claim `tid`. If absent, it is the one that the issuer names, if it names one. */
  @IsUUID()
  @IsOptional()
  tid?: string | null;
}

export class FederationResponse {
  /** What to enter at the identity provider: Entra ID calls it Client Identifier. */
  clientId: string;
  /** Where assertions are exchanged for access tokens: Entra ID calls it Token Endpoint. */
  tokenUrl: string;
  /** What access tokens open: Entra ID calls it Tenant URL. */
  scimUrl: string;
  issuer: string;
  jwksUrl: string;
  subject: string;
  audience: string;
  tid: string | null;
  @ApiProperty({ type: 'integer' })
  tokenLifetimeSeconds: number;
  createdAt: Date;
  /** When an access token of it was last accepted, to within a few seconds. */
  lastUsedAt: Date | null;
  lastUsedFrom: string | null;
  lastUsedBy: string | null;

  static of({ tenantId: _, integrationId, tokenLifetime, ...rest }: Federation, publicUrl: string): FederationResponse {
    const urls = { tokenUrl: `${publicUrl}/oauth/token`, scimUrl: `${publicUrl}/scim/v2/${integrationId}` };
    return { ...rest, ...urls, tokenLifetimeSeconds: tokenLifetime };
  }
}

export class TestAssertionDto {
  /** A JWT that the identity provider has made. It is not kept and not used up. */
  @Length(1, 16_384)
  @IsText()
  @Trimmed()
  assertion: string;
}

export class CheckResponse implements Check {
  @ApiProperty({ enum: CHECKS })
  name: Check['name'];
  passed: boolean;
  /** What was found. */
  detail: string;
}

export class AssertionTestResponse {
  /** Whether an access token would be issued for it. */
  passed: boolean;
  checks: CheckResponse[];

  static of(checks: readonly Check[]): AssertionTestResponse {
    return { passed: checks.every((check) => check.passed), checks: [...checks] };
  }
}
