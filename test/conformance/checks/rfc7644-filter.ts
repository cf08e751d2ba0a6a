import { type Check, type Level, must, section, should } from '../check.js';
import { expectEqual, expectError } from '../expect.js';
import { ENTERPRISE, USER } from '../urns.js';
import { people, who } from './people.js';

type Case = readonly [id: string, requirement: string, filter: string, expected: string];

const OPERATORS: Case[] = [
  ['eq', 'eq finds equal values', 'nickName eq "Countess"', 'ada'],
  ['ne', 'ne finds values that differ', 'name.givenName ne "Ada"', 'bob cat dan'],
  ['co', 'co finds what contains the value', 'name.familyName co "ool"', 'bob'],
  ['sw', 'sw finds what starts with the value', 'name.familyName sw "Cur"', 'cat'],
  ['ew', 'ew finds what ends with the value', 'name.familyName ew "ac"', 'dan'],
  ['pr', 'pr finds what has a value', 'title pr', 'ada bob cat'],
  ['pr-complex', 'pr finds a complex attribute that has any value', 'emails pr', 'ada bob dan'],
  ['gt', 'gt compares strings by their order', 'name.familyName gt "Curie"', 'ada dan'],
  ['ge', 'ge includes the value itself', 'name.familyName ge "Curie"', 'ada cat dan'],
  ['lt', 'lt compares strings by their order', 'name.familyName lt "Curie"', 'bob'],
  ['le', 'le includes the value itself', 'name.familyName le "Curie"', 'bob cat'],
  ['boolean', 'a boolean is compared with true and false', 'active eq false', 'bob'],
  ['null', 'eq null finds what has no value', 'title eq null', 'dan'],
];

const LOGIC: Case[] = [
  ['and', 'and needs both', 'title pr and active eq true', 'ada cat'],
  ['or', 'or needs one', 'name.givenName eq "Ada" or name.givenName eq "Dan"', 'ada dan'],
  ['not', 'not turns a group around', 'not (title pr)', 'dan'],
  ['and-before-or', 'and binds before or', 'name.givenName eq "Dan" or title pr and active eq false', 'bob dan'],
  ['grouping', 'brackets bind first', '(name.givenName eq "Dan" or title pr) and active eq true', 'ada cat dan'],
  ['not-before-and', 'not binds before and', 'not (active eq false) and title pr', 'ada cat'],
  ['nested', 'brackets can be nested', '((title pr) and (not ((active eq true))))', 'bob'],
];

const CASE: Case[] = [
  ['operator-case', 'operators are understood in any case', 'nickName Eq "Countess" AND title PR', 'ada'],
  [
    'name-case',
    'attribute names are understood in any case',
    'NICKNAME eq "Countess" and NAME.GIVENNAME eq "Ada"',
    'ada',
  ],
  ['value-case', 'a value is compared without its case where caseExact is false', 'title eq "ENGINEER"', 'ada bob'],
  ['urn', 'an attribute can be named with its URN', `${USER}:nickName eq "Countess"`, 'ada'],
  ['urn-case', 'a URN is understood in any case', `${USER.toUpperCase()}:nickName eq "Countess"`, 'ada'],
];

const EXTENSION: Case[] = [
  ['extension', 'an extension’s attribute is named by its URN', `${ENTERPRISE}:department eq "Logic"`, 'bob'],
  ['schemas', 'schemas can be asked for', `schemas eq "${ENTERPRISE}"`, 'ada bob'],
];

const MULTI_VALUED: Case[] = [
  ['any-value', 'any value of a multi-valued attribute may match', 'emails.value eq "ada@home.example"', 'ada'],
  [
    'value-path',
    'a value path needs one value that satisfies all of it',
    'emails[type eq "work" and value co "@work"]',
    'ada',
  ],
  [
    'loose',
    'outside of a value path the terms may match different values',
    'emails.type eq "work" and emails.value co "@work"',
    'ada bob',
  ],
  [
    'value-path-logic',
    'a value path holds or and not',
    'emails[type eq "other" or not (value co "bob" or value co "dan")]',
    'ada dan',
  ],
  ['value-path-and', 'a value path combines with other terms', 'emails[type eq "work"] and active eq false', 'bob'],
  ['complex-default', 'a complex attribute is compared by its value', 'emails co "dan@other"', 'dan'],
  [
    'primary-default',
    'primary counts as false where it is absent',
    'emails[primary eq false and type eq "other"]',
    'dan',
  ],
];

const tabled = (level: Level, cases: readonly Case[]): Omit<Check, 'section'>[] =>
  cases.map(([id, requirement, filter, expected]) => ({
    id: `filter.${id}`,
    level,
    requirement,
    run: async (probe) => {
      if (filter.includes(ENTERPRISE)) probe.needs('enterprise');
      expectEqual(await who(probe, filter), expected, `What ${filter} finds`);
    },
  }));

const INVALID: [string, string, string][] = [
  ['unknown-operator', 'an unknown operator is 400 invalidFilter', 'userName is "ada"'],
  ['no-value', 'a comparison without a value is 400 invalidFilter', 'userName eq'],
  ['open-bracket', 'a bracket that is not closed is 400 invalidFilter', '(userName eq "ada"'],
  ['open-quote', 'a quotation mark that is not closed is 400 invalidFilter', 'userName eq "ada'],
  ['trailing', 'words after the end are 400 invalidFilter', 'userName eq "ada" nonsense'],
  ['nested-brackets', 'a value path in a value path is 400 invalidFilter', 'emails[type[value eq "x"]]'],
  ['greater-boolean', 'gt with a boolean is 400 invalidFilter', 'active gt true'],
];

const grammar = section('RFC 7644 §3.4.2.2', [
  ...tabled('MUST', [...OPERATORS, ...LOGIC, ...CASE, ...MULTI_VALUED]),
  ...tabled('MUST', EXTENSION.slice(0, 1)),
  ...tabled('MAY', EXTENSION.slice(1)),
  ...INVALID.map(([id, requirement, filter]) =>
    must(`filter.${id}`, requirement, async (probe) => {
      probe.needs('filter');
      expectError(await probe.get('/Users', { filter }), 400, 'invalidFilter');
    }),
  ),
  must('filter.greater-binary', 'gt with a binary value is 400 invalidFilter', async (probe) => {
    probe.needs('filter');
    expectError(await probe.get('/Users', { filter: 'x509Certificates.value gt "TUlJ"' }), 400, 'invalidFilter');
  }),
  must('filter.date-time', 'dateTimes are compared as points in time', async (probe) => {
    const { meta } = (await people(probe)).users.ada!;
    const created = Date.parse((meta as { created: string }).created);
    const hour = 3_600_000;
    // The same moment on a clock that is five hours ahead: as text it would come after.
    const ahead = new Date(created - hour + 5 * hour).toISOString().replace('Z', '+05:00');
    expectEqual(await who(probe, `meta.created gt "${ahead}"`), 'ada bob cat dan', 'What was made after an hour ago');
    expectEqual(await who(probe, `meta.created lt "${ahead}"`), '', 'What was made before an hour ago');
    expectEqual(await who(probe, `meta.lastModified gt "${new Date(created + hour).toISOString()}"`), '', 'The future');
  }),
  must('filter.escapes', 'a value is a JSON string with its escapes', async (probe) => {
    expectEqual(
      await who(probe, `title eq ${JSON.stringify('Manager (Sales) "North" \\ & 1+1')}`),
      'cat',
      'What is found',
    );
  }),
  must('filter.case-exact', 'a value is compared with its case where caseExact is true', async (probe) => {
    const { prefix } = await people(probe);
    expectEqual(await who(probe, `externalId eq "${prefix}X-ada"`), 'ada', 'What is found');
    expectEqual(await who(probe, `externalId eq "${prefix}x-ada"`), '', 'What is found in another case');
  }),
  must('filter.user-name', 'a userName is found in any case', async (probe) => {
    const { prefix } = await people(probe);
    expectEqual(await who(probe, `userName eq "${prefix.toUpperCase()}ADA"`), 'ada', 'What is found');
  }),
  must('filter.id', 'a resource is found by its id', async (probe) => {
    const { users } = await people(probe);
    expectEqual(await who(probe, `id eq "${users.dan!.id}"`), 'dan', 'What is found');
  }),
  must('filter.members', 'a group is found by a member', async (probe) => {
    probe.needs('filter');
    const { id } = await probe.user();
    const { displayName } = await probe.groupOf(id);
    expectEqual(await probe.found('/Groups', `members[value eq "${id}"]`), [displayName], 'What is found');
    expectEqual(await probe.found('/Groups', `members.value eq "${id}"`), [displayName], 'What is found');
  }),
  must(
    'filter.unknown-attribute',
    'an attribute that there is not matches nothing or is 400 invalidFilter',
    async (probe) => {
      probe.needs('filter');
      const answer = await probe.get('/Users', { filter: 'unheardOf eq "x"' });
      if (answer.status === 200) expectEqual(answer.body.totalResults, 0, 'totalResults');
      else expectError(answer, 400, 'invalidFilter');
    },
  ),
  should('filter.detail', 'an invalid filter is told in words', async (probe) => {
    probe.needs('filter');
    const { detail } = (await probe.get('/Users', { filter: 'userName is "ada"' })).is(400).body;
    expectEqual(typeof detail, 'string', 'The type of detail');
  }),
]);

export const filterChecks: Check[] = grammar;
