import { ApiProperty } from '@nestjs/swagger';
import { daysLeft, type ExpiringCredential } from './expiry.js';

export class ExpiryWarningResponse {
  /** The id of the credential that it is about. */
  id: string;
  @ApiProperty({ enum: ['secret', 'oauth-client-secret'] })
  kind: 'secret' | 'oauth-client-secret';
  /** Its label, or how it begins. */
  name: string;
  expiresAt: Date;
  /** Days that are left: 1 on the last one, 0 or less when it has expired. */
  @ApiProperty({ type: 'integer' })
  daysLeft: number;

  static of({ id, kind, name, expiresAt }: ExpiringCredential): ExpiryWarningResponse {
    return { id, kind, name, expiresAt, daysLeft: daysLeft(expiresAt, new Date()) };
  }
}
