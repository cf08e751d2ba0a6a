import { attribute, complex, text } from '../core/define-attribute.js';
import { GROUP, type ResourceType, USER } from '../core/resource-types.js';
import { resolvePath } from '../core/schema-registry.js';
import { ScimError } from '../messages/scim-error.js';
import { parseFilter } from './parse-filter.js';
import { printFilter } from './print-filter.js';

const DEVICE: ResourceType = {
  ...GROUP,
  name: 'Device',
  schema: {
    ...GROUP.schema,
    attributes: [
      attribute('ports', 'integer', 'How many ports.'),
      attribute('weight', 'decimal', 'How heavy.'),
      attribute('key', 'binary', 'Its key.'),
      text('tags', 'Labels.', { multiValued: true }),
      complex('chip', 'What is in it.', [text('value', 'Its secret.', { returned: 'never' }), text('maker', 'By.')]),
    ],
  },
};

function canonical(filter: string, type = USER): string {
  return printFilter(parseFilter(filter, type));
}

function fault(filter: string, type = USER): ScimError {
  try {
    parseFilter(filter, type);
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
  throw new Error(`${filter} was understood`);
}

describe('parseFilter', () => {
  it.each([
    'chip.value eq "x"',
    'chip eq "x"',
    'chip.value pr',
    'chip[value sw "x"]',
    'chip[maker eq "a"].value eq "x"',
  ])('tells nothing of a part that is never returned: %s', (filter) => {
    expect(fault(filter, DEVICE).message).toMatch(/value can not be asked for/);
  });

  it.each([
    ['userName eq "bjensen"'],
    ['name.familyName co "O\'Malley"'],
    ['userName sw "J"'],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"', 'userName sw "J"'],
    ['title pr'],
    ['meta.lastModified gt "2011-05-13T04:42:34Z"'],
    ['meta.lastModified ge "2011-05-13T04:42:34Z"'],
    ['meta.lastModified lt "2011-05-13T04:42:34Z"'],
    ['meta.lastModified le "2011-05-13T04:42:34Z"'],
    ['title pr and userType eq "Employee"'],
    ['title pr or userType eq "Intern"'],
    ['schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"'],
    [
      'userType eq "Employee" and (emails co "example.com" or\n  emails.value co "example.org")',
      'userType eq "Employee" and (emails.value co "example.com" or emails.value co "example.org")',
    ],
    [
      'userType ne "Employee" and not (emails co "example.com" or emails.value co "example.org")',
      'userType ne "Employee" and not (emails.value co "example.com" or emails.value co "example.org")',
    ],
    ['userType eq "Employee" and (emails.type eq "work")', 'userType eq "Employee" and emails.type eq "work"'],
    ['userType eq "Employee" and emails[type eq "work" and value co "@example.com"]'],
    ['emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp" and value co "@foo.com"]'],
  ])('reads the example of RFC 7644 §3.4.2.2: %s', (filter, expected = filter) => {
    expect(canonical(filter)).toBe(expected);
  });

  it.each([
    ['Entra, matching', 'userName eq "6f2d"', 'userName eq "6f2d"'],
    ['Entra, matching by mail', 'emails[type eq "work"].value eq "x@y"', 'emails[type eq "work" and value eq "x@y"]'],
    ['Entra, value path and pr', 'emails[type eq "work"].value pr', 'emails[type eq "work" and value pr]'],
    [
      'Entra, alternatives',
      'emails[type eq "a" or type eq "b"].value eq "x"',
      'emails[(type eq "a" or type eq "b") and value eq "x"]',
    ],
    ['Entra, no quotes', 'externalId eq jyoung', 'externalId eq "jyoung"'],
    ['Entra, an address without quotes', 'userName eq a.b+c@d.example', 'userName eq "a.b+c@d.example"'],
    [
      'Entra, the check of a manager',
      'id eq 2819c223-7f76 and manager eq 08e1d05d',
      'id eq "2819c223-7f76" and urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value eq "08e1d05d"',
    ],
    ['Entra, a boolean as a string', 'roles[primary eq "True"]', 'roles[primary eq true]'],
    ['Entra, capitals', 'emails[Type eq "work"].Value eq "x"', 'emails[type eq "work" and value eq "x"]'],
    ['PingFederate, no sub-attribute', 'emails eq "x"', 'emails.value eq "x"'],
    ['OneLogin, a trailing &', 'userName eq "x"& ', 'userName eq "x"'],
    ['a trailing & without quotes', 'externalId eq x &', 'externalId eq "x"'],
    ['an example of §3.5.2.2, no space', 'userName eq"x"', 'userName eq "x"'],
  ])('understands what clients send: %s', (_client, filter, expected) => {
    expect(canonical(filter)).toBe(expected);
  });

  it.each([
    ['USERNAME Eq "John" AND Title PR', 'userName eq "John" and title pr'],
    ['title pr or title pr and not (title pr)', 'title pr or title pr and not (title pr)'],
    ['(title pr or title pr) and title pr', '(title pr or title pr) and title pr'],
    ['((title pr)) and (title pr and (title pr))', 'title pr and title pr and title pr'],
    ['not(not (title pr))', 'not (not (title pr))'],
    ['  title   eq\t"x"  ', 'title eq "x"'],
    ['title eq "a \\"b\\" \\\\ \\u00e9 \\/"', 'title eq "a \\"b\\" \\\\ é /"'],
    ['title eq null', 'title eq null'],
    ['title ne null', 'title ne null'],
    ['title eq "null"', 'title eq "null"'],
    ['active eq FALSE', 'active eq false'],
    ['employeeNumber eq 007', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq "007"'],
    ['title eq true', 'title eq "true"'],
    ['name[familyName eq "x"]', 'name[familyName eq "x"]'],
    ['name pr', 'name pr'],
    ['name.familyName eq null', 'name.familyName eq null'],
  ])('reads %s as %s', (filter, expected) => {
    expect(canonical(filter)).toBe(expected);
  });

  it.each([
    ['ports gt 5', 'ports gt 5'],
    ['ports eq "5"', 'ports eq 5'],
    ['weight le -1.5e3', 'weight le -1500'],
    ['key co "QUJD"', 'key co "QUJD"'],
    ['tags eq "x"', 'tags eq "x"'],
  ])('gives a value the type of its attribute: %s', (filter, expected) => {
    expect(canonical(filter, DEVICE)).toBe(expected);
  });

  it('resolves the paths inside brackets relative to the element', () => {
    const emails = resolvePath('emails', USER);
    expect(parseFilter('emails[primary eq true]', USER)).toEqual({
      kind: 'some',
      path: emails,
      filter: {
        kind: 'compare',
        path: { attribute: resolvePath('emails.primary', USER)?.subAttribute },
        operator: 'eq',
        value: true,
      },
    });
  });

  it.each([
    ['', 1, 'expected an attribute such as userName, name.formatted, displayName, found the end'],
    ['   ', 1, 'found the end'],
    ['usrName eq "x"', 1, '"usrName" is not an attribute of User; expected one such as userName'],
    ['title pr and nope eq 1', 14, '"nope" is not an attribute of User'],
    ['userName regex "x"', 10, 'the operator "regex" is not supported; expected eq, ne, co'],
    ['userName', 9, 'expected an operator (eq, ne, co, sw, ew, gt, ge, lt, le or pr), found the end'],
    ['userName "x"', 10, 'expected an operator'],
    ['userName eq', 12, 'expected a value such as "x", true or 1, found the end'],
    ['userName eq )', 13, 'expected a value'],
    ["userName eq 'x'", 13, 'expected a value such as "x", true or 1, found "\'x\'"'],
    ['userName eq "x', 13, 'the closing " is missing'],
    ['title pr and "x', 14, 'the closing " is missing'],
    ['userName eq "CORP\\jane"', 13, 'a backslash is written \\\\'],
    ['userName eq "x" userName eq "y"', 17, 'expected "and", "or" or the end of the filter, found "userName"'],
    ['userName eq "x")', 16, 'expected "and", "or" or the end of the filter, found ")"'],
    ['(userName eq "x"', 17, 'expected "and", "or" or ")", found the end'],
    ['not userName eq "x"', 5, 'expected "(", found "userName"'],
    ['userName eq "x" and', 20, 'found the end'],
    ['emails[type eq "work"', 22, 'expected "and", "or" or "]"'],
    ['emails[]', 8, 'expected an attribute such as value, display, type, found "]"'],
    ['emails[nope eq "x"]', 8, '"nope" is not an attribute of emails; expected one such as value, display, type'],
    ['emails[type eq "a"].nope eq "x"', 21, '"nope" is not an attribute of emails'],
    ['emails[value[type eq "a"] eq "b"]', 13, 'does not stand inside another'],
    ['userName[value eq "a"]', 9, 'userName has no sub-attributes to select by'],
    ['emails.value[value eq "a"]', 13, 'emails.value has no sub-attributes to select by'],
    ['password eq "x"', 1, 'password can not be asked for'],
    ['password pr', 1, 'password can not be asked for'],
    ['name eq "x"', 9, 'name has no value of its own; compare one of its parts, such as name.formatted'],
    ['active eq "maybe"', 11, '"maybe" is not a value of active, which is of type boolean'],
    ['active gt true', 11, 'gt does not apply to active, which is of type boolean'],
    ['active co "tr"', 11, 'co does not apply to active'],
    ['title co null', 10, 'null is compared with eq or ne'],
    ['meta.created gt "yesterday"', 17, 'is not a value of meta.created, which is of type dateTime'],
    ['meta.created sw "2026"', 17, 'sw does not apply to meta.created'],
    ['userName eq "a\\u0000b"', 13, 'is not a value of userName'],
    ['userName eq "\\ud83d"', 13, 'is not a value of userName'],
    ['x509Certificates.value ge "QQ=="', 27, 'ge does not apply to x509Certificates.value'],
  ])('refuses %j, telling the position %i and the reason', (filter, position, reason) => {
    const error = fault(filter);
    expect(error).toMatchObject({ status: 400, scimType: 'invalidFilter' });
    expect(error.message).toContain(`position ${position}: `);
    expect(error.message).toContain(reason);
  });

  it.each([['ports eq "many"'], ['ports eq 1e999'], ['ports co 1'], ['key lt "QQ=="'], ['tags[value eq "x"]']])(
    'refuses %s, which does not fit the type of the attribute',
    (filter) => {
      expect(fault(filter, DEVICE).scimType).toBe('invalidFilter');
    },
  );

  it('says what a resource type without attributes of its own can be asked for', () => {
    expect(fault('nope eq 1', GROUP).message).toContain('expected one such as displayName, members.value.');
  });

  it('bounds the depth, the number of comparisons and the length', () => {
    const nested = (depth: number): string => `${'('.repeat(depth)}title pr${')'.repeat(depth)}`;
    const joined = (count: number): string => Array.from({ length: count }, () => 'title pr').join(' or ');
    const long = (length: number): string => `title eq "${'x'.repeat(length - 11)}"`;
    expect(canonical(nested(50))).toBe('title pr');
    expect(fault(nested(51)).message).toContain('at most 50 deep');
    expect(fault(nested(4_000)).scimType).toBe('invalidFilter');
    expect(fault('not ('.repeat(1_000)).message).toContain('at most 50 deep');
    expect(canonical(joined(500))).toHaveLength(joined(500).length);
    expect(fault(joined(501)).message).toContain('at most 500 comparisons');
    expect(canonical(long(10_000))).toHaveLength(10_000);
    expect(fault(long(10_001)).message).toContain('at most 10000 characters');
  });

  it('does not repeat a long piece of the filter in its answer', () => {
    expect(fault(`${'x'.repeat(5_000)} eq "y"`).message.length).toBeLessThan(300);
  });

  it('is not slowed down by a text made to make it backtrack', () => {
    const started = Date.now();
    for (const piece of ['x ', '"\\', '\\"', '& ', '(', '['])
      fault(`title eq ${piece.repeat(4_000)}x`.slice(0, 10_000));
    expect(Date.now() - started).toBeLessThan(3_000);
  });
});
