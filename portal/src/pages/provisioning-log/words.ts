import type { LogEntry } from '../../api/provisioning-log.js';
import type { Tone } from '../../components/status-badge.js';

type Operation = LogEntry['operation'];

/** What can be asked for, in the words of a filter. */
export const OPERATIONS: Readonly<Record<Operation, string>> = {
  create: 'Create',
  read: 'Read',
  search: 'Search',
  replace: 'Replace',
  patch: 'Change',
  delete: 'Delete',
  bulk: 'Bulk',
  discovery: 'Discovery',
  refused: 'Not let in',
};

const NOUNS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  User: ['user', 'users'],
  Group: ['team', 'teams'],
};

/** What was asked for: `Change user`, `Search teams`. */
export function inWords({ operation, resourceType, method, path }: LogEntry): string {
  const [one, many] = NOUNS[resourceType ?? ''] ?? ['resource', 'resources'];
  if (operation === 'bulk') return 'Many changes at once';
  if (operation === 'discovery') return 'Read what is supported';
  if (operation === 'refused') return `Not let in: ${method} ${path || '/'}`;
  return `${OPERATIONS[operation]} ${operation === 'search' ? many : one}`;
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'Done',
  304: 'Not modified',
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Not allowed',
  409: 'Conflict',
  412: 'Changed before',
  413: 'Too large',
  415: 'Not JSON',
  429: 'Too many',
  500: 'Error',
  501: 'Not supported',
  503: 'Busy',
};

/** The statuses that the service answers with. */
export const STATUSES: readonly string[] = Object.keys(REASONS);

/** `409 Conflict` */
export const statusInWords = (status: number): string => [status, REASONS[status]].filter(Boolean).join(' ');

/** What fails without an explanation is how an identity provider learns that something is not there. */
export function toneOf({ status, explanation }: Pick<LogEntry, 'status' | 'explanation'>): Tone {
  if (status < 400) return 'good';
  return explanation ? 'bad' : 'calm';
}

/** `3.2 ms`, `1.4 s` */
export function duration(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`;
}

/** `2.1 kB` */
export function bytes(count: number): string {
  if (count < 1_000) return `${count} bytes`;
  return count < 1_000_000 ? `${(count / 1_000).toFixed(1)} kB` : `${(count / 1_000_000).toFixed(1)} MB`;
}
