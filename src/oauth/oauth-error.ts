import { HttpException, HttpStatus } from '@nestjs/common';

export type OAuthErrorCode = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type';

/** What RFC 6749 §5.2 has the token endpoint say. The description is for who set the client up, and tells no secret. */
export class OAuthError extends HttpException {
  constructor(
    readonly error: OAuthErrorCode,
    readonly description: string,
  ) {
    super(description, error === 'invalid_client' ? HttpStatus.UNAUTHORIZED : HttpStatus.BAD_REQUEST);
  }
}

/** One answer, whatever was wrong with the client or its proof: the reason is for the tenant's record alone. */
export const clientRefused = (): OAuthError => new OAuthError('invalid_client', 'Client authentication failed.');
