const DOINGS: Record<string, string> = {
  create: 'Creating',
  read: 'Reading',
  search: 'Searching',
  replace: 'Replacing',
  patch: 'Changing',
  delete: 'Deleting',
  bulk: 'A bulk request',
  discovery: 'Reading what the service can do',
};

const REASONS: Record<string, string> = {
  uniqueness: 'another one has the same unique name',
  invalidFilter: 'the filter cannot be understood',
  invalidPath: 'the path names no attribute',
  invalidSyntax: 'the body cannot be understood',
  invalidValue: 'a value is of the wrong kind or is missing',
  invalidVers: 'the version of the protocol is not supported',
  mutability: 'the attribute cannot be changed',
  noTarget: 'nothing is at the path',
  tooMany: 'it would concern too many at once',
};

const STATUSES: Record<number, string> = {
  400: 'the request cannot be understood',
  401: 'the secret or the token is not valid',
  403: 'it is not allowed from this network',
  404: 'it is not there, or not any more',
  405: 'the method is not for this address',
  409: 'it contradicts what is there',
  412: 'it has been changed meanwhile',
  413: 'the request is too large',
  415: 'the media type is not JSON',
  429: 'there were too many requests',
};

/** What a kind of error means, in a few words. */
export function titleOf(operation: string, status: number, scimType: string | null): string {
  const reason =
    (scimType && REASONS[scimType]) ?? STATUSES[status] ?? (status >= 500 ? 'the service failed' : `${status}`);
  return operation === 'refused' ? `Not let in: ${reason}` : `${DOINGS[operation] ?? operation}: ${reason}`;
}

/** Identity providers ask for what may be gone, and delete what is: 404 is the answer that they wait for. */
export function isHarmless(operation: string, status: number): boolean {
  return status === 404 && (operation === 'read' || operation === 'delete');
}
