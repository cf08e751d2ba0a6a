import { OAuthError } from './oauth-error.js';
import { JWT_BEARER, parseTokenRequest } from './token-request.js';

const form = (parameters: Record<string, string> | string): URLSearchParams => new URLSearchParams(parameters);
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const grant = { grant_type: 'client_credentials' };

const errorOf = (body: unknown, authorization?: string): string => {
  try {
    parseTokenRequest(body, authorization);
  } catch (error) {
    if (error instanceof OAuthError) return error.error;
    throw error;
  }
  return 'none';
};

describe('parseTokenRequest', () => {
  it('reads the secret in the body', () => {
    const body = form({ ...grant, client_id: 'id', client_secret: 'hush', scope: 'whatever/.default' });
    expect(parseTokenRequest(body, undefined)).toEqual({ clientId: 'id', clientSecret: 'hush' });
  });

  it('reads HTTP Basic, whose parts are form-encoded', () => {
    const proof = { clientId: 'i:d', clientSecret: 'hush & more' };
    expect(parseTokenRequest(form(grant), basic('i%3Ad:hush+%26+more'))).toEqual(proof);
    expect(parseTokenRequest(form({ ...grant, client_id: 'i:d' }), basic('i%3Ad:hush+%26+more'))).toEqual(proof);
  });

  it('reads an assertion', () => {
    const body = form({ ...grant, client_id: 'id', client_assertion_type: JWT_BEARER, client_assertion: 'a.b.c' });
    expect(parseTokenRequest(body, undefined)).toEqual({ clientId: 'id', assertion: 'a.b.c' });
  });

  it.each([
    ['no form at all', undefined, undefined, 'invalid_request'],
    ['JSON', { ...grant }, undefined, 'invalid_request'],
    ['no grant type', form({ client_id: 'id', client_secret: 's' }), undefined, 'invalid_request'],
    ['another grant type', form({ grant_type: 'password', client_id: 'id' }), undefined, 'unsupported_grant_type'],
    ['no client', form({ ...grant, client_secret: 's' }), undefined, 'invalid_request'],
    ['no proof', form({ ...grant, client_id: 'id' }), undefined, 'invalid_client'],
    ['an empty secret', form({ ...grant, client_id: 'id', client_secret: '' }), undefined, 'invalid_client'],
    ['a parameter twice', form('grant_type=client_credentials&client_id=a&client_id=a'), undefined, 'invalid_request'],
    ['two ways at once', form({ ...grant, client_id: 'id', client_secret: 's' }), basic('id:s'), 'invalid_request'],
    ['two ids', form({ ...grant, client_id: 'other' }), basic('id:s'), 'invalid_request'],
    ['a bearer token', form({ ...grant, client_id: 'id' }), 'Bearer x', 'invalid_client'],
    ['Basic without a colon', form(grant), basic('id'), 'invalid_client'],
    [
      'an assertion of an unknown type',
      form({ ...grant, client_id: 'id', client_assertion: 'x' }),
      undefined,
      'invalid_request',
    ],
  ])('refuses %s', (_case, body, authorization, error) => {
    expect(errorOf(body, authorization)).toBe(error);
  });
});
