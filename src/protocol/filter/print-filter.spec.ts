import fc from 'fast-check';
import type { Attribute } from '../core/attribute.js';
import { USER } from '../core/resource-types.js';
import { type AttributePath, resolvePath } from '../core/schema-registry.js';
import { type CompareOperator, type Filter, join } from './filter.js';
import { matches } from './matches.js';
import { parseFilter } from './parse-filter.js';
import { printFilter } from './print-filter.js';

const paths = ['userName', 'externalId', 'active', 'name.familyName', 'meta.created', 'emails.primary', 'department']
  .map((path) => resolvePath(path, USER))
  .filter((path) => path !== null);
const emails = resolvePath('emails', USER) as AttributePath;
const inEmails = (emails.attribute.subAttributes ?? []).map((attribute): AttributePath => ({ attribute }));

const valuesOf: Partial<Record<Attribute['type'], fc.Arbitrary<string | boolean>>> = {
  boolean: fc.boolean(),
  dateTime: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
};
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', '')),
  fc.constantFrom('', 'null', 'true', '"', '\\', ' and ', ']', '&', "'x'"),
);

function operatorsOf({ type }: Attribute): CompareOperator[] {
  if (type === 'boolean') return ['eq', 'ne'];
  const ordered: CompareOperator[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
  return type === 'dateTime' ? ordered : [...ordered, 'co', 'sw', 'ew'];
}

function termAt(path: AttributePath): fc.Arbitrary<Filter> {
  const attribute = path.subAttribute ?? path.attribute;
  return fc.oneof(
    fc.constant<Filter>({ kind: 'present', path }),
    fc.record({
      kind: fc.constant('compare' as const),
      path: fc.constant(path),
      operator: fc.constantFrom(...operatorsOf(attribute)),
      value: valuesOf[attribute.type] ?? anyText,
    }),
    fc.constantFrom<Filter>(
      { kind: 'compare', path, operator: 'eq', value: null },
      { kind: 'compare', path, operator: 'ne', value: null },
    ),
  );
}

function filtersOf(term: fc.Arbitrary<Filter>): fc.Arbitrary<Filter> {
  return fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      term,
      tie('filter').map((filter): Filter => ({ kind: 'not', filter })),
      fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('filter'), { minLength: 2, maxLength: 4 }))
        .map(([kind, filters]) => join(kind, filters as [Filter, ...Filter[]])),
    ),
  })).filter;
}

const elementFilter = filtersOf(fc.oneof(...inEmails.map(termAt)));
const someEmail = elementFilter.map((filter): Filter => ({ kind: 'some', path: emails, filter }));
const anyFilter = filtersOf(
  fc.oneof(...paths.map(termAt), fc.constant<Filter>({ kind: 'present', path: emails }), someEmail),
);

const anyUser = fc.record(
  {
    userName: fc.constantFrom('a', 'B', 'null'),
    active: fc.boolean(),
    emails: fc.array(fc.record({ value: fc.constantFrom('a', 'b'), primary: fc.boolean() }, { requiredKeys: [] })),
  },
  { requiredKeys: ['userName'] },
);

describe('printFilter', () => {
  it('is the inverse of parseFilter', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        const printed = printFilter(filter);
        fc.pre(printed.length < 10_000);
        expect(parseFilter(printed, USER)).toEqual(filter);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the laws of logic through printing and matching', () => {
    fc.assert(
      fc.property(anyFilter, anyFilter, anyUser, (one, other, user) => {
        const both = parseFilter(printFilter(join('and', [one, other])), USER);
        const either: Filter = {
          kind: 'not',
          filter: join('or', [
            { kind: 'not', filter: one },
            { kind: 'not', filter: other },
          ]),
        };
        expect(matches(both, user)).toBe(matches(one, user) && matches(other, user));
        expect(matches(parseFilter(printFilter(either), USER), user)).toBe(matches(both, user));
      }),
    );
  });

  it('never fails on junk with anything but invalidFilter', () => {
    const words = fc.constantFrom(
      'userName',
      'emails',
      'eq',
      'pr',
      'and',
      'or',
      'not',
      '(',
      ')',
      '[',
      ']',
      '.value',
      '"x"',
      '1',
      'null',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((list) => list.join(' ')),
        ),
        (junk) => {
          try {
            parseFilter(junk, USER);
          } catch (error) {
            expect(error).toMatchObject({ status: 400, scimType: 'invalidFilter' });
          }
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
