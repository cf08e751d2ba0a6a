import type { Schema } from './attribute.js';
import { complex, reference, text, type } from './define-attribute.js';

const immutable = { mutability: 'immutable' } as const;

export const MEMBERS = complex(
  'members',
  'The members of the group.',
  [
    text('value', 'The id of the member.', { ...immutable, caseExact: true }),
    reference('$ref', 'The URI of the member.', ['User', 'Group'], immutable),
    type(['User', 'Group'], immutable),
    text('display', "The member's name.", { mutability: 'readOnly' }),
  ],
  { multiValued: true },
);

/** The Group schema, RFC 7643 §4.2. */
export const GROUP_SCHEMA: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:Group',
  name: 'Group',
  description: 'A group of users and of other groups.',
  attributes: [
    // Required by the text of RFC 7643 §4.2, not by §8.7.1; Entra matches groups by this name, so it is unique.
    text('displayName', 'The name of the group; unique in the tenant, whatever its case.', {
      required: true,
      uniqueness: 'server',
    }),
    MEMBERS,
  ],
};
