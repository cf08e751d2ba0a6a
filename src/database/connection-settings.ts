import type { ClientBase } from 'pg';

/** How long a connection waits for what, in milliseconds: so that nothing does for ever. */
export interface TimeLimits {
  readonly statement: number;
  /** For what another transaction has locked. */
  readonly lock: number;
  /** For the next statement of a transaction. */
  readonly idle: number;
}

/** For statements of ours: the longest, a change of a hundred thousand members, takes seconds. */
export const TIME_LIMITS: TimeLimits = { statement: 60_000, lock: 10_000, idle: 30_000 };

/** For statements that a caller makes up, with a filter or an order that no index serves. */
export const LIST_LIMITS: TimeLimits = { ...TIME_LIMITS, statement: 10_000 };

/** Where a single statement may take as long as it needs: the rest of the transaction. */
export const WITHOUT_LIMIT = { text: 'SET LOCAL statement_timeout = 0' };

/**
 * What is done with each new connection. Once for a connection, so that no statement pays for it; and not among the startup
 * parameters, which a pooler in between would refuse.
 */
export const withSettings =
  ({ statement, lock, idle }: TimeLimits) =>
  async (client: ClientBase): Promise<void> => {
    // A table has all tenants in it: reading it from end to end is never the way to the rows of one. What was planned so while
    // the table was small would stay so, for minutes in which it may grow to a million rows.
    await client.query(
      `SET statement_timeout = ${statement}; SET lock_timeout = ${lock};
      SET idle_in_transaction_session_timeout = ${idle}; SET enable_seqscan = off`,
    );
  };
