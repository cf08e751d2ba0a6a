import { QueryFailedError } from 'typeorm';

/** A unique index refused the row. `constraint` is the index's name; the statement changed nothing. */
export class UniqueViolation extends Error {
  constructor(readonly constraint: string) {
    super(`unique index ${constraint} refused the row`);
    this.name = 'UniqueViolation';
  }
}

// Deadlock, serialization failure, and a foreign key: our statements look before they refer, so a refusal means that
// another transaction changed the other side after this one began.
const RACES = new Set(['40P01', '40001', '23503']);

/** True when the transaction had to give way to another one: it changed nothing, and can be tried again with fresh eyes. */
export function gaveWay(error: unknown): boolean {
  return RACES.has(sqlState(error) ?? '');
}

const UNREACHABLE = /^(?:08...|57P0[123]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH)$/;

/** True when the server could not be reached, or went away: whether a write under way was kept is not known. */
export function isUnreachable(error: unknown): boolean {
  const { code, message } = (driverError(error) ?? {}) as { code?: string; message?: string };
  return UNREACHABLE.test(code ?? '') || /^(?:Connection terminated|timeout exceeded when)/.test(message ?? '');
}

/** PostgreSQL's refusal in our terms; anything else stays what it is. */
export function translate(error: unknown): unknown {
  const constraint = (driverError(error) as { constraint?: string } | undefined)?.constraint ?? '';
  return sqlState(error) === '23505' ? new UniqueViolation(constraint) : error;
}

function sqlState(error: unknown): string | undefined {
  return (driverError(error) as { code?: string } | undefined)?.code;
}

function driverError(error: unknown): unknown {
  return error instanceof QueryFailedError ? error.driverError : error;
}
