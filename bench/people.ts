export const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const CORE_GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE_USER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
export const BULK_REQUEST = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

/** The number of a person as it stands in names. */
export const numeral = (n: number): string => String(n).padStart(7, '0');

/** Mixed case, as user principal names come. `people` tells populations apart. */
export const userName = (n: string, people: string): string => `Ada.Wilber.${n}@${people}.Bench.example`;
export const externalId = (n: string, people: string): string => `${people}-${n}-7d1f0c52`;
export const displayName = (n: string): string => `Ada Wilber ${n}`;

/** What Entra's default mappings make of a person, as it is to be stored and shown. */
export function attributesOf(n: string, people: string): JsonObject {
  return {
    userName: userName(n, people),
    externalId: externalId(n, people),
    active: true,
    displayName: displayName(n),
    title: 'Analyst',
    preferredLanguage: 'en-GB',
    name: { givenName: 'Ada', familyName: `Wilber ${n}`, formatted: displayName(n) },
    emails: [{ primary: true, type: 'work', value: `ada.wilber.${n}@${people}.bench.example` }],
    phoneNumbers: [{ type: 'work', value: `+44 20 ${n}` }],
    [ENTERPRISE_USER]: { employeeNumber: n, department: 'Research' },
  };
}

/** The body of Entra's POST /Users. */
export function newUser(n: string, people: string): JsonObject {
  const meta = { resourceType: 'User' };
  return { schemas: [CORE_USER, ENTERPRISE_USER], ...attributesOf(n, people), meta, roles: [] };
}

/** Ids of people that SQL made: in the form of UUID v7, in the order of the numbers. */
export const filledId = (n: number): string => `01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** The same people, for SQL: `$2` is the template, `$3` and `$4` the first and the last number. */
export const FILLED_PEOPLE = `
  SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid AS id,
    replace($2, '{n}', lpad(n::text, 7, '0'))::jsonb AS attributes
  FROM generate_series($3::integer, $4::integer) AS n`;

export const peopleTemplate = (people: string): string => JSON.stringify(attributesOf('{n}', people));
