import type { BulkOperation, BulkRequest } from './bulk.js';
import { findReferences, bulkIdOf } from './bulk-references.js';

/** One operation in the order in which they are carried out. */
export interface BulkStep {
  /** Where the operation stands in the request. */
  readonly index: number;
  /** The operations that it refers to, and the one before it that concerns the same resource. */
  readonly after: ReadonlySet<number>;
  /** Whether its data refer to other resources of the request. */
  readonly refers: boolean;
}

/** Which operation creates the resource of a bulkId, be it in vain. */
export function creatorsOf({ operations }: BulkRequest): Map<string, number> {
  const found = new Map<string, number>();
  for (const [index, { method, bulkId }] of operations.entries()) {
    if (method?.toUpperCase() === 'POST' && bulkId !== undefined && !found.has(bulkId)) found.set(bulkId, index);
  }
  return found;
}

/**
 * The order of the request, but that an operation waits for those that create what it refers to. Where resources refer to
 * each other in a circle (RFC 7644 §3.7.1), one of them goes before what it refers to.
 */
export function orderBulk(request: BulkRequest): BulkStep[] {
  const steps = stepsOf(request);
  const waiting = steps.map(({ after }) => after.size);
  const waiters: number[][] = steps.map(() => []);
  for (const { index, after } of steps) for (const each of after) waiters[each]!.push(index);
  const placed = new Set<number>();

  // `passed`: those up to there have had their turn, and go as soon as they can.
  const place = (first: number, passed: number): void => {
    const ready = [first];
    for (const index of ready) {
      placed.add(index);
      for (const waiter of waiters[index]!) {
        if (--waiting[waiter]! === 0 && waiter < passed && !placed.has(waiter)) ready.push(waiter);
      }
    }
  };
  for (const { index } of steps) if (waiting[index] === 0) place(index, index);
  for (const { index } of steps) {
    while (!placed.has(index)) place(inCircle(index, steps, placed), steps.length);
  }
  return Array.from(placed, (index) => steps[index]!);
}

function stepsOf(request: BulkRequest): BulkStep[] {
  const createdBy = creatorsOf(request);
  const latest = new Map<string, number>();
  return request.operations.map((operation, index) => {
    const after = new Set<number>();
    if ('error' in operation) return { index, after, refers: false };
    const references = findReferences(operation.data);
    for (const bulkId of [...references, bulkIdOf(operation.id)]) {
      const creator = createdBy.get(bulkId ?? '');
      if (creator !== undefined && creator !== index) after.add(creator);
    }
    const resource = resourceOf(operation);
    const previous = latest.get(resource);
    if (previous !== undefined) after.add(previous);
    if (operation.id !== undefined) latest.set(resource, index);
    return { index, after, refers: references.size > 0 };
  });
}

function resourceOf({ type, id }: BulkOperation): string {
  return `${type.name} ${bulkIdOf(id) === null ? id?.toLowerCase() : id}`;
}

/** One of the waiting operations that wait for each other, found by following what the given one waits for. */
function inCircle(from: number, steps: readonly BulkStep[], placed: ReadonlySet<number>): number {
  const seen = new Set<number>();
  let at = from;
  while (!seen.has(at)) {
    seen.add(at);
    at = [...steps[at]!.after].find((index) => !placed.has(index))!;
  }
  return at;
}
