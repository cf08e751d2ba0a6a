import { randomFillSync } from 'node:crypto';
import { v7 as uuidV7 } from 'uuid';

const BYTES = 16;
const pool = new Uint8Array(256 * BYTES);
let used = pool.length;

/** A UUID v7. Its randomness is drawn for many at once: one by one, that would be a part of every request that is felt. */
export function newRequestId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return uuidV7({ random: pool.subarray(used, (used += BYTES)) });
}
