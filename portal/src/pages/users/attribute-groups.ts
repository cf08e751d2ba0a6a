type Attributes = Readonly<Record<string, unknown>>;

/** Attributes that belong together, under a heading. */
export interface AttributeGroup {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const EXTENSION = /^urn:/i;

const GROUPS: readonly (readonly [title: string, names: readonly string[]])[] = [
  [
    'Identity',
    [
      'userName',
      'externalId',
      'displayName',
      'name',
      'nickName',
      'userType',
      'preferredLanguage',
      'locale',
      'timezone',
      'profileUrl',
      'active',
    ],
  ],
  ['Contact', ['emails', 'phoneNumbers', 'addresses', 'ims', 'photos']],
  ['Work', ['title']],
  ['Access', ['roles', 'entitlements', 'x509Certificates']],
];

/** Everything that an identity provider wrote of somebody, in groups that a person reads; nothing is left out. */
export function attributeGroups(attributes: Attributes): AttributeGroup[] {
  const known = new Set(GROUPS.flatMap(([, names]) => names));
  const groups = GROUPS.map(([title, names]) => ({ title, facts: factsOf(attributes, names) }));
  const work = groups.find(({ title }) => title === 'Work')!;
  work.facts = [...work.facts, ...factsOfAll((attributes[ENTERPRISE] ?? {}) as Attributes)];
  const others = Object.keys(attributes).filter((name) => !known.has(name) && name !== ENTERPRISE);
  const extensions = others.filter((name) => EXTENSION.test(name));
  return [
    ...groups,
    ...extensions.map((urn) => ({ title: titleOf(urn), facts: factsOfAll({ '': attributes[urn] }) })),
    {
      title: 'Other',
      facts: factsOf(
        attributes,
        others.filter((name) => !extensions.includes(name)),
      ),
    },
  ].filter(({ facts }) => facts.length > 0);
}

const factsOfAll = (attributes: Attributes): [string, string][] => factsOf(attributes, Object.keys(attributes));

function factsOf(attributes: Attributes, names: readonly string[]): [string, string][] {
  return names.flatMap((name) => factsOfValue(name, attributes[name]));
}

function factsOfValue(name: string, value: unknown): [string, string][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    return value.map((element: unknown) => [labelOf(name, element), textOf(element)] as [string, string]);
  }
  if (typeof value === 'object') {
    return Object.entries(value).flatMap(([part, inner]) => factsOfValue(nameOfPart(name, part), inner));
  }
  return [[inWords(name), plain(value)]];
}

function nameOfPart(name: string, part: string): string {
  if (name === 'name') return part === 'formatted' ? 'fullName' : part;
  if (name === '') return part;
  return part === 'value' ? name : `${name} ${part}`;
}

/** `Email, work, primary` */
function labelOf(name: string, element: unknown): string {
  const { type, primary } = (element ?? {}) as { type?: unknown; primary?: unknown };
  const kind = [typeof type === 'string' ? type : null, primary === true ? 'primary' : null].filter(Boolean);
  return [inWords(SINGULAR[name] ?? name), ...kind].join(', ');
}

function textOf(element: unknown): string {
  if (typeof element !== 'object' || element === null) return plain(element);
  const { value, display, formatted, ...others } = element as Record<string, unknown>;
  if (value !== undefined) return display === undefined ? plain(value) : `${plain(display)} (${plain(value)})`;
  if (formatted !== undefined) return plain(formatted);
  const parts = Object.entries(others).filter(([name]) => !KINDS.has(name));
  return parts.map(([, part]) => plain(part)).join(', ');
}

// They stand with the name of the attribute.
const KINDS = new Set(['type', 'primary']);

const SINGULAR: Readonly<Record<string, string>> = {
  emails: 'email',
  phoneNumbers: 'phone number',
  addresses: 'address',
  ims: 'instant messaging',
  photos: 'photo',
  roles: 'role',
  entitlements: 'entitlement',
  x509Certificates: 'certificate',
};

const plain = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** `employeeNumber` → `Employee number` */
function inWords(name: string): string {
  const words = name.replace(/(?<=[a-z0-9])[A-Z](?=[a-z])/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `urn:ietf:params:scim:schemas:extension:acme:2.0:User` → `acme` */
function titleOf(urn: string): string {
  const name = /:([^:]+):\d[\d.]*:User$/i.exec(urn)?.[1] ?? urn.split(':').at(-1) ?? urn;
  return inWords(name);
}
