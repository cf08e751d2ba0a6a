import { type Topic, line, unseen } from './topic.js';

export const REQUESTS: readonly Topic[] = [
  {
    topic: 'Requests in general',
    lines: [
      line(
        '7644 §1.3: the base URI has no query string',
        'entra.flag',
        'A rule for who makes the URL; what is seen is that a flag on it does no harm.',
      ),
      line('7644 §3.13 MUST: the version segment is honoured or refused', 'requests.version'),
      unseen(
        '7644 §3.13 SHOULD: without a version segment the newest is used',
        'There is no second version of the protocol to tell it from.',
      ),
      line('7644 §2 MUST: 401 comes with WWW-Authenticate', 'requests.no-token requests.wrong-token'),
      line(
        '7644 §2 MUST: the caller maps to an access policy',
        'requests.no-token-no-write',
        'Which policy a caller has is the provider’s own affair.',
      ),
      unseen(
        '7644 §7.4: bearer tokens have entropy enough and a limited lifetime',
        'How a token was made cannot be seen from one token.',
      ),
      unseen(
        '7644 §7.2 MUST: TLS 1.2 is supported',
        'TLS ends at whatever stands before the provider; test that address with a TLS scanner.',
      ),
      line(
        '7644 §3.8 MUST: UTF-8 JSON is accepted and answered',
        'requests.utf-8 requests.utf-8-escaped requests.invalid-utf-8',
      ),
      line('7644 §3.8 MUST: Accept: application/scim+json', 'requests.accept-scim'),
      line('7644 §3.8 SHOULD: Accept: application/json', 'requests.accept-json requests.accept-any requests.send-json'),
      line('7644 §3.1: message schemas are not listed in /Schemas', 'requests.no-message-schemas'),
      line('7644 §3.4.2 SHOULD: unknown query parameters are ignored', 'requests.unknown-parameters'),
      line(
        '7644 §7.5.2 SHOULD: sensitive filters are refused in a GET; clients use POST /.search',
        'requests.sensitive-search',
        'Which filters are sensitive is the provider’s decision.',
      ),
      unseen(
        '7644 §3.12 MAY: scimType sensitive',
        'Only a provider that holds some filter for sensitive ever says it.',
      ),
      line(
        'A media type that is not understood is 415, a method that is not there 405',
        'requests.media-type requests.methods',
      ),
    ],
  },
  {
    topic: 'Discovery: RFC 7644 §4, RFC 7643 §5–7',
    lines: [
      line('MUST: /ServiceProviderConfig is a single object with its schema; id is not required', 'discovery.config'),
      line(
        'MUST: patch, bulk with both limits, filter with its limit, changePassword, sort and etag are there',
        'discovery.config-required',
      ),
      line('MUST: authentication schemes have a known type, a name and a description', 'discovery.config-schemes'),
      line('7643 §5 SHOULD: readable without authentication', 'discovery.config-public'),
      line(
        'MUST: /Schemas and /ResourceTypes are ListResponses',
        'discovery.list-schemas discovery.list-resourcetypes',
      ),
      line(
        'MUST: /Schemas/{urn} and /ResourceTypes/{id} are single objects',
        'discovery.schema discovery.resource-type discovery.unknown',
      ),
      line(
        'MUST: filter, sort and paging are ignored there',
        'discovery.paging-schemas discovery.paging-resourcetypes',
      ),
      line('SHOULD: a filter there is 403', 'discovery.filter-schemas discovery.filter-resourcetypes'),
      line(
        'MUST: a resource type has name, endpoint, schema and schemaExtensions',
        'discovery.resource-types discovery.resource-type-endpoints',
      ),
      line(
        'MUST: a required extension is in every resource',
        'resource.extension',
        'Seen only where a provider declares an extension as required; POST without it then fails.',
      ),
      line(
        'MUST: schema attributes carry all their characteristics',
        'discovery.characteristics discovery.schemas-resource attributes.no-deep-nesting schema.user-characteristics',
      ),
      line('MUST: schemas are readOnly; other methods are 405 or 501', 'discovery.schemas-read-only discovery.methods'),
    ],
  },
];
