import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsRFC3339, IsUUID, Length, Max, Min } from 'class-validator';
import { ListQuery } from '../rest/list-query.dto.js';
import { IsText, Trimmed } from '../rest/text.js';
import { type Operation, OPERATIONS } from './exchange.entity.js';
import type { Explanation } from './explanations/explanation.js';
import type { FullLogEntry, LogEntry, LogSearch } from './log-entry.entity.js';

const OUTCOMES = ['succeeded', 'failed'] as const;

export class LogQuery extends ListQuery {
  /** Only requests of this integration. */
  @IsUUID()
  @IsOptional()
  integrationId?: string;

  /** Only requests of this kind; `refused` are those that were not let in. */
  @IsIn(OPERATIONS)
  @IsOptional()
  operation?: Operation;

  /** Only requests that succeeded, or that failed (their status is 400 or more). */
  @IsIn(OUTCOMES)
  @IsOptional()
  outcome?: (typeof OUTCOMES)[number];

  /** Only requests that were answered with this status. */
  @Max(599)
  @Min(100)
  @IsInt()
  @Type(() => Number)
  @IsOptional()
  status?: number;

  /**
   * Only requests that concern resources of this type.
   * @example User
   */
  @Length(1, 50)
  @IsText()
  @IsOptional()
  resourceType?: string;

  /** Only requests that concern the user or group of this id. */
  @Length(1, 200)
  @IsText()
  @IsOptional()
  resourceId?: string;

  /**
   * The beginning of a userName or of a group's displayName, in any case; where many names begin so, the first twenty of the
   * alphabet are looked for. Or the id of a request, a user or a group.
   */
  @Length(1, 200)
  @IsText()
  @Trimmed()
  @IsOptional()
  search?: string;

  /** Only requests that came at this time or later. */
  @IsRFC3339()
  @IsOptional()
  from?: string;

  /** Only requests that came before this time. */
  @IsRFC3339()
  @IsOptional()
  to?: string;

  static toSearch({ search, from, to, cursor, limit, ...rest }: LogQuery): LogSearch {
    const times = { from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
    return { ...rest, ...times, text: search, before: cursor, limit: limit + 1 };
  }
}

export class ExplanationTitle {
  /** What went wrong, in a few words. */
  title: string;
}

export class ExplanationResponse extends ExplanationTitle {
  whatWasSent: string;
  /** Why it was refused. */
  why: string;
  /** What an admin can do about it. */
  whatToDo: string;
  /** The page where that is done, by the names that the identity provider's admin center has. */
  screen: string;
  /** The part of the RFC that says so. */
  rfc: string;
}

export class LogEntryResponse {
  /** The id of the request. What it changed is found by it: `GET …/changes?requestId=…`. */
  id: string;
  /** When the request came. */
  at: Date;
  integrationId: string;
  @ApiProperty({ enum: OPERATIONS })
  operation: Operation;
  method: string;
  /** What follows the SCIM URL. */
  path: string;
  /** Without anything secret. */
  query: string | null;
  resourceType: string | null;
  resourceId: string | null;
  /** The userName, or the displayName of a group, that the request was about, in lower case. */
  subject: string | null;
  @ApiProperty({ type: 'integer' })
  status: number;
  /** The kind of error, RFC 7644 §3.12. */
  scimType: string | null;
  /** What the identity provider was told. */
  detail: string | null;
  /** How long the answer took, in milliseconds. */
  durationMs: number;
  /** Where the request came from. */
  address: string;
  userAgent: string | null;
  /** Null where nothing went wrong, or nothing that somebody has to mend. */
  explanation: ExplanationTitle | null;

  static of(entry: LogEntry & { title: string | null }): LogEntryResponse {
    return { ...fieldsOf(entry), explanation: entry.title === null ? null : { title: entry.title } };
  }
}

/** What an entry and a list show alike. */
function fieldsOf(entry: LogEntry): Omit<LogEntryResponse, 'explanation'> {
  const { id, at, integrationId, operation, method, path, query, resourceType, resourceId, subject } = entry;
  const { status, scimType, detail, durationMs, address, userAgent } = entry;
  const asked = { operation, method, path, query, resourceType, resourceId, subject };
  return { id, at, integrationId, ...asked, status, scimType, detail, durationMs, address, userAgent };
}

export class LogEntryList {
  items: LogEntryResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}

export class FullLogEntryResponse extends LogEntryResponse {
  /** The body as JSON, without passwords and other secrets; null where there was none, or where it could not be read. */
  request: string | null;
  /** The body of the answer. Of what was only read its beginning is kept. */
  response: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  requestBytes: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  responseBytes: number | null;
  /** Whether more was sent than is kept of the request or of the response: then they end in the middle. */
  truncated: boolean;
  declare explanation: ExplanationResponse | null;

  static ofFull(entry: FullLogEntry & { explanation: Explanation | null }): FullLogEntryResponse {
    const { request, response, requestBytes, responseBytes, truncated, explanation } = entry;
    return { ...fieldsOf(entry), request, response, requestBytes, responseBytes, truncated, explanation };
  }
}

export class DroppedResponse {
  /** From this day on entries are kept. */
  since: Date;
  /** How many requests since then are not in the log, because they were too many at once. */
  @ApiProperty({ type: 'integer' })
  dropped: number;
}
