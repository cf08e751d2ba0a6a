import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

const FORGET_CODES = 'DELETE FROM recovery_codes WHERE account_id = $1';

@Injectable()
export class SecondFactorsRepository {
  constructor(private readonly database: Database) {}

  /** Keeps a secret that is not asked for yet. False when another one is in use. */
  async propose(accountId: string, totpSecret: string): Promise<boolean> {
    const text = `
      UPDATE accounts SET totp_secret = $2, totp_step = NULL WHERE id = $1 AND NOT totp_enabled RETURNING id`;
    return (await this.database.query({ text }, [accountId, totpSecret])).length > 0;
  }

  /** False when a second factor is in use already, or another secret was proposed meanwhile. */
  async enable(accountId: string, totpSecret: string, step: number, codes: readonly Buffer[]): Promise<boolean> {
    return this.database.transaction(async (connection) => {
      const text = `
        UPDATE accounts SET totp_enabled = true, totp_step = $3
        WHERE id = $1 AND totp_secret = $2 AND NOT totp_enabled RETURNING id`;
      const enabled = await connection.query({ text }, [accountId, totpSecret, step]);
      if (enabled.length === 0) return false;
      await connection.query({ text: FORGET_CODES }, [accountId]);
      const insert = 'INSERT INTO recovery_codes (account_id, hash) SELECT $1, unnest($2::bytea[])';
      await connection.query({ text: insert }, [accountId, codes]);
      return true;
    });
  }

  /** RFC 6238 §5.2: a code is good once, so the step it stands for must come after the last one. */
  async useStep(accountId: string, step: number): Promise<boolean> {
    const text = `
      UPDATE accounts SET totp_step = $2
      WHERE id = $1 AND totp_enabled AND (totp_step IS NULL OR totp_step < $2) RETURNING id`;
    return (await this.database.query({ text }, [accountId, step])).length > 0;
  }

  async useRecoveryCode(accountId: string, hash: Buffer): Promise<boolean> {
    const text = 'DELETE FROM recovery_codes WHERE account_id = $1 AND hash = $2 RETURNING account_id';
    return (await this.database.query({ text }, [accountId, hash])).length > 0;
  }

  /** False when there was none in use. */
  async disable(accountId: string): Promise<boolean> {
    return this.database.transaction(async (connection) => {
      const text = `
        UPDATE accounts SET totp_enabled = false, totp_secret = NULL, totp_step = NULL
        WHERE id = $1 AND totp_enabled RETURNING id`;
      await connection.query({ text: FORGET_CODES }, [accountId]);
      return (await connection.query({ text }, [accountId])).length > 0;
    });
  }
}
