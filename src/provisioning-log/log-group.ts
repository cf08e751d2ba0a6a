import { type Kind, numberOf } from './kind.js';
import type { LogRow } from './log-row.js';

/** A row that is ready to be copied: the bytes of its own columns, and what it is counted by. */
export interface CopiedRow extends Pick<
  LogRow,
  'integrationId' | 'admitted' | 'operation' | 'resourceType' | 'status' | 'scimType' | 'at' | 'durationMs'
> {
  readonly bytes: Buffer;
}

/** The entries of a batch that are alike in all that they are counted by: the counting is done for each group of them. */
export interface LogGroup extends Kind {
  /** Empty where there is none. */
  readonly scimType: string;
  readonly kind: number;
  readonly rows: CopiedRow[];
}

export function groupsOf(rows: readonly CopiedRow[]): LogGroup[] {
  const groups = new Map<string, LogGroup>();
  for (const row of rows) {
    const { integrationId, operation, status } = row;
    const [resourceType, scimType] = [row.resourceType ?? '', row.scimType ?? ''];
    const key = `${integrationId} ${operation} ${resourceType} ${status} ${scimType}`;
    const group = groups.get(key);
    if (group) {
      group.rows.push(row);
      continue;
    }
    const kind = { integrationId, operation, resourceType, status };
    groups.set(key, { ...kind, scimType, kind: numberOf(kind), rows: [row] });
  }
  return [...groups.values()];
}
