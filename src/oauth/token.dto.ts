import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** RFC 6749 §4.4.2 and RFC 7523 §2.2; the client's id and secret may come by HTTP Basic as well. */
export class TokenRequestForm {
  @ApiProperty({ enum: ['client_credentials'] })
  grant_type: string;
  @ApiPropertyOptional()
  client_id?: string;
  @ApiPropertyOptional()
  client_secret?: string;
  @ApiPropertyOptional({ enum: ['urn:ietf:params:oauth:client-assertion-type:jwt-bearer'] })
  client_assertion_type?: string;
  @ApiPropertyOptional()
  client_assertion?: string;
  @ApiPropertyOptional({ description: 'Any: an access token opens the SCIM URL of its integration, and nothing else.' })
  scope?: string;
}

/** RFC 6749 §5.1. */
export class TokenResponse {
  access_token: string;
  @ApiProperty({ enum: ['Bearer'] })
  token_type: 'Bearer';
  /** In seconds. */
  @ApiProperty({ type: 'integer' })
  expires_in: number;
  scope: string;
}

/** RFC 8414 §2. */
export class AuthorizationServerMetadata {
  issuer: string;
  token_endpoint: string;
  response_types_supported: string[];
  grant_types_supported: string[];
  token_endpoint_auth_methods_supported: string[];
  token_endpoint_auth_signing_alg_values_supported: string[];
  scopes_supported: string[];
  service_documentation: string;
}
