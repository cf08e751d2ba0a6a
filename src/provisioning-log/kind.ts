/** What entries are commonly searched by. */
export interface Kind {
  readonly integrationId: string;
  readonly operation: string;
  /** Empty where there is none. */
  readonly resourceType: string;
  readonly status: number;
}

/**
 * The number by which the log's index knows a kind of entry (FNV-1a, 32 bits). Two kinds may share one: a search compares
 * what it finds, too.
 */
export function numberOf({ integrationId, operation, resourceType, status }: Kind): number {
  const text = `${integrationId} ${operation} ${resourceType} ${status}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash | 0;
}
