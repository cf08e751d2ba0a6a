import { OAuthError } from './oauth-error.js';

/** RFC 7523 §2.2. */
export const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** How a client proves who it is: by a secret it shares with us, or by an assertion it has signed. */
export type ClientProof =
  | { readonly clientId: string; readonly clientSecret: string }
  | { readonly clientId: string; readonly assertion: string };

/** Reads the form and the Authorization header of a token request, RFC 6749 §4.4.2. */
export function parseTokenRequest(body: unknown, authorization: string | undefined): ClientProof {
  if (!(body instanceof URLSearchParams)) {
    throw new OAuthError('invalid_request', 'The parameters are expected as application/x-www-form-urlencoded.');
  }
  const form = readForm(body);
  const grantType = required(form, 'grant_type');
  if (grantType !== 'client_credentials') {
    throw new OAuthError('unsupported_grant_type', 'Only the grant type client_credentials is supported.');
  }
  const basic = authorization === undefined ? null : parseBasic(authorization);
  const secret = form.get('client_secret');
  const assertion = form.get('client_assertion');
  if ([basic, secret, assertion].filter(Boolean).length > 1) {
    throw new OAuthError('invalid_request', 'A client proves who it is in one way only.');
  }
  if (basic) {
    if ((form.get('client_id') ?? basic.clientId) === basic.clientId) return basic;
    throw new OAuthError('invalid_request', 'client_id differs from that of the Authorization header.');
  }
  const clientId = required(form, 'client_id');
  if (assertion !== undefined) return { clientId, assertion: checkType(form, assertion) };
  if (secret !== undefined) return { clientId, clientSecret: secret };
  throw new OAuthError('invalid_client', 'A client_secret or a client_assertion is required.');
}

// RFC 6749 §3.2: what has no value is not there, and nothing may come twice.
function readForm(body: URLSearchParams): Map<string, string> {
  const form = new Map<string, string>();
  const seen = new Set<string>();
  for (const [name, value] of body) {
    if (seen.has(name)) throw new OAuthError('invalid_request', 'A parameter comes more than once.');
    seen.add(name);
    if (value !== '') form.set(name, value);
  }
  return form;
}

function required(form: ReadonlyMap<string, string>, name: string): string {
  const value = form.get(name);
  if (value === undefined) throw new OAuthError('invalid_request', `${name} is required.`);
  return value;
}

function checkType(form: ReadonlyMap<string, string>, assertion: string): string {
  if (form.get('client_assertion_type') === JWT_BEARER) return assertion;
  throw new OAuthError('invalid_request', `client_assertion_type must be ${JWT_BEARER}.`);
}

// RFC 6749 §2.3.1: id and secret are form-encoded before they are joined.
function parseBasic(authorization: string): { clientId: string; clientSecret: string } {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization) ?? [];
  const [, id, secret] = /^([^:]+):(.+)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString()) ?? [];
  if (id === undefined || secret === undefined) {
    throw new OAuthError('invalid_client', 'The Authorization header is not one of HTTP Basic with id and secret.');
  }
  return { clientId: formDecode(id), clientSecret: formDecode(secret) };
}

function formDecode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
