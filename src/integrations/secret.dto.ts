import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsRFC3339, Length, Max, Min } from 'class-validator';
import { IsInFuture, IsText, Trimmed } from '../rest/text.js';
import type { ExpiringCredential } from './expiry.js';
import { ExpiryWarningResponse } from './expiry-warning.dto.js';
import { isSafeToRetire } from './rotation.js';
import { type Secret, SECRET_KINDS, type SecretKind, type WatchedSecret } from './secret.entity.js';

const DAY = 86_400;

export type SecretStatus = 'active' | 'rotating' | 'expired';

export class CreateSecretDto {
  /**
   * Where this secret is used, for people.
   * @example entered at Entra ID by Kim
   */
  @Length(1, 200)
  @IsText()
  @Trimmed()
  @IsOptional()
  label?: string | null;

  /**
   * `validation` marks a token for a certification run, such as Microsoft's of an app for its gallery: it lives 24 hours
   * at least and a week if nothing is said, and nobody is warned of its end.
   */
  @ApiPropertyOptional({ enum: SECRET_KINDS })
  @IsIn(SECRET_KINDS)
  kind: SecretKind = 'secret';

  /**
   * When it stops being accepted; in a year, if absent; never, if null.
   * @example 2030-01-01T00:00:00Z
   */
  @IsInFuture()
  @IsRFC3339()
  @IsOptional()
  expiresAt?: string | null;
}

export class OverlapDto {
  /** How long the old secret is still accepted beside the new one; 0 ends it at once, 30 days are the most. */
  @ApiPropertyOptional({ type: 'integer' })
  @Max(30 * DAY)
  @Min(0)
  @IsInt()
  overlapSeconds: number = DAY;
}

export class SecretResponse {
  id: string;
  @ApiProperty({ enum: SECRET_KINDS })
  kind: SecretKind;
  label: string | null;
  /** How the secret begins, to recognise it by. */
  prefix: string;
  /** `rotating`: replaced by another, and accepted until `retiresAt`. `expired`: not accepted any more. */
  status: SecretStatus;
  createdAt: Date;
  expiresAt: Date | null;
  /** When it was last accepted, to within a few seconds. */
  lastUsedAt: Date | null;
  /** The address that it was last accepted from. */
  lastUsedFrom: string | null;
  /** The User-Agent that came with it. */
  lastUsedBy: string | null;
  /** Until when it is accepted beside the secret that replaces it. */
  retiresAt: Date | null;
  /** The id of the secret that replaces it. */
  replacedBy: string | null;
  /** True of a replaced secret when the new one is in use, and the old one has not been used since. */
  safeToRetire: boolean;
  /** That it expires soon, where it does: from 30 days before. */
  warnings: ExpiryWarningResponse[];

  static of(secret: WatchedSecret, expiring: readonly ExpiringCredential[]): SecretResponse {
    const { id, kind, label, prefix, createdAt, expiresAt, retiresAt, replacedBy } = secret;
    const { lastUsedAt, lastUsedFrom, lastUsedBy } = secret;
    const now = new Date();
    return {
      ...{ id, kind, label, prefix, status: statusOf(secret, now), createdAt, expiresAt },
      ...{ lastUsedAt, lastUsedFrom, lastUsedBy },
      ...{ retiresAt, replacedBy, safeToRetire: isSafeToRetire(secret, now) },
      warnings: expiring.filter((each) => each.id === id).map((each) => ExpiryWarningResponse.of(each)),
    };
  }
}

export class NewSecretResponse extends SecretResponse {
  /** The secret itself. It is shown this once and cannot be had again. */
  secret: string;
}

export class SecretList {
  items: SecretResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

function statusOf({ expiresAt, retiresAt }: Secret, now: Date): SecretStatus {
  const end = Math.min(expiresAt?.getTime() ?? Infinity, retiresAt?.getTime() ?? Infinity);
  if (end <= now.getTime()) return 'expired';
  return retiresAt ? 'rotating' : 'active';
}
