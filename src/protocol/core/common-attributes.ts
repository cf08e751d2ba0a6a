import type { Attribute } from './attribute.js';
import { attribute, complex, reference, text } from './define-attribute.js';

const readOnly = { mutability: 'readOnly' } as const;

/** What every resource has without a schema saying so, RFC 7643 §3 and §3.1. */
export const COMMON_ATTRIBUTES: readonly Attribute[] = [
  // Ours to say: it follows from the attributes that are present.
  reference('schemas', 'The schemas that the resource has attributes of.', ['uri'], {
    ...readOnly,
    multiValued: true,
    required: true,
    returned: 'always',
  }),
  text('id', 'The identifier given by this service.', {
    ...readOnly,
    caseExact: true,
    returned: 'always',
    uniqueness: 'server',
  }),
  text('externalId', 'The identifier given by the client.', { caseExact: true }),
  complex(
    'meta',
    'What is known of the resource itself.',
    [
      text('resourceType', 'The name of the resource type.', { ...readOnly, caseExact: true }),
      attribute('created', 'dateTime', 'When the resource was created.', readOnly),
      attribute('lastModified', 'dateTime', 'When the resource was last changed.', readOnly),
      reference('location', 'The URI of the resource.', ['uri'], readOnly),
      text('version', 'The version of the resource.', { ...readOnly, caseExact: true }),
    ],
    readOnly,
  ),
];
