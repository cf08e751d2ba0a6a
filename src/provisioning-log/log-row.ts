import { cutAnswer, writeBody } from './body-text.js';
import type { Exchange } from './exchange.entity.js';
import { redactQuery, redactQuotes } from './redact.js';
import { timeOf } from './request-id.js';
import { subjectOf } from './subject.js';

/** An exchange as it is written: without secrets, and bounded. */
export interface LogRow extends Omit<Exchange, 'body' | 'answer'> {
  readonly at: Date;
  readonly subject: string | null;
  readonly scimType: string | null;
  readonly detail: string | null;
  readonly request: string | null;
  readonly response: string | null;
  readonly truncated: boolean;
}

export const LONGEST_BODY = 16_384;
// What was read is still there to be read; what was asked for and how it begins says enough.
const LONGEST_READ = 2_048;
const LONGEST_PATH = 500;
const LONGEST_QUERY = 2_000;
const LONGEST_DETAIL = 2_000;

/** One literal, for the thousands of them in a second: spread together, they cost several times as much. */
export function toRow(exchange: Exchange): LogRow {
  const { query, status, answer } = exchange;
  const fault = status >= 400 && answer !== null ? faultIn(answer) : NO_FAULT;
  const content = exchange.admitted ? contentOf(exchange) : NO_CONTENT;
  return {
    id: exchange.id,
    at: timeOf(exchange.id),
    integrationId: exchange.integrationId,
    admitted: exchange.admitted,
    refusal: exchange.refusal,
    operation: exchange.operation,
    method: exchange.method,
    path: exchange.path.slice(0, LONGEST_PATH),
    query: query && redactQuery(query).slice(0, LONGEST_QUERY),
    resourceType: exchange.resourceType,
    resourceId: exchange.resourceId,
    subject: content.subject,
    status,
    scimType: fault.scimType,
    detail: fault.detail,
    durationMs: exchange.durationMs,
    caller: exchange.caller,
    request: content.request,
    bodyBytes: exchange.bodyBytes,
    response: content.response,
    answerBytes: exchange.answerBytes,
    truncated: content.truncated,
  };
}

function contentOf(exchange: Exchange): Pick<LogRow, 'subject' | 'request' | 'response' | 'truncated'> {
  const { body, bodyBytes, answer } = exchange;
  const request = body === undefined ? NOTHING : writeBody(body, bodyBytes, LONGEST_BODY);
  const response = answer === null ? NOTHING : cutAnswer(answer, longestAnswer(exchange));
  return {
    subject: subjectOf(exchange),
    request: request.text,
    response: response.text,
    truncated: request.truncated || response.truncated,
  };
}

/** How much of an answer is kept. */
export function longestAnswer({ operation, status }: Pick<Exchange, 'operation' | 'status'>): number {
  const isRead = operation === 'read' || operation === 'search' || operation === 'discovery';
  return isRead && status < 400 ? LONGEST_READ : LONGEST_BODY;
}

const NOTHING = { text: null, truncated: false };
const NO_CONTENT = { subject: null, request: null, response: null, truncated: false };
const NO_FAULT = { scimType: null, detail: null };

/** What a SCIM Error says, RFC 7644 §3.12. */
function faultIn(answer: string): Pick<LogRow, 'scimType' | 'detail'> {
  try {
    const { scimType, detail } = JSON.parse(answer) as { scimType?: string; detail?: string };
    return {
      scimType: scimType ?? null,
      detail: detail ? redactQuotes(detail.replaceAll('\0', '')).slice(0, LONGEST_DETAIL) : null,
    };
  } catch {
    return NO_FAULT;
  }
}
