import { type Case, says } from './explanation.js';

const UNREAD = 'The body is not shown, because it could not be read.';

/** What is wrong with the request as such: its address, its body, or the service. */
export const MESSAGE_CASES: readonly Case[] = [
  {
    title: 'The SCIM URL was entered with something after it',
    matches: (entry) =>
      isUnknownAddress(entry.status) &&
      /^\/+(?:Users|Groups)\/+(?:[^/]+\/+)?(?:Users|Groups|Bulk|Me|Schemas|ResourceTypes|ServiceProviderConfig)\b/i.test(
        entry.path,
      ),
    sent: ({ method, path }) => `${method} ${path}, after the SCIM URL.`,
    why: () =>
      'The identity provider adds /Users and /Groups to the SCIM URL by itself. The URL that was entered ends in one of them already.',
    todo: () => 'Enter the SCIM URL as it is shown with the integration: it ends in the integration’s id.',
    screen: 'connection',
    rfc: 'RFC 7644 §3.2',
  },
  {
    title: 'Nothing is at this address',
    matches: ({ status, detail }) => status === 404 && /nothing at this address/i.test(detail ?? ''),
    sent: ({ method, path }) => `${method} ${path || '/'}, after the SCIM URL.`,
    why: () =>
      'SCIM has Users, Groups, Bulk, Schemas, ResourceTypes and ServiceProviderConfig below the SCIM URL, spelt like this. This is none of them.',
    todo: () => 'Compare the SCIM URL with the one that is shown with the integration.',
    screen: 'connection',
    rfc: 'RFC 7644 §3.2',
  },
  {
    title: 'This cannot be done at this address',
    matches: ({ status }) => status === 405,
    sent: ({ method, path }) => `${method} ${path || '/'}`,
    why: ({ detail }) => detail ?? 'The address is served with other methods only.',
    todo: () =>
      'See whether the SCIM URL was entered as it is shown: a user is created at /Users, and changed or deleted at /Users/ and their id.',
    screen: 'connection',
    rfc: 'RFC 7644 §3.2',
  },
  {
    title: 'The media type is not JSON',
    matches: ({ status }) => status === 415,
    why: () => `SCIM speaks application/scim+json, and application/json is taken as well. ${UNREAD}`,
    todo: () =>
      'Choose SCIM 2.0 and JSON at the identity provider, or set the header Content-Type to application/scim+json.',
    screen: 'connection',
    rfc: 'RFC 7644 §3.1, §8.1',
  },
  {
    title: 'The body is too large',
    matches: ({ status }) => status === 413,
    why: ({ detail }) => `${detail ?? 'The body exceeds what is taken at once.'} ${UNREAD}`,
    todo: () => 'Let smaller batches be sent, and map no photos as data.',
    screen: 'mapping',
    rfc: 'RFC 7644 §3.7.4, §3.12 (413)',
  },
  {
    title: 'The body is not JSON',
    matches: (entry) => entry.status === 400 && says(/^The body is not (?:JSON|UTF-8)/)(entry),
    why: ({ detail }) => `${detail} ${UNREAD}`,
    todo: () =>
      'If the body is made from a template, as at OneLogin, look for a missing quotation mark or comma: a value may hold one.',
    screen: 'mapping',
    rfc: 'RFC 7644 §3.12 (invalidSyntax)',
  },
  {
    title: 'The request is not well-formed',
    matches: ({ status, scimType }) => status === 400 && (scimType === 'invalidSyntax' || scimType === null),
    why: ({ detail }) => detail ?? 'The body is not what SCIM 2.0 has in this place.',
    todo: () => 'See what the detail names. If the body is made from a template, correct the template.',
    screen: 'mapping',
    rfc: 'RFC 7644 §3.12 (invalidSyntax)',
  },
  {
    title: 'This is not supported',
    matches: ({ status }) => status === 501,
    why: ({ detail }) => detail ?? 'The service does not support this.',
    todo: () => 'Nothing, if it was only tried out. /ServiceProviderConfig says what is supported.',
    screen: 'none',
    rfc: 'RFC 7644 §3.12 (501)',
  },
  {
    title: 'The database did not answer',
    matches: ({ status }) => status === 503,
    why: () =>
      'The service could not reach its database at this moment. Nothing was lost, and nothing is wrong with the request.',
    todo: () => 'Nothing: the identity provider tries again. If it lasts, tell the operator of this service.',
    screen: 'none',
    rfc: 'RFC 7644 §3.12 (500)',
  },
  {
    title: 'Something went wrong on our side',
    matches: ({ status }) => status >= 500,
    why: () => 'The service failed to answer. Nothing is wrong with the request.',
    todo: () =>
      'Tell the operator of this service the id of this entry: the service’s own log knows it. The provider tries again.',
    screen: 'none',
    rfc: 'RFC 7644 §3.12 (500)',
  },
  {
    title: 'The request was refused',
    matches: ({ status }) => status >= 400,
    why: ({ detail }) => detail ?? 'The answer says nothing of the reason.',
    todo: () => 'See what the detail names.',
    screen: 'none',
    rfc: 'RFC 7644 §3.12',
  },
];

const isUnknownAddress = (status: number): boolean => status === 404 || status === 405;
