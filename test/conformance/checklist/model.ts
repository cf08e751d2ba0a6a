import { type Topic, line, unseen } from './topic.js';

export const MODEL: readonly Topic[] = [
  {
    topic: 'Resource model: RFC 7643',
    lines: [
      line(
        '§3 MUST: schemas is not empty, has no duplicates, and only URIs of the resource type',
        'resource.schemas resource.schemas-no-unused',
      ),
      line('§3: the order of schemas is irrelevant', 'resource.schemas-order'),
      line(
        '§3.3: the base schema is always there; extension data lives under its URN',
        'resource.schemas resource.extension',
      ),
      line(
        '§3.1 MUST: the id is made by the server, stable, and without "bulkId"',
        'resource.id-from-provider resource.id-stable',
      ),
      line(
        '§3.1 MUST: the id is unique over all resources and never used again',
        'resource.id-unique resource.id-not-reused',
      ),
      line('§3.1: externalId is made by the client and has its case', 'resource.externalId resource.externalId-case'),
      unseen(
        '§3.1: externalId is scoped to the provisioning domain',
        'Needs two tenants, and this run has the token of one.',
      ),
      line('§3.1 MUST: meta from the client is ignored', 'resource.meta-ignored'),
      line(
        '§3.1: meta has resourceType, created, lastModified, location and version',
        'resource.meta resource.version',
      ),
      line(
        '§3.1 MUST: lastModified is created until the resource changes',
        'resource.meta-modified-first resource.meta-modified-later',
      ),
      line('§3.1 MUST: meta.location is the Content-Location', 'resource.content-location'),
      line(
        '§2.3.8 MUST: no sub-attribute has sub-attributes; the order of attributes is irrelevant',
        'attributes.no-deep-nesting resource.schemas-order',
      ),
      line(
        '§2.1: attribute names follow the grammar and are understood in any case',
        'attributes.names-any-case discovery.characteristics',
      ),
      line('§2.3: an integer has no fraction', 'attributes.integer'),
      line('§2.3: a dateTime is xsd:dateTime with date and time', 'attributes.dateTime'),
      line('§2.3: binary is base64', 'attributes.binary attributes.binary-invalid'),
      line(
        '§2.3: booleans are JSON true and false',
        'attributes.boolean attributes.boolean-invalid entra.boolean-string',
      ),
      line('§2.3: strings are strings', 'attributes.string-invalid'),
      line('§2.3: a reference is a URI that can be retrieved', 'attributes.reference'),
      line(
        '§2.4 MUST: primary is true at most once; absent is false',
        'attributes.one-primary filter.primary-default patch.primary',
      ),
      line('§2.4 SHOULD: no duplicate of type and value', 'attributes.no-duplicates'),
      line(
        '§2.4 SHOULD: values are canonicalised',
        'entra.verbatim',
        'Microsoft asks for the opposite: values are to come back in the form sent.',
      ),
      line(
        '§2.5 MUST: null, absent and [] are one state',
        'attributes.null-in-post attributes.null-in-put attributes.null-in-patch attributes.null-is-not-present',
      ),
      line(
        '§4.1.1 MUST: userName is not empty and unique in any case',
        'user.userName-required user.userName-empty user.userName-any-case',
      ),
      line('§4.1.1 MUST: the password is never returned', 'resource.returned-never view.never put.write-only'),
      unseen('§9.2 MUST: the password is not stored in clear', 'What a provider stores cannot be seen over HTTP.'),
      line('§4.1.1 MAY: a filter on the password by eq', 'user.password-filter'),
      line('§4.1.2 MUST: User.groups is readOnly', 'user.groups-read-only user.groups-shown'),
      line(
        '§4.1.2: x509 certificates are values of their own; country is ISO 3166-1 alpha-2',
        'user.certificates user.country',
        'Whether a certificate is valid DER is left to its users.',
      ),
      line('§4.1: every attribute of a user comes back', 'user.round-trip'),
      line('§4.2: displayName is required', 'group.displayName-required'),
      line(
        '§4.2: members.value is immutable; members have $ref and type',
        'group.members group.member-reference group.member-immutable',
      ),
      line('§4.2: groups may be members', 'group.nested'),
      line('§4.1.2: a membership through a nested group is indirect', 'group.indirect'),
      line(
        '§4.3: the enterprise attributes; manager is complex, its displayName readOnly',
        'enterprise.round-trip enterprise.manager',
      ),
      line(
        '§2.2, §7: the characteristics and their defaults',
        'discovery.characteristics schema.user-characteristics',
        'What a missing characteristic means is for the client to know.',
      ),
      line(
        '§7 MUST: readOnly is never modified',
        'resource.read-only create.read-only-ignored put.read-only patch.read-only',
      ),
      line('§7: immutable is settable once', 'group.member-immutable add.unassigned-immutable'),
      line('§7: writeOnly and returned never', 'resource.returned-never view.never'),
      line('§7: returned always', 'view.always'),
      unseen('§7: returned request', 'No attribute of the core schemas has it.'),
      line('§7: uniqueness server', 'resource.uniqueness'),
    ],
  },
  {
    topic: 'Create: RFC 7644 §3.3',
    lines: [
      line('MUST: 201 with Location, which is meta.location', 'create.status create.location'),
      line('SHOULD: the body is the representation', 'create.body'),
      line('readOnly input is ignored', 'create.read-only-ignored'),
      line('MUST: a duplicate is 409 with scimType uniqueness', 'create.conflict errors.conflict'),
      line('MUST: meta.resourceType is set by the endpoint', 'create.resource-type'),
      line('null and [] in a POST clear the default', 'create.null attributes.null-in-post'),
      line('Members come with the group', 'create.members'),
    ],
  },
];
