import type { Attribute, SubAttribute } from './types.js';

export const TYPES = ['string', 'boolean', 'integer', 'decimal', 'dateTime', 'reference', 'binary', 'complex'];

/** An attribute as it is being written. */
export interface AttributeDraft {
  /** Tells drafts apart while their names change. */
  readonly key: number;
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: string;
  readonly returned: string;
  /** With commas between. */
  readonly canonicalValues: string;
  readonly referenceTypes: string;
  readonly subAttributes: readonly AttributeDraft[];
}

let drafts = 0;

export function draftOf(attribute: Attribute = { name: '' }): AttributeDraft {
  return {
    key: ++drafts,
    name: attribute.name,
    type: attribute.type ?? 'string',
    description: attribute.description ?? '',
    multiValued: attribute.multiValued ?? false,
    required: attribute.required ?? false,
    caseExact: attribute.caseExact ?? false,
    mutability: attribute.mutability ?? 'readWrite',
    returned: attribute.returned ?? 'default',
    canonicalValues: (attribute.canonicalValues ?? []).join(', '),
    referenceTypes: (attribute.referenceTypes ?? []).join(', '),
    subAttributes: (attribute.subAttributes ?? []).map((part) => draftOf(part)),
  };
}

/** What the service is sent: of what does not belong to the type, nothing. */
export function attributeOf({ subAttributes, ...draft }: AttributeDraft): Attribute {
  const parts = subAttributes.map((part) => partOf(part));
  return {
    ...partOf(draft),
    multiValued: draft.multiValued,
    ...(draft.type === 'complex' && { subAttributes: parts }),
  };
}

function partOf(draft: Omit<AttributeDraft, 'subAttributes'>): SubAttribute {
  const { name, type, description, required, mutability, returned } = draft;
  const canonicalValues = listOf(draft.canonicalValues);
  const referenceTypes = listOf(draft.referenceTypes);
  return {
    ...{ name: name.trim(), type, description, required, mutability, returned },
    ...(type === 'string' && { caseExact: draft.caseExact }),
    ...(type === 'string' && canonicalValues.length > 0 && { canonicalValues }),
    ...(type === 'reference' && referenceTypes.length > 0 && { referenceTypes }),
  };
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
