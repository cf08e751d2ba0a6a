import type { Schema } from './attribute.js';
import { attribute, complex, plural, primary, reference, text, type } from './define-attribute.js';

const places = ['work', 'home', 'other'];
const readOnly = { mutability: 'readOnly' } as const;

const name = complex('name', "The parts of the user's name.", [
  text('formatted', 'The full name as it is shown, with titles and suffixes.'),
  text('familyName', 'The family name, in most Western languages the last name.'),
  text('givenName', 'The given name, in most Western languages the first name.'),
  text('middleName', 'The middle names.'),
  text('honorificPrefix', 'The title before the name, such as "Ms."'),
  text('honorificSuffix', 'The suffix after the name, such as "III".'),
]);

const addresses = complex(
  'addresses',
  'Postal addresses.',
  [
    text('formatted', 'The whole address as it is printed on a label; may have several lines.'),
    text('streetAddress', 'Street, house number, P.O. box; may have several lines.'),
    text('locality', 'The city.'),
    text('region', 'The state or region.'),
    text('postalCode', 'The postal code.'),
    text('country', 'The country.'),
    type(places),
    // Missing in the printed schema, but in the examples of RFC 7643 §8.2 and among the defaults of §2.4.
    primary,
  ],
  { multiValued: true },
);

const groups = complex(
  'groups',
  'The groups that the user is a member of. Changed through the groups only.',
  [
    text('value', 'The id of the group.', { ...readOnly, caseExact: true }),
    reference('$ref', 'The URI of the group.', ['Group'], readOnly),
    text('display', 'The name of the group.', readOnly),
    type(['direct', 'indirect'], readOnly),
  ],
  { multiValued: true, ...readOnly },
);

export const PASSWORD = text('password', 'A clear-text password. Accepted, never stored.', {
  mutability: 'writeOnly',
  returned: 'never',
});

/** The User schema, RFC 7643 §4.1 and §8.7.1. */
export const USER_SCHEMA: Schema = {
  id: 'urn:ietf:params:scim:schemas:core:2.0:User',
  name: 'User',
  // As RFC 7643 §8.7.1 has it, which Microsoft's tests look for.
  description: 'User Account',
  attributes: [
    text('userName', 'The name that the user signs in with; unique in the tenant, whatever its case.', {
      required: true,
      uniqueness: 'server',
    }),
    name,
    text('displayName', 'The name that other people see.'),
    text('nickName', 'What the user is called casually.'),
    reference('profileUrl', "The address of the user's profile page.", ['external']),
    text('title', "The user's job title."),
    text('userType', 'How the user relates to the organization, such as "Employee" or "Contractor".'),
    text('preferredLanguage', 'The language that the user reads and writes best, such as "en-US".'),
    text('locale', 'How dates, numbers and currencies are written for the user, such as "en-US".'),
    text('timezone', 'The time zone by its IANA name, such as "Europe/Paris".'),
    attribute('active', 'boolean', 'Whether the user may sign in.'),
    PASSWORD,
    plural('emails', 'E-mail addresses.', text('value', 'The e-mail address.'), places),
    plural('phoneNumbers', 'Phone numbers.', text('value', 'The phone number.'), [
      'work',
      'home',
      'mobile',
      'fax',
      'pager',
      'other',
    ]),
    plural('ims', 'Instant messaging addresses.', text('value', 'The instant messaging address.'), [
      'aim',
      'gtalk',
      'icq',
      'xmpp',
      'msn',
      'skype',
      'qq',
      'yahoo',
    ]),
    plural('photos', 'Pictures of the user.', reference('value', 'The address of the picture.', ['external']), [
      'photo',
      'thumbnail',
    ]),
    addresses,
    groups,
    plural('entitlements', 'What the user is entitled to.', text('value', 'The entitlement.')),
    plural('roles', 'What the user is in the organization, such as "Student".', text('value', 'The role.')),
    plural(
      'x509Certificates',
      'Certificates issued to the user.',
      attribute('value', 'binary', 'One DER certificate in base64.'),
    ),
  ],
};
