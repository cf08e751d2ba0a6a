import type { FullLogEntry, LogEntry } from '../log-entry.entity.js';
import type { Screen } from './screens.js';

/** What to make of a failed request, for the admin who has to mend it. */
export interface Explanation {
  readonly title: string;
  readonly whatWasSent: string;
  readonly why: string;
  readonly whatToDo: string;
  /** The page where it is done, by the names that the identity provider's admin center has. */
  readonly screen: string;
  /** The part of the RFC that says so. */
  readonly rfc: string;
}

/** What is known besides the entry itself. */
export interface Circumstances {
  /** When what the request asks for was deleted here, if it ever was. */
  readonly deletedAt?: Date;
  /** Who has the name that was asked for. */
  readonly holder?: { readonly id: string; readonly name: string; readonly active: boolean };
}

/** A known way to fail. The first one that matches explains the entry. */
export interface Case {
  readonly title: string;
  readonly matches: (entry: LogEntry) => boolean;
  /** Left out where it is the request as such. */
  readonly sent?: (entry: FullLogEntry) => string;
  readonly why: (entry: FullLogEntry, circumstances: Circumstances) => string;
  readonly todo: (entry: FullLogEntry, circumstances: Circumstances) => string;
  readonly screen: Screen;
  readonly rfc: string;
}

/** Whether the answer's detail says this. */
export const says =
  (pattern: RegExp) =>
  ({ detail }: LogEntry): boolean =>
    pattern.test(detail ?? '');
