import { Injectable } from '@nestjs/common';
import { type Connection, Database, type Statement } from '../database/database.js';

/** How far a tenant's record and log have been counted. As text, so that no precision is lost on the way. */
export interface Progress {
  readonly changesThrough: string;
  readonly changesSeq: string;
  readonly logThrough: string;
  readonly logId: string;
  /** The first day whose hours have not been added up. */
  readonly daysThrough: string;
}

const NOTHING_COUNTED: Progress = {
  changesThrough: '-infinity',
  changesSeq: '0',
  logThrough: '-infinity',
  logId: '00000000-0000-0000-0000-000000000000',
  daysThrough: '-infinity',
};

const PROGRESS = {
  name: 'reports-progress',
  text: `
    SELECT changes_through::text AS "changesThrough", changes_seq::text AS "changesSeq", log_through::text AS "logThrough",
      log_id AS "logId", days_through::text AS "daysThrough"
    FROM report_progress WHERE tenant_id = $1`,
};

/** Reads what has been counted and what has not been yet as of one moment, so that nothing is missing or there twice. */
@Injectable()
export class SnapshotsRepository {
  constructor(private readonly database: Database) {}

  /** The rows of the statement, whose values depend on how far has been counted. */
  async query<Row>(
    tenantId: string,
    statement: Statement,
    valuesOf: (progress: Progress) => readonly unknown[],
  ): Promise<Row[]> {
    return this.database.transaction(async (connection: Connection) => {
      await connection.query({ text: 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY' }, []);
      const [progress = NOTHING_COUNTED] = await connection.query<Progress>(PROGRESS, [tenantId]);
      return connection.query<Row>(statement, valuesOf(progress));
    });
  }
}
