import { type Topic, line, unseen } from './topic.js';

const ONE_TENANT = 'Needs a second credential with fewer rights.';
const STREAM = 'Events are delivered to a receiver by RFC 8935 and 8936, which is not this validator.';

export const BULK_AND_REST: readonly Topic[] = [
  {
    topic: 'Bulk: RFC 7644 §3.7',
    lines: [
      line(
        'MUST: limits are defined, and 413 names the one exceeded',
        'discovery.config-required bulk.too-many bulk.too-large',
      ),
      line('POST, PUT, PATCH and DELETE, bulkId required for POST', 'bulk.methods bulk.no-bulk-id'),
      line('MUST: HTTP 200 even if every operation failed', 'bulk.all-failed'),
      line(
        'MUST: method, bulkId, location and status of each; the response on an error',
        'bulk.result bulk.failure bulk.conflict',
      ),
      line('MUST: it goes on after errors, until failOnErrors', 'bulk.continues bulk.fail-on-errors'),
      line(
        'MUST: bulkId: is replaced in data, in path and in extensions',
        'bulk.reference bulk.forward-reference bulk.reference-in-path bulk.reference-in-extension bulk.unknown-reference',
      ),
      line('MUST: circular references are tried, else 409', 'bulk.circular'),
      line('Reordering keeps the result', 'bulk.forward-reference', 'Whether a provider reorders is its own affair.'),
    ],
  },
  {
    topic: '/Me, errors, versions: RFC 7644 §3.11, §3.12, §3.14',
    lines: [
      line('SHOULD: an unsupported /Me is 501; or 308, or the resource', 'me.answer requests.anonymous'),
      line('MUST: the body of an error; its status is a string', 'errors.body errors.media-type errors.detail'),
      line(
        '400, 401, 404, 405, 409, 412, 413, 415 as SCIM Errors',
        'errors.broken-json errors.no-object errors.no-body errors.unauthorized errors.unknown-endpoint errors.conflict requests.methods requests.media-type etag.precondition bulk.too-large errors.no-leak',
      ),
      unseen(
        '307, 403 and 500 as SCIM Errors',
        'A provider that works redirects nobody, forbids nothing to its administrator and has no 500.',
      ),
      line(
        'scimType: invalidFilter, uniqueness, mutability, invalidSyntax, invalidPath, noTarget, invalidValue',
        'filter.unknown-operator create.conflict patch.read-only errors.broken-json patch.invalid-path remove.no-path patch.invalid-value',
      ),
      unseen('scimType: tooMany, invalidVers, sensitive', 'Said only by providers that have such limits.'),
      line('MAY: ETag, and SHOULD meta.version', 'etag.header etag.version etag.changes resource.version'),
      line('If-None-Match is 304', 'etag.not-modified'),
      line('If-Match that does not match is 412', 'etag.precondition etag.match'),
      line('The version of a bulk operation', 'bulk.version'),
    ],
  },
  {
    topic: 'Cursor pagination: RFC 9865',
    lines: [
      line('cursor is empty or without a value for the first page', 'cursor.pages cursor.bare'),
      line('MUST: nextCursor on all but the last page', 'cursor.last-page cursor.pages cursor.stable cursor.groups'),
      line('previousCursor is optional, and never on the first page', 'cursor.first-page cursor.previous'),
      line('Unreserved URI characters only', 'cursor.characters'),
      line('MUST: never more than count; below 0 is 0', 'cursor.count'),
      line(
        'The other parameters stay the same; another count is invalidCount',
        'cursor.other-query cursor.other-count cursor.projection',
      ),
      unseen('totalResults MAY be omitted', 'Both are right.'),
      line('400 invalidCursor and invalidCount', 'cursor.invalid cursor.tampered cursor.invalid-count'),
      unseen('400 expiredCursor', 'A cursor lives longer than this run.'),
      line('ServiceProviderConfig.pagination', 'cursor.config'),
      line('MUST: with both methods there is a default, and it should be index', 'cursor.default'),
      line('In the body of /.search, and sorted', 'cursor.search cursor.sorted'),
      line('MUST: a cursor grants no rights', 'cursor.authorised', ONE_TENANT),
      unseen('SHOULD: cursors end when permissions change; errors are identical', ONE_TENANT),
    ],
  },
  {
    topic: 'Security events: RFC 9967',
    lines: [
      unseen('The events, their sub_id, data or attributes, txn and version', STREAM),
      unseen('Prefer: respond-async is 202 with Set-Txn', STREAM),
      unseen('ServiceProviderConfig.securityEvents', STREAM),
      unseen('Delivery by RFC 8935 and 8936, JWS, TLS', STREAM),
    ],
  },
  {
    topic: 'Devices (RFC 9944), and drafts',
    lines: [
      unseen(
        'The Device schema of RFC 9944',
        'Not needed for provisioning people; a provider that has it shows it in /ResourceTypes, whose checks then cover it.',
      ),
      line(
        'Roles and entitlements (draft-ietf-scim-roles-entitlements), as Okta deploys them',
        'okta.entitlements okta.user-entitlements',
      ),
      unseen(
        'Delta queries, use cases, agents, role assignments, the interoperability profile',
        'Drafts that have expired or are not finished.',
      ),
    ],
  },
];
