import type { Attribute, Schema } from './attribute.js';
import { attribute } from './define-attribute.js';
import { DefinitionMember, type SchemaFault } from './definition-member.js';
import { isObject } from './json.js';

const MAX_ATTRIBUTES = 200;
const MAX_SUB_ATTRIBUTES = 50;
const MAX_URN = 200;
const MAX_SIZE = 256 * 1024;

// RFC 8141, but only the characters that can also stand in an attribute's path.
const URN = /^urn:[a-z0-9][a-z0-9-]{0,30}[a-z0-9](:[\w.-]+)+$/i;
const TAKEN = /^urn:(ietf:params:scim:(api|schemas:core|schemas:extension:enterprise)|okta:scim:schemas:core):/i;
// RFC 7643 §2.1, and the `$ref` of §2.4.
const NAME = /^([a-z][\w$-]{0,99}|\$ref)$/i;

const TYPES = ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference', 'complex'] as const;
const MUTABILITIES = ['readWrite', 'readOnly', 'immutable', 'writeOnly'] as const;
const RETURNED = ['default', 'always', 'request', 'never'] as const;
const UNIQUENESSES = ['none', 'server', 'global'] as const;
const MEMBERS = new Set([
  ...['name', 'type', 'multiValued', 'description', 'required', 'caseExact', 'mutability', 'returned', 'uniqueness'],
  ...['canonicalValues', 'referenceTypes', 'subAttributes'],
]);

/** What a tenant may say of a schema of its own; the attributes are still to be read. */
export interface SchemaDefinition extends Omit<Schema, 'attributes'> {
  readonly attributes: readonly unknown[];
}

/** A definition that cannot be accepted, with everything that is wrong with it. */
export class InvalidSchema extends Error {
  constructor(readonly faults: readonly SchemaFault[]) {
    super(faults.map(({ detail }) => detail).join('; '));
    this.name = 'InvalidSchema';
  }
}

/**
 * Reads the definition of an extension schema, RFC 7643 §7, and fills in the characteristics that are not given.
 * @throws InvalidSchema
 */
export function parseSchema({ id, name, description, attributes }: SchemaDefinition): Schema {
  const faults: SchemaFault[] = [];
  const problem = urnProblem(id);
  if (problem) faults.push({ field: 'id', detail: `id ${problem}` });
  const parsed = parseAttributes(attributes, 'attributes', MAX_ATTRIBUTES, faults);
  if (JSON.stringify(parsed).length > MAX_SIZE) {
    faults.push({ field: 'attributes', detail: `attributes must be at most ${MAX_SIZE} characters long, as JSON` });
  }
  if (faults.length > 0) throw new InvalidSchema(faults);
  return { id, name, description, attributes: parsed };
}

function urnProblem(id: string): string | null {
  if (id.length > MAX_URN) return `must be at most ${MAX_URN} characters long`;
  if (!URN.test(id)) return 'must be a URN such as urn:example:hr:2.0:User, of letters, digits, ".", "_", "-" and ":"';
  return TAKEN.test(id) ? 'must not be that of a standard schema' : null;
}

function parseAttributes(
  given: readonly unknown[],
  where: string,
  most: number,
  faults: SchemaFault[],
  parent?: Attribute,
): Attribute[] {
  if (given.length === 0 || given.length > most) {
    faults.push({ field: where, detail: `${where} must have 1 to ${most} entries, got ${given.length}` });
    return [];
  }
  const names = new Set<string>();
  return given.map((entry, index) => {
    const place = `${where}[${index}]`;
    if (!isObject(entry)) faults.push({ field: place, detail: `${place} must be an object` });
    const parsed = parseAttribute(new DefinitionMember(isObject(entry) ? entry : {}, place, faults), parent);
    const name = parsed.name.toLowerCase();
    if (names.has(name)) {
      faults.push({ field: `${place}.name`, detail: `${place}.name is that of another attribute, in any case` });
    }
    names.add(name);
    return parsed;
  });
}

function parseAttribute(member: DefinitionMember, parent?: Attribute): Attribute {
  member.refuseOthers(MEMBERS);
  const type = member.word('type', TYPES, 'string');
  const mutability = member.word('mutability', MUTABILITIES, 'readWrite');
  const plain = attribute(nameOf(member), type, member.text('description', ''), {
    multiValued: member.flag('multiValued', false),
    required: member.flag('required', false),
    mutability,
    returned: member.word('returned', RETURNED, mutability === 'writeOnly' ? 'never' : 'default'),
    uniqueness: member.word('uniqueness', UNIQUENESSES, 'none'),
  });
  const lists = { canonicalValues: member.texts('canonicalValues'), referenceTypes: member.texts('referenceTypes') };
  const parsed: Attribute = {
    ...plain,
    caseExact: member.flag('caseExact', plain.caseExact),
    ...(lists.canonicalValues && { canonicalValues: lists.canonicalValues }),
    ...(type === 'reference' && { referenceTypes: lists.referenceTypes ?? ['external'] }),
  };
  const all = [...contradictions(parsed, lists), ...(parent ? contradictionsWith(parent, parsed) : [])];
  for (const [name, problem] of all) member.refuse(name, problem);
  return { ...parsed, ...subAttributesOf(member, parsed, parent) };
}

function nameOf(member: DefinitionMember): string {
  const name = member.text('name', '');
  if (!NAME.test(name))
    member.refuse('name', 'must begin with a letter, with letters, digits, "$", "-" or "_" after it');
  // Resources are JavaScript objects, which have these already.
  else if (name in {}) member.refuse('name', `must not be the reserved word ${name}`);
  return name;
}

type Contradiction = [member: string, problem: string];

/** What cannot go together or is not kept up here, each with the reason that the author is told. */
function* contradictions(
  { type, required, mutability, returned, uniqueness }: Attribute,
  { canonicalValues, referenceTypes }: { canonicalValues?: readonly string[]; referenceTypes?: readonly string[] },
): Generator<Contradiction> {
  if (uniqueness !== 'none') yield ['uniqueness', 'must be none: nothing here would enforce it'];
  if (mutability === 'writeOnly' && returned !== 'never') yield ['returned', 'must be never where it is writeOnly'];
  if (required && returned === 'never') yield ['required', 'must be false where it is never returned: it is not kept'];
  if (required && mutability === 'readOnly') yield ['required', 'must be false where it is readOnly: nobody writes it'];
  if (canonicalValues && type !== 'string') yield ['canonicalValues', 'is only for the type string'];
  if (referenceTypes && type !== 'reference') yield ['referenceTypes', 'is only for the type reference'];
}

/** The same for a part of an attribute. */
function* contradictionsWith(
  parent: Attribute,
  { type, multiValued, mutability }: Attribute,
): Generator<Contradiction> {
  // RFC 7643 §2.3.8
  if (type === 'complex') yield ['type', 'must not be complex: sub-attributes have no sub-attributes'];
  if (multiValued) yield ['multiValued', 'must be false: a sub-attribute has one value'];
  if (mutability === 'immutable' && parent.multiValued) {
    yield ['mutability', 'must not be immutable in one of several values: those are added and removed as a whole'];
  }
}

function subAttributesOf(
  member: DefinitionMember,
  parsed: Attribute,
  parent?: Attribute,
): Pick<Attribute, 'subAttributes'> {
  const given = member.list('subAttributes');
  if (parsed.type === 'complex' && !parent) {
    const place = `${member.where}.subAttributes`;
    return { subAttributes: parseAttributes(given ?? [], place, MAX_SUB_ATTRIBUTES, member.faults, parsed) };
  }
  if (given) member.refuse('subAttributes', 'is only for attributes of the type complex');
  return {};
}
