import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { ProveMembersAsSets1767225600093 } from '../migrations/1767225600093-prove-members-as-sets.js';
import { startApp } from './app.js';
import type { App } from './app.js';
import { eventually } from './eventually.js';
import { makeConnection, unique } from './make.js';

const FOREIGN_KEY_VIOLATION = '23503';
const ADD = 'INSERT INTO team_members (tenant_id, team_id, user_id) VALUES ($1, $2, $3)';
const REMOVED = {
  user: 'DELETE FROM users WHERE tenant_id = $1 AND id = $3 AND $2::uuid IS NOT NULL',
  team: 'DELETE FROM teams WHERE tenant_id = $1 AND id = $2 AND $3::uuid IS NOT NULL',
};

let app: App;
let tenantId: string;
let one: pg.Client;
let other: pg.Client;

beforeAll(async () => {
  app = await startApp();
  ({ tenantId } = await makeConnection(app));
  [one, other] = [0, 1].map(() => new pg.Client(app.databaseUrl)) as [pg.Client, pg.Client];
  await Promise.all([one.connect(), other.connect()]);
});
afterAll(async () => {
  await Promise.all([one.end(), other.end()]);
  await app.close();
});

/** A tenant, a team of it, and a user who is not yet a member. */
async function make(): Promise<[tenant: string, team: string, user: string]> {
  const [team, user] = [randomUUID(), randomUUID()];
  await app.query('INSERT INTO teams (tenant_id, id, attributes) VALUES ($1, $2, $3)', [
    tenantId,
    team,
    { displayName: unique('Team') },
  ]);
  await app.query('INSERT INTO users (tenant_id, id, attributes) VALUES ($1, $2, $3)', [
    tenantId,
    user,
    { userName: unique('user'), active: true },
  ]);
  return [tenantId, team, user];
}

/** Runs the statement, which must wait, and tells what came of it. */
async function waiting(client: pg.Client, text: string, values: string[]): Promise<{ outcome: Promise<string> }> {
  const outcome = client.query(text, values).then(
    () => 'done',
    ({ code }: { code: string }) => code,
  );
  await eventually(
    () =>
      app.query(`SELECT FROM pg_locks JOIN pg_database d ON d.oid = database
                 WHERE datname = current_database() AND NOT granted`),
    (waits) => waits.length === 1,
  );
  return { outcome };
}

describe('the database itself', () => {
  it('takes as members only users of the tenant, in teams that are there', async () => {
    const [tenant, team, user] = await make();
    await expect(app.query(ADD, [tenant, team, randomUUID()])).rejects.toMatchObject({ code: FOREIGN_KEY_VIOLATION });
    await expect(app.query(ADD, [tenant, randomUUID(), user])).rejects.toMatchObject({ code: FOREIGN_KEY_VIOLATION });
    await expect(app.query(ADD, [randomUUID(), team, user])).rejects.toMatchObject({ code: FOREIGN_KEY_VIOLATION });
    const both = `INSERT INTO team_members (tenant_id, team_id, user_id) SELECT $1, $2, unnest($3::uuid[])`;
    await expect(app.query(both, [tenant, team, [user, randomUUID()]])).rejects.toMatchObject({
      code: FOREIGN_KEY_VIOLATION,
    });
    await app.query(ADD, [tenant, team, user]);
  });

  it('keeps users and teams that have memberships, and their ids', async () => {
    const ids = await make();
    await app.query(ADD, ids);
    for (const text of [
      ...Object.values(REMOVED),
      'UPDATE users SET id = gen_random_uuid() WHERE tenant_id = $1 AND id = $3 AND $2::uuid IS NOT NULL',
      'UPDATE teams SET id = gen_random_uuid() WHERE tenant_id = $1 AND id = $2 AND $3::uuid IS NOT NULL',
      'UPDATE team_members SET user_id = gen_random_uuid() WHERE tenant_id = $1 AND team_id = $2 AND user_id = $3',
    ]) {
      await expect(app.query(text, ids)).rejects.toMatchObject({ code: FOREIGN_KEY_VIOLATION });
    }
    await expect(app.query('TRUNCATE users')).rejects.toMatchObject({ code: FOREIGN_KEY_VIOLATION });
  });

  /** Who comes second waits until the first has ended, and looks then. */
  async function takeTurns(first: string, second: string): Promise<void> {
    for (const [end, outcome] of [
      ['COMMIT', FOREIGN_KEY_VIOLATION],
      ['ROLLBACK', 'done'],
    ] as const) {
      const ids = await make();
      await one.query('BEGIN');
      await one.query(first, ids);
      const later = await waiting(other, second, ids);
      await one.query(end);
      expect(await later.outcome).toBe(outcome);
    }
  }

  it.each(['user', 'team'] as const)('lets a deletion of the %s wait for a membership that is being added', (who) =>
    takeTurns(ADD, REMOVED[who]),
  );

  it.each(['user', 'team'] as const)('lets a new membership wait for a deletion of the %s', (who) =>
    takeTurns(REMOVED[who], ADD),
  );

  it('does neither where it could not see what others have just done', async () => {
    const ids = await make();
    for (const text of [ADD, REMOVED.user, REMOVED.team]) {
      await one.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await expect(one.query(text, ids)).rejects.toThrow('READ COMMITTED');
      await one.query('ROLLBACK');
    }
  });

  it('keeps tenants apart: nobody waits for another', async () => {
    const ids = await make();
    const { tenantId: neighbour } = await makeConnection(app);
    const user = randomUUID();
    await app.query('INSERT INTO users (tenant_id, id, attributes) VALUES ($1, $2, $3)', [
      neighbour,
      user,
      { userName: 'ada', active: true },
    ]);
    await one.query('BEGIN');
    await one.query(ADD, ids);
    await other.query('DELETE FROM users WHERE tenant_id = $1 AND id = $2', [neighbour, user]);
    await one.query('COMMIT');
  });

  it('goes back to foreign keys, and on again', async () => {
    const migration = new ProveMembersAsSets1767225600093();
    const runner = { query: (text: string) => one.query(text) } as never;
    const ids = await make();
    await app.query(ADD, ids);
    for (const change of [() => migration.down(runner), () => migration.up(runner)]) {
      await change();
      await expect(app.query(ADD, [ids[0], ids[1], randomUUID()])).rejects.toMatchObject({
        code: FOREIGN_KEY_VIOLATION,
      });
      await expect(app.query(REMOVED.user, ids)).rejects.toMatchObject({ code: FOREIGN_KEY_VIOLATION });
    }
  });
});
