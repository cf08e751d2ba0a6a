const NAMES = [
  'Users',
  'Groups',
  'Roles',
  'Entitlements',
  'Bulk',
  'Me',
  'Schemas',
  'ResourceTypes',
  'ServiceProviderConfig',
];
const BY_LOWER_CASE = new Map(NAMES.map((name) => [name.toLowerCase(), name]));

const ENDPOINT = /^(\/+scim\/+v2\/+[^/?]+\/+)([a-z]+)/i;

/**
 * The address with the name of a SCIM endpoint as RFC 7644 §3.2 spells it: Microsoft's collection of tests asks for
 * `/users`, test/dialects/entra/postman-collection.json.
 */
export function spellEndpoint(url: string): string {
  const [start = '', before = '', name = ''] = ENDPOINT.exec(url) ?? [];
  const spelt = BY_LOWER_CASE.get(name.toLowerCase()) ?? name;
  return spelt === name ? url : before + spelt + url.slice(start.length);
}
