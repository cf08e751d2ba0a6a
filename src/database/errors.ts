import { QueryFailedError } from 'typeorm';

/** A unique index refused the row. `constraint` is the index's name; the statement changed nothing. */
export class UniqueViolation extends Error {
  constructor(readonly constraint: string) {
    super(`unique index ${constraint} refused the row`);
    this.name = 'UniqueViolation';
  }
}

/** A list took longer than it may. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';

  constructor(readonly seconds: number) {
    super(`a list was given up after ${seconds} seconds`);
  }
}

// Deadlock, serialization failure, and a foreign key: our statements look before they refer, so a refusal means that
// another transaction changed the other side after this one began. So it is with a member who is one already.
const RACES = new Set(['40P01', '40001', '23503']);

/** True when the transaction had to give way to another one: it changed nothing, and can be tried again with fresh eyes. */
export function gaveWay(error: unknown): boolean {
  return RACES.has(sqlState(error) ?? '') || constraintOf(error) === 'team_members_pkey';
}

// query_canceled, lock_not_available, idle_in_transaction_session_timeout: see connection-settings.ts.
const TIMED_OUT = /^(?:57014|55P03|25P03)$/;
const UNREACHABLE = /^(?:08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH)$/;

/** True when the statement, or what it waited for, took longer than it may: it changed nothing. */
export function hasTimedOut(error: unknown): boolean {
  return TIMED_OUT.test(sqlState(error) ?? '');
}

/** True when the server could not be reached, or went away: whether a write under way was kept is not known. */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = (driverError(error) ?? {}) as { code?: string; message?: string };
  return UNREACHABLE.test(code ?? '') || /^(?:Connection terminated|timeout exceeded when)/.test(message ?? '');
}

/** PostgreSQL's refusal in our terms; anything else stays what it is. */
export function translate(error: unknown): unknown {
  return sqlState(error) === '23505' ? new UniqueViolation(constraintOf(error)) : error;
}

function constraintOf(error: unknown): string {
  return (driverError(error) as { constraint?: string } | undefined)?.constraint ?? '';
}

function sqlState(error: unknown): string | undefined {
  return (driverError(error) as { code?: string } | undefined)?.code;
}

function driverError(error: unknown): unknown {
  return error instanceof QueryFailedError ? error.driverError : error;
}
