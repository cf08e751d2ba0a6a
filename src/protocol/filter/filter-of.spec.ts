import { GROUP, USER } from '../core/resource-types.js';
import { filterOf } from './filter-of.js';
import { parseFilter } from './parse-filter.js';
import { printFilter } from './print-filter.js';

const ofGroups = (text: string): string | boolean => {
  const filter = filterOf(parseFilter(text, GROUP, [USER]), GROUP);
  return typeof filter === 'boolean' ? filter : printFilter(filter);
};

describe('filterOf', () => {
  it.each([
    ['userName pr', false],
    ['userName eq "x"', false],
    ['userName ne "x"', true],
    ['userName eq null', true],
    ['userName ne null', false],
    ['emails[type eq "work"]', false],
    ['emails[type ne "work"]', false],
    ['not (userName pr)', true],
    ['userName pr and displayName pr', false],
    ['userName ne "x" and displayName pr', 'displayName pr'],
    ['userName pr or displayName pr', 'displayName pr'],
    ['userName ne "x" or displayName pr', true],
    ['userName pr or title pr', false],
    ['not (userName pr or displayName pr)', 'not (displayName pr)'],
    ['displayName eq "a" and (members pr or title pr) and id pr', 'displayName eq "a" and members pr and id pr'],
    ['manager pr or members[value eq "x"]', 'members[value eq "x"]'],
  ])('reads %s, of a group, as %s', (text, expected) => {
    expect(ofGroups(text)).toBe(expected);
  });

  it('takes each type at its word where both have the attribute', () => {
    expect(printFilter(filterOf(parseFilter('displayName eq "a"', USER, [GROUP]), USER) as never)).toBe(
      'displayName eq "a"',
    );
  });
});

describe('parseFilter over several types', () => {
  it('refuses what none of them has, naming them', () => {
    expect(() => parseFilter('shoeSize pr', USER, [GROUP])).toThrow(/not an attribute of User or Group/);
  });
});
