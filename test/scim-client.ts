import { type Answer, call } from './call.js';

/** What an identity provider is given: the SCIM URL and a secret. */
export interface Connection {
  readonly scimUrl: string;
  readonly secret: string;
}

export interface ScimClient {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  patch(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
}

/** Talks SCIM like an identity provider: `scim(connection).post('/Users', { userName: 'kim' })`. */
export function scim({ scimUrl, secret }: Connection): ScimClient {
  const send = (method: string, path: string, headers?: Record<string, string>, body?: unknown): Promise<Answer> =>
    call(scimUrl + path, {
      method,
      body,
      bearer: secret,
      headers: { ...(body !== undefined && { 'Content-Type': 'application/scim+json' }), ...headers },
    });
  return {
    get: (path, headers) => send('GET', path, headers),
    post: (path, body, headers) => send('POST', path, headers, body),
    put: (path, body, headers) => send('PUT', path, headers, body),
    patch: (path, body, headers) => send('PATCH', path, headers, body),
    delete: (path, headers) => send('DELETE', path, headers),
  };
}
