export const LIST_RESPONSE_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** The answer to a query, RFC 7644 §3.4.2 and RFC 9865 §2. */
export interface ListResponse<T> {
  schemas: [typeof LIST_RESPONSE_SCHEMA];
  totalResults: number;
  /** By index: the number of the first resource of the page. */
  startIndex?: number;
  /** By cursor: where the next page begins, on all pages but the last. */
  nextCursor?: string;
  itemsPerPage: number;
  Resources: T[];
}

/** One page of `totalResults` resources: the one that starts with `startIndex`, counted from 1, or that goes on at a cursor. */
export function listResponse<T>(
  resources: T[],
  totalResults: number,
  page: { startIndex: number } | { nextCursor?: string } = { startIndex: 1 },
): ListResponse<T> {
  return {
    schemas: [LIST_RESPONSE_SCHEMA],
    totalResults,
    ...page,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
