import type { FullLogEntry, LogEntry } from '../log-entry.entity.js';
import { ACCESS_CASES } from './access-cases.js';
import { CONFLICT_CASES } from './conflict-cases.js';
import type { Case, Circumstances, Explanation } from './explanation.js';
import { MESSAGE_CASES } from './message-cases.js';
import { REQUEST_CASES } from './request-cases.js';
import { nameOf } from './screens.js';
import { VALUE_CASES } from './value-cases.js';

// What is told apart by its status first, and what takes whatever is left last.
const CASES: readonly Case[] = [...ACCESS_CASES, ...CONFLICT_CASES, ...REQUEST_CASES, ...VALUE_CASES, ...MESSAGE_CASES];

/** What an entry's explanation is headed; null where nothing is to be explained. */
export function titleOf(entry: LogEntry): string | null {
  return isFault(entry) ? caseOf(entry).title : null;
}

export function explain(entry: FullLogEntry, circumstances: Circumstances): Explanation | null {
  if (!isFault(entry)) return null;
  const { title, sent, why, todo, screen, rfc } = caseOf(entry);
  return {
    title,
    whatWasSent: sent?.(entry) ?? `${entry.method} ${entry.path || '/'}`,
    why: why(entry, circumstances),
    whatToDo: todo(entry, circumstances),
    screen: nameOf(screen, entry.provider),
    rfc,
  };
}

/** To ask for what is not there, or to delete what is gone, is how providers find out: nothing has to be mended. */
function isFault({ status, operation, detail }: LogEntry): boolean {
  if (status < 400) return false;
  const isMissing = status === 404 && /^There is no /.test(detail ?? '') && !/address/.test(detail ?? '');
  return !(isMissing && (operation === 'read' || operation === 'delete' || operation === 'discovery'));
}

function caseOf(entry: LogEntry): Case {
  return CASES.find(({ matches }) => matches(entry))!;
}
