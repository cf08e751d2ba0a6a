import type { Connection, Statement } from './database.js';
import { type Move, type Place, Places } from './places.js';
import { RecentMap } from './recent-map.js';

/** What was counted: all that happened up to a point in the change record, and nothing after it. */
interface Count {
  /** The seq of the last change that is counted. */
  readonly upTo: string;
  /** A moment before which no change came that is not counted. */
  readonly since: Date;
  readonly total: number;
  readonly places: Places;
}

interface Point {
  readonly seq: string;
  readonly at: Date;
  /** Every transaction that has drawn a seq up to this one is older. */
  readonly transaction: string;
}

export interface Start extends Place {
  readonly total: number;
  /** To be called with the last id of the page, and how many come up to it, itself included. */
  readonly note: (id: string, rank: number) => void;
}

/** Of one tenant. `counting` is where they are counted, if they have to be. */
export interface TenantCensus {
  total(counting: Connection): Promise<number>;
  /** Where the page begins that `offset` come before, in the order of their ids. */
  start(offset: number, counting: Connection): Promise<Start>;
}

interface View {
  readonly total: number;
  readonly moves: readonly Move[];
  /** Null where nothing is remembered yet. */
  readonly places: Places | null;
}

const TENANTS = 1_000;
// More moves, or as many changes of any kind, cost more to read than a new count pays back.
const MOST_MOVES = 1_000;
const MOST_CHANGES = 5_000;

const POINT = {
  name: 'census-point',
  text: `SELECT last_value AS seq, clock_timestamp() - interval '1 second' AS at, pg_current_xact_id()::text AS transaction
    FROM changes_seq`,
};

const moved = (upTo: string, since: string): string =>
  `SELECT resource_id AS id, action = 'created' AS came, seq FROM changes
   WHERE tenant_id = $1 AND resource_type = $2 AND seq > ${upTo} AND at >= ${since} AND action <> 'updated'`;

const MOVES = {
  name: 'census-moves',
  text: `SELECT (SELECT last_value FROM changes_seq) - $3::bigint AS changes, (
      SELECT coalesce(json_agg(json_build_object('id', id, 'came', came) ORDER BY seq), '[]')
      FROM (${moved('$3::bigint', '$4')} ORDER BY seq LIMIT ${MOST_MOVES + 1}) AS move
    ) AS moves`,
};

/**
 * Knows how many users or teams a tenant has, and where pages of all of them begin, without counting them each time:
 * what came and went since the last count stands in the change record. Always exact, and nobody who writes pays for it.
 */
export class Census {
  private readonly counts = new RecentMap<string, Count>(TENANTS);
  private readonly countAt: Statement;

  constructor(
    private readonly connection: Connection,
    private readonly table: 'users' | 'teams',
  ) {
    // What had not ended when the point was taken would be counted by its rows, and later again by its change.
    this.countAt = {
      name: `census-count-${table}`,
      text: `SELECT count(*)::integer AS counted, pg_snapshot_xmin(pg_current_snapshot()) > $5::xid8 AS settled,
          (SELECT coalesce(sum(CASE WHEN came THEN 1 ELSE -1 END), 0)::integer
            FROM (${moved('$3::bigint', '$4')}) AS move) AS since
        FROM ${table} WHERE tenant_id = $1`,
    };
  }

  of(tenantId: string): TenantCensus {
    return {
      total: async (counting) => (await this.look(tenantId, counting)).total,
      start: (offset, counting) => this.start(tenantId, offset, counting),
    };
  }

  private async start(tenantId: string, offset: number, counting: Connection): Promise<Start> {
    const { total, moves, places } = await this.look(tenantId, counting);
    const place = places?.before(offset, moves) ?? { after: null, skip: offset };
    // For the page that follows.
    const note = (id: string, rank: number): void => places?.add(id, rank, moves);
    return { ...place, total, note };
  }

  private async look(tenantId: string, counting: Connection): Promise<View> {
    const known = this.counts.get(tenantId);
    const moves = known && (await this.movesSince(tenantId, known));
    if (!known || !moves) return this.countAnew(tenantId, counting);
    const balance = moves.reduce((sum, { came }) => sum + (came ? 1 : -1), 0);
    return { total: known.total + balance, moves, places: known.places };
  }

  /** Null when there are too many to go through. */
  private async movesSince(tenantId: string, { upTo, since }: Count): Promise<Move[] | null> {
    const values = [tenantId, this.resourceType, upTo, since];
    const [row] = await this.connection.query<{ changes: string; moves: Move[] }>(MOVES, values);
    const { changes, moves } = row!;
    return Number(changes) > MOST_CHANGES || moves.length > MOST_MOVES ? null : moves;
  }

  private async countAnew(tenantId: string, counting: Connection): Promise<View> {
    const [point] = await this.connection.query<Point>(POINT, []);
    const { seq, at, transaction } = point!;
    const values = [tenantId, this.resourceType, seq, at, transaction];
    const [row] = await counting.query<{ counted: number; settled: boolean; since: number }>(this.countAt, values);
    const { counted, settled, since } = row!;
    if (settled) this.counts.set(tenantId, { upTo: seq, since: at, total: counted - since, places: new Places() });
    // Places are remembered from the next look on: who came or went since the point is not known by id here.
    return { total: counted, moves: [], places: null };
  }

  private get resourceType(): 'user' | 'team' {
    return this.table === 'users' ? 'user' : 'team';
  }
}
