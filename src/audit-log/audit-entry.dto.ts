import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsRFC3339, IsUUID, Length } from 'class-validator';
import { IsText } from '../rest/text.js';
import { ListQuery } from '../rest/list-query.dto.js';
import type { AuditEntry, AuditSearch } from './audit-entry.entity.js';

export class AuditLogQuery extends ListQuery {
  /** Only what this account or API key did. */
  @IsUUID()
  @IsOptional()
  actor?: string;

  /**
   * Only this action.
   * @example integration.create
   */
  @Length(1, 100)
  @IsText()
  @IsOptional()
  action?: string;

  /**
   * Only what was done to objects of this kind.
   * @example integration
   */
  @Length(1, 100)
  @IsText()
  @IsOptional()
  objectType?: string;

  /** Only what was done to the object with this id. */
  @Length(1, 200)
  @IsText()
  @IsOptional()
  object?: string;

  /** Only what was done at this time or later. */
  @IsRFC3339()
  @IsOptional()
  from?: string;

  /** Only what was done before this time. */
  @IsRFC3339()
  @IsOptional()
  to?: string;

  static toSearch(query: AuditLogQuery): AuditSearch {
    const { actor, action, objectType, object, from, to, cursor, limit } = query;
    const times = { from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
    return { actorId: actor, action, objectType, objectId: object, ...times, after: cursor, limit: limit + 1 };
  }
}

export class AuditActor {
  @ApiProperty({ enum: ['account', 'api-key', 'operator-key', 'anonymous'] })
  kind: AuditEntry['actor']['kind'];
  /** The account or the API key. */
  id: string | null;
  name: string;
}

export class AuditedObject {
  type: string;
  id: string | null;
  name: string | null;
}

export class AuditEntryResponse {
  id: string;
  /** Null: it concerns no single tenant. */
  tenantId: string | null;
  at: Date;
  actor: AuditActor;
  /** The kind of object and what was done to it, such as `integration.create`. */
  action: string;
  object: AuditedObject;
  /** The address that the request came from. */
  address: string;
  /** The id of the request, as its answer and the service's log name it. */
  requestId: string;
  /** What was asked for, without anything secret. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  details: Readonly<Record<string, unknown>>;

  static of(entry: AuditEntry): AuditEntryResponse {
    return { ...entry };
  }
}

export class AuditEntryList {
  items: AuditEntryResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}
