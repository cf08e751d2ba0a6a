import { type Case, says } from './explanation.js';

/** Changes and queries that cannot be carried out as they are written. */
export const REQUEST_CASES: readonly Case[] = [
  {
    title: 'The path names an extension that is not defined here',
    matches: (entry) => entry.scimType === 'invalidPath' && says(/The path "urn:/i)(entry),
    sent: ({ detail }) => /The path "[^"]*"/.exec(detail ?? '')?.[0] ?? 'A path with a URN.',
    why: () =>
      'An attribute with a URN belongs to an extension schema, and this tenant has no such schema, or the schema has no such attribute.',
    todo: () =>
      'Define the schema with this attribute for the tenant, or correct the name of the target attribute in the mapping.',
    screen: 'schemas',
    rfc: 'RFC 7643 §3.3, RFC 7644 §3.10',
  },
  {
    title: 'The path names no attribute',
    matches: ({ scimType }) => scimType === 'invalidPath',
    sent: ({ detail }) => /The path "(?:[^"\\]|\\.)*"/.exec(detail ?? '')?.[0] ?? 'A path that names no attribute.',
    why: () => 'A PATCH operation names the attribute that it changes by a path, and this one leads nowhere.',
    todo: () => 'Correct the name of the target attribute in the mapping.',
    screen: 'mapping',
    rfc: 'RFC 7644 §3.5.2, §3.12 (invalidPath)',
  },
  {
    title: 'There is no value that the path selects',
    matches: ({ scimType }) => scimType === 'noTarget',
    sent: ({ detail }) => detail ?? 'A PATCH whose path selects nothing.',
    why: () =>
      'The operation changes the values that its filter selects, and none does; or it removes without saying what.',
    todo: () => 'Compare the mapped path with the values that the person has here, on their page in Rollcall.',
    screen: 'mapping',
    rfc: 'RFC 7644 §3.5.2.3, §3.12 (noTarget)',
  },
  {
    title: 'The filter cannot be understood',
    matches: ({ scimType }) => scimType === 'invalidFilter',
    sent: ({ query, detail }) => `A search${query ? ` with ${query}` : ''}. ${detail ?? ''}`.trim(),
    why: () => 'The filter is not well-formed, or it compares an attribute that does not exist.',
    todo: () => 'Match by an attribute that exists here, such as userName, externalId or emails[type eq "work"].value.',
    screen: 'matching',
    rfc: 'RFC 7644 §3.4.2.2, §3.12 (invalidFilter)',
  },
  {
    title: 'The list was paged in a way that does not fit',
    matches: ({ scimType }) => /^(?:invalidCursor|expiredCursor|invalidCount)$/.test(scimType ?? ''),
    sent: ({ query }) => `A further page of a list${query ? `: ${query}` : ''}.`,
    why: ({ detail }) => detail ?? 'The cursor is not one of this list.',
    todo: () => 'Begin the list again from its first page.',
    screen: 'none',
    rfc: 'RFC 9865 §2.1',
  },
  {
    title: 'Too many operations in one request',
    matches: ({ scimType }) => scimType === 'tooMany',
    sent: ({ detail }) => detail ?? 'More operations than are done at once.',
    why: () => 'The number of operations in one request is limited, as /ServiceProviderConfig says of bulk requests.',
    todo: () => 'Let the identity provider send smaller batches.',
    screen: 'none',
    rfc: 'RFC 7644 §3.7.4, §3.12 (tooMany)',
  },
  {
    title: 'The PATCH has no operations',
    matches: (entry) => entry.operation === 'patch' && says(/"Operations"/)(entry),
    why: () =>
      'A PATCH is a list of operations, each with op, path and value; this one has none, or they are not a list.',
    todo: () => 'Let changes be sent as SCIM 2.0 PATCH (PatchOp), or as PUT.',
    screen: 'connection',
    rfc: 'RFC 7644 §3.5.2',
  },
];
