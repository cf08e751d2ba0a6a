import { Injectable } from '@nestjs/common';
import { type Connection, Database } from '../database/database.js';
import type { AccountLink, Invitation } from './account-link.entity.js';

export type NewLink = Pick<AccountLink, 'id' | 'kind'> &
  Partial<Pick<AccountLink, 'tenantId' | 'accountId' | 'email' | 'role'>> & { hash: Buffer; validSeconds: number };

const LINK = `id, kind, tenant_id AS "tenantId", account_id AS "accountId", email, role, created_at AS "createdAt",
  expires_at AS "expiresAt"`;

@Injectable()
export class AccountLinksRepository {
  constructor(private readonly database: Database) {}

  /** @throws UniqueViolation when this is an invitation, and there is one to the same place. */
  async create(link: NewLink): Promise<AccountLink> {
    const { id, kind, hash, tenantId = null, accountId = null, email = null, role = null, validSeconds } = link;
    return this.database.transaction(async (connection) => {
      await connection.query({ text: 'DELETE FROM account_links WHERE expires_at <= now() AND kind <> $1' }, [
        'invitation',
      ]);
      const text = `
        INSERT INTO account_links (id, kind, hash, tenant_id, account_id, email, role, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, now() + make_interval(secs => $8)) RETURNING ${LINK}`;
      const rows = await connection.query<AccountLink>({ text }, [
        ...[id, kind, hash, tenantId, accountId, email, role, validSeconds],
      ]);
      return rows[0]!;
    });
  }

  /** Null when there is no such link, not any more, or it has expired. */
  async find(kind: AccountLink['kind'], hash: Buffer): Promise<AccountLink | null> {
    const text = `SELECT ${LINK} FROM account_links WHERE kind = $1 AND hash = $2 AND expires_at > now()`;
    return (await this.database.query<AccountLink>({ text }, [kind, hash]))[0] ?? null;
  }

  /** The invitations to a tenant, or to be an operator, oldest first; expired ones too, because they can be renewed. */
  async listInvitations(tenantId: string | null, limit: number, after?: string): Promise<Invitation[]> {
    const text = `
      SELECT ${LINK} FROM account_links
      WHERE kind = 'invitation' AND tenant_id IS NOT DISTINCT FROM $1 AND ($2::uuid IS NULL OR id > $2)
      ORDER BY id LIMIT $3`;
    return this.database.query<Invitation>({ text }, [tenantId, after ?? null, limit]);
  }

  /** From now on another link opens the invitation. */
  async renewInvitation(
    tenantId: string | null,
    id: string,
    hash: Buffer,
    validSeconds: number,
  ): Promise<Invitation | null> {
    const text = `
      UPDATE account_links SET hash = $3, expires_at = now() + make_interval(secs => $4)
      WHERE kind = 'invitation' AND tenant_id IS NOT DISTINCT FROM $1 AND id = $2 RETURNING ${LINK}`;
    return (await this.database.query<Invitation>({ text }, [tenantId, id, hash, validSeconds]))[0] ?? null;
  }

  async removeInvitation(tenantId: string | null, id: string): Promise<Invitation | null> {
    const text = `
      DELETE FROM account_links
      WHERE kind = 'invitation' AND tenant_id IS NOT DISTINCT FROM $1 AND id = $2 RETURNING ${LINK}`;
    return (await this.database.query<Invitation>({ text }, [tenantId, id]))[0] ?? null;
  }
}

/** Uses a link up: of two that come with it at once, one gets it. */
export async function takeLink(
  connection: Connection,
  kind: AccountLink['kind'],
  hash: Buffer,
): Promise<AccountLink | null> {
  const text = `DELETE FROM account_links WHERE kind = $1 AND hash = $2 AND expires_at > now() RETURNING ${LINK}`;
  return (await connection.query<AccountLink>({ text }, [kind, hash]))[0] ?? null;
}
