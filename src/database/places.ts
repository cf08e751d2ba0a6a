/** Who came or went since a count, in the order in which they did. */
export interface Move {
  readonly id: string;
  readonly came: boolean;
}

/** Where a page begins: behind the id `after` (null: at the beginning), and behind `skip` others. */
export interface Place {
  readonly after: string | null;
  readonly skip: number;
}

interface Known {
  readonly id: string;
  /** How many come up to the id, itself included, of those who were counted. */
  readonly rank: number;
  /** How many moves up to the id there were when it was read. */
  readonly seen: number;
  /** True when there were still as many after it was read: nobody moved meanwhile, so the rank is right. */
  sure: boolean;
}

const MOST = 64;

/** A few ids of which it is known how many come before them. Ids are compared as text: in lower case, they sort alike. */
export class Places {
  private known: Known[] = [];

  /** Where a page begins that `offset` come before, given who came and went since the count. */
  before(offset: number, moves: readonly Move[]): Place {
    let best: Place = { after: null, skip: offset };
    this.known = this.known.filter((place) => isSure(place, moves));
    for (const { id, rank } of this.known) {
      const skip = offset - rank - shift(id, moves);
      if (skip >= 0 && skip < best.skip) best = { after: id, skip };
    }
    return best;
  }

  /** `rank` as it is after `moves`; whoever moves while it is read makes it worthless, which the next page sees. */
  add(id: string, rank: number, moves: readonly Move[]): void {
    if (this.known.some((place) => place.id === id)) return;
    this.known.push({ id, rank: rank - shift(id, moves), seen: upTo(id, moves).length, sure: false });
    if (this.known.length > MOST) this.known.shift();
  }
}

function isSure(place: Known, moves: readonly Move[]): boolean {
  place.sure ||= upTo(place.id, moves).length === place.seen;
  return place.sure;
}

function upTo(id: string, moves: readonly Move[]): Move[] {
  return moves.filter((move) => move.id <= id);
}

/** By how much those who came and went up to the id change its rank. */
function shift(id: string, moves: readonly Move[]): number {
  return upTo(id, moves).reduce((sum, { came }) => sum + (came ? 1 : -1), 0);
}
