import type { FullLogEntry } from '../log-entry.entity.js';
import { type Case, says } from './explanation.js';

/** The attribute that a detail is about: it stands at its beginning. */
const attributeOf = ({ detail }: FullLogEntry): string => /^[^\s]+/.exec(detail ?? '')?.[0] ?? 'an attribute';
/** What it was and what it should have been. */
const faultOf = ({ detail }: FullLogEntry): string => detail?.replace(/ Check the attribute mapping.*$/, '') ?? '';

const isInvalidValue = ({ status, scimType }: { status: number; scimType: string | null }): boolean =>
  status === 400 && scimType === 'invalidValue';

/** Values that cannot be taken. */
export const VALUE_CASES: readonly Case[] = [
  {
    title: 'active is not true or false',
    matches: (entry) => isInvalidValue(entry) && says(/^active must be/)(entry),
    sent: (entry) => faultOf(entry),
    why: () =>
      'active says whether a person may use the product. What was sent is no boolean: mostly it is mapped to an attribute with other values, or to an expression that yields text.',
    todo: ({ provider }) =>
      provider === 'entra'
        ? 'Map active to the expression Switch([IsSoftDeleted], , "False", "True", "True", "False"), which is the default.'
        : 'Map active to whether the person is active: true or false.',
    screen: 'mapping',
    rfc: 'RFC 7643 §4.1.1, §2.3.2',
  },
  {
    title: 'A required attribute is missing',
    matches: (entry) => isInvalidValue(entry) && says(/is required/)(entry),
    sent: (entry) => `A resource without a value for ${attributeOf(entry)}.`,
    why: (entry) => `${attributeOf(entry)} is required. It has no mapping, or the person's own attribute is empty.`,
    todo: (entry) =>
      `Map ${attributeOf(entry)} to an attribute that everybody has a value of, or fill it in where it is empty.`,
    screen: 'mapping',
    rfc: 'RFC 7643 §7 (required)',
  },
  {
    title: 'More than one value is primary',
    matches: (entry) => isInvalidValue(entry) && says(/with primary true/)(entry),
    sent: (entry) => faultOf(entry),
    why: () => 'Of several e-mail addresses, phone numbers or roles only one can be the primary one.',
    todo: () => 'Let only one of the mapped values be primary.',
    screen: 'mapping',
    rfc: 'RFC 7643 §2.4',
  },
  {
    title: 'An attribute has the wrong kind of value',
    matches: (entry) => isInvalidValue(entry) && says(/Check the attribute mapping/)(entry),
    sent: (entry) => faultOf(entry),
    why: (entry) => `${attributeOf(entry)} takes another kind of value than it was given.`,
    todo: (entry) =>
      `Map ${attributeOf(entry).replace(/\[.*?\]/g, '')} to an attribute whose values are of that kind, or convert them in an expression.`,
    screen: 'mapping',
    rfc: 'RFC 7643 §2.3',
  },
  {
    title: 'An attribute cannot be changed',
    matches: ({ status, scimType }) => status === 400 && scimType === 'mutability',
    sent: ({ detail }) => detail ?? 'A change of an attribute that is not the client’s to change.',
    why: () => 'The attribute is set once or by this service alone, or it is required and must not be taken away.',
    todo: () =>
      'Take the attribute out of the mappings, or map it for creation only (Apply this mapping: Only during object creation).',
    screen: 'mapping',
    rfc: 'RFC 7644 §3.12 (mutability), RFC 7643 §2.2',
  },
  {
    title: 'A value is not accepted',
    matches: isInvalidValue,
    sent: ({ detail }) => detail ?? 'A value that is not accepted.',
    why: () => 'The value does not fit where it stands.',
    todo: () => 'See what the detail names, and change the mapping or the parameter.',
    screen: 'mapping',
    rfc: 'RFC 7644 §3.12 (invalidValue)',
  },
];
