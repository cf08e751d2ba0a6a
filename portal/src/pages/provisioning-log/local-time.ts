/** A moment as a field for date and time has it: `2026-01-31T09:30`, where the reader is. */
export function toField(moment: string): string {
  const at = new Date(moment);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What was entered there as a moment of the whole world; empty where nothing was. */
export function fromField(text: string): string {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString();
}
