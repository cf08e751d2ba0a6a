import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsRFC3339, Length, Max, Min } from 'class-validator';
import { IsInFuture, IsText, Trimmed } from '../rest/text.js';
import type { Secret } from './secret.entity.js';

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
   * When it stops being accepted; never, if absent.
   * @example 2030-01-01T00:00:00Z
   */
  @IsInFuture()
  @IsRFC3339()
  @IsOptional()
  expiresAt?: string | null;
}

export class RotateSecretDto {
  /** How long the old secret is still accepted beside the new one; 0 ends it at once, 30 days are the most. */
  @ApiPropertyOptional({ type: 'integer' })
  @Max(30 * DAY)
  @Min(0)
  @IsInt()
  overlapSeconds: number = DAY;
}

export class SecretResponse {
  id: string;
  label: string | null;
  /** How the secret begins, to recognise it by. */
  prefix: string;
  /** `rotating`: replaced by another, and accepted until `retiresAt`. `expired`: not accepted any more. */
  status: SecretStatus;
  createdAt: Date;
  expiresAt: Date | null;
  /** When it was last accepted, to within a few seconds. */
  lastUsedAt: Date | null;
  /** Until when it is accepted beside the secret that replaces it. */
  retiresAt: Date | null;
  /** The id of the secret that replaces it. */
  replacedBy: string | null;

  static of(secret: Secret): SecretResponse {
    const { id, label, prefix, createdAt, expiresAt, lastUsedAt, retiresAt, replacedBy } = secret;
    return { id, label, prefix, status: statusOf(secret), createdAt, expiresAt, lastUsedAt, retiresAt, replacedBy };
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

function statusOf({ expiresAt, retiresAt }: Secret): SecretStatus {
  const end = Math.min(expiresAt?.getTime() ?? Infinity, retiresAt?.getTime() ?? Infinity);
  if (end <= Date.now()) return 'expired';
  return retiresAt ? 'rotating' : 'active';
}
