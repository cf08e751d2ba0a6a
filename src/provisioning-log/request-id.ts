const MOST = 0xffff_ffff_ffff;

/** The moment at which a request came: the first 48 bits of a UUID v7, RFC 9562 §5.7. */
export function timeOf(id: string): Date {
  return new Date(parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
}

/** The least id that a request of this moment or later can have. */
export function leastIdAt(moment: Date): string {
  const milliseconds = Math.min(Math.max(moment.getTime(), 0), MOST);
  const hex = milliseconds.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
