import { Body, Controller, Get, Header, HttpCode, HttpStatus, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { Public } from '../auth/public.decorator.js';
import { Config } from '../config/config.js';
import { ALGORITHMS } from './assertion.js';
import { AuthorizationServerMetadata, TokenRequestForm, TokenResponse } from './token.dto.js';
import { parseTokenRequest } from './token-request.js';
import { TokensService } from './tokens.service.js';

const SCOPE = 'scim';

@Public()
@ApiTags('OAuth')
@Controller()
export class TokenController {
  constructor(
    private readonly tokens: TokensService,
    private readonly config: Config,
  ) {}

  /**
   * Issues an access token for the SCIM URL (RFC 6749 §4.4): to an OAuth client that presents its secret in the form or
   * by HTTP Basic, or to the workload of a federation that presents an assertion (RFC 7523).
   */
  @Post('oauth/token')
  @HttpCode(HttpStatus.OK)
  @Header('Cache-Control', 'no-store')
  @Header('Pragma', 'no-cache')
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ type: TokenRequestForm })
  async issue(@Body() body: unknown, @Req() request: FastifyRequest): Promise<TokenResponse> {
    const proof = parseTokenRequest(body, request.headers.authorization);
    const { accessToken, expiresIn } = await this.tokens.issue(proof, callerOf(request));
    return { access_token: accessToken, token_type: 'Bearer', expires_in: expiresIn, scope: SCOPE };
  }

  /** Says what the token endpoint supports, for clients that configure themselves (RFC 8414). */
  @Get('.well-known/oauth-authorization-server')
  metadata(): AuthorizationServerMetadata {
    const { publicUrl } = this.config;
    return {
      issuer: publicUrl,
      token_endpoint: `${publicUrl}/oauth/token`,
      // REQUIRED by RFC 8414 §2; there is no authorization endpoint that could be asked for one.
      response_types_supported: [],
      grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: [...ALGORITHMS],
      scopes_supported: [SCOPE],
      service_documentation: `${publicUrl}/docs`,
    };
  }
}
