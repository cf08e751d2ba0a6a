import type { LogEntry } from '../log-entry.entity.js';
import { type Case, says } from './explanation.js';

const refusedAs =
  (...reasons: string[]) =>
  ({ status, refusal }: LogEntry): boolean =>
    status === 401 && reasons.includes(refusal ?? '');

const NEW_SECRET = 'Generate a secret for this integration, and enter it at the identity provider';

/** Who was not let in. */
export const ACCESS_CASES: readonly Case[] = [
  {
    title: 'The secret has expired',
    matches: refusedAs('token-expired'),
    why: () => 'The secret or access token that was presented was valid once; its time is over.',
    todo: () => `${NEW_SECRET}. Every refused request is sent again in the next cycle.`,
    screen: 'connection',
    rfc: 'RFC 7644 §2',
  },
  {
    title: 'The old secret is still in use after its rotation',
    matches: refusedAs('token-retired'),
    why: () => 'A newer secret has replaced this one, and the time in which both were accepted is over.',
    todo: () =>
      'Enter the new secret at the identity provider. If it is lost, rotate again and use the one that is shown.',
    screen: 'connection',
    rfc: 'RFC 7644 §2',
  },
  {
    title: 'The secret was revoked',
    matches: refusedAs('token-revoked'),
    why: () =>
      'Somebody deleted this secret, or the OAuth client that the access token was issued to; the audit log says who.',
    todo: () => `${NEW_SECRET}, if this identity provider is still meant to have access.`,
    screen: 'connection',
    rfc: 'RFC 7644 §2',
  },
  {
    title: 'No secret was presented',
    matches: (entry) => entry.status === 401 && says(/bearer token is required/)(entry),
    sent: ({ query }) =>
      /(^|&)access_token=/i.test(query ?? '')
        ? 'A secret in the address, where it ends up in logs.'
        : 'A request without a secret.',
    why: () => 'Every request must have the secret in its header: Authorization: Bearer, and then the secret.',
    todo: () =>
      'Enter the secret in the field that is meant for it, choose bearer authentication, and test the connection.',
    screen: 'connection',
    rfc: 'RFC 7644 §2, RFC 6750 §2.1',
  },
  {
    title: 'The secret is not one of this integration',
    matches: ({ status }) => status === 401,
    why: () =>
      'What was presented is unknown here. It may be cut off, have a blank too many, or belong to another integration: each has its own SCIM URL and its own secrets.',
    todo: () => `Copy the SCIM URL and a secret of the same integration. ${NEW_SECRET}, if the old one is lost.`,
    screen: 'connection',
    rfc: 'RFC 7644 §2',
  },
  {
    title: 'The network is not allowed',
    matches: (entry) => entry.status === 403 && says(/network is not allowed/)(entry),
    sent: ({ address }) => `A request with a valid secret from ${address}.`,
    why: ({ address }) =>
      `The network guard of this integration enforces a list of networks, and ${address} is in none of them.`,
    todo: () =>
      'Allow this network if the identity provider comes from there, or let the guard only warn. If nobody knows the address, rotate the secret.',
    screen: 'networks',
    rfc: 'RFC 7644 §3.12 (403)',
  },
  {
    title: 'Discovery cannot be filtered',
    matches: (entry) => entry.status === 403 && says(/cannot be filtered/)(entry),
    why: () => 'Schemas and resource types are few and are always listed whole; a filter on them is forbidden.',
    todo: () => 'Take the filter out of the request.',
    screen: 'none',
    rfc: 'RFC 7644 §4',
  },
  {
    title: 'Not allowed',
    matches: ({ status }) => status === 403,
    why: () => 'The request looks as if a page in a browser had sent it for somebody else.',
    todo: () => 'Send SCIM requests from a program, with the secret in the header Authorization.',
    screen: 'connection',
    rfc: 'RFC 7644 §3.12 (403)',
  },
  {
    title: 'Too many requests at once',
    matches: ({ status }) => status === 429,
    why: () =>
      'The identity provider sent more in a moment than this service takes from one integration, even after some waiting.',
    todo: () =>
      'Nothing, if it stays the exception: the provider sends it again. Otherwise lower the rate there, or raise RATE_LIMIT.',
    screen: 'none',
    rfc: 'RFC 7644 §3.12 (429 of RFC 6585 §4)',
  },
];
