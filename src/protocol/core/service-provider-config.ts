import { MAX_BULK_OPERATIONS, MAX_PAYLOAD_SIZE } from '../messages/bulk.js';
import { CURSOR_TIMEOUT } from '../messages/cursor.js';

/** How many resources one answer holds at most, and when nothing is said. */
export const MAX_RESULTS = 1000;
export const DEFAULT_RESULTS = 100;

/** What this service can do, RFC 7643 §5. */
export function serviceProviderConfig(baseUrl: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    // authentik takes the whole answer for invalid when a limit is missing.
    bulk: { supported: true, maxOperations: MAX_BULK_OPERATIONS, maxPayloadSize: MAX_PAYLOAD_SIZE },
    filter: { supported: true, maxResults: MAX_RESULTS },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      // RFC 9865 §2.4: what clients from before cursors expect.
      defaultPaginationMethod: 'index',
      defaultPageSize: DEFAULT_RESULTS,
      maxPageSize: MAX_RESULTS,
      cursorTimeout: CURSOR_TIMEOUT,
    },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'Bearer token',
        description: 'The secret of the integration, or an access token issued for it, in the Authorization header.',
        specUri: 'https://www.rfc-editor.org/info/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  };
}
