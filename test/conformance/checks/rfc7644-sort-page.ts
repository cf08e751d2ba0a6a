import { type Check, Skipped, must, section } from '../check.js';
import { expect, expectEqual } from '../expect.js';
import type { Probe, Query } from '../probe.js';
import { people } from './people.js';

/** The people of a page, by the last part of their names, in the order of the answer. */
async function order(probe: Probe, parameters: Query): Promise<string> {
  probe.needs('filter');
  const { prefix } = await people(probe);
  const { Resources } = await probe.list('/Users', { filter: `userName sw "${prefix}"`, ...parameters });
  return Resources.map(({ userName }) => String(userName).slice(prefix.length)).join(' ');
}

const SORTED: [string, string, Query, string][] = [
  ['ascending', 'sortBy sorts, ascending unless told otherwise', { sortBy: 'name.familyName' }, 'bob cat dan ada'],
  [
    'descending',
    'sortOrder descending turns the order around',
    { sortBy: 'name.familyName', sortOrder: 'descending' },
    'ada dan cat bob',
  ],
  [
    'primary',
    'a multi-valued attribute is sorted by its primary, else its first value',
    { sortBy: 'emails.value', filter: 'emails pr' },
    'ada dan bob',
  ],
  ['name-case', 'sortBy is understood in any case', { sortBy: 'NAME.FAMILYNAME' }, 'bob cat dan ada'],
];

const sort = section('RFC 7644 §3.4.2.3', [
  ...SORTED.map(([id, requirement, { filter, ...parameters }, expected]) =>
    must(`sort.${id}`, requirement, async (probe) => {
      probe.needs('sort');
      const { prefix } = await people(probe);
      const selection = filter === undefined ? {} : { filter: `userName sw "${prefix}" and ${filter}` };
      expectEqual(await order(probe, { ...parameters, ...selection }), expected, 'The order');
    }),
  ),
  must('sort.missing-last', 'what has no value comes last, and first when descending', async (probe) => {
    probe.needs('sort');
    expectEqual((await order(probe, { sortBy: 'title' })).split(' ').at(-1), 'dan', 'The last');
    expectEqual((await order(probe, { sortBy: 'title', sortOrder: 'descending' })).split(' ')[0], 'dan', 'The first');
  }),
  must('sort.case', 'text is sorted without its case where caseExact is false', async (probe) => {
    probe.needs('sort', 'filter');
    const prefix = probe.name('case');
    for (const word of ['b', 'A', 'C'])
      await probe.user({ userName: `${prefix}-${word}`, displayName: `${word}-name` });
    const { Resources } = await probe.list('/Users', { filter: `userName sw "${prefix}"`, sortBy: 'displayName' });
    expectEqual(
      Resources.map(({ displayName }) => displayName),
      ['A-name', 'b-name', 'C-name'],
      'The order',
    );
  }),
  must('sort.invalid', 'an attribute that there is not cannot be sorted by, or does nothing', async (probe) => {
    probe.needs('sort');
    const answer = await probe.get('/Users', { sortBy: 'unheardOf', count: 1 });
    answer.is(200, 400);
  }),
]);

const page = section('RFC 7644 §3.4.2.4', [
  must('page.slice', 'startIndex and count cut a page out of the whole', async (probe) => {
    const pages = [await order(probe, { startIndex: 1, count: 3 }), await order(probe, { startIndex: 4, count: 3 })];
    expectEqual(
      pages.map((each) => each.split(' ').length),
      [3, 1],
      'The sizes of the pages',
    );
    expectEqual(pages.join(' ').split(' ').sort().join(' '), 'ada bob cat dan', 'All pages together');
  }),
  must('page.total', 'totalResults counts what is on the other pages too', async (probe) => {
    probe.needs('filter');
    const { prefix } = await people(probe);
    const list = await probe.list('/Users', { filter: `userName sw "${prefix}"`, startIndex: 2, count: 1 });
    expectEqual(
      [list.totalResults, list.startIndex, list.itemsPerPage],
      [4, 2, 1],
      'totalResults, startIndex, itemsPerPage',
    );
  }),
  must('page.start-below-one', 'a startIndex below 1 counts as 1', async (probe) => {
    expectEqual(await order(probe, { startIndex: 0 }), await order(probe, { startIndex: 1 }), 'The page from 0');
    expectEqual(await order(probe, { startIndex: -7 }), await order(probe, { startIndex: 1 }), 'The page from -7');
  }),
  must('page.negative-count', 'a negative count counts as 0', async (probe) => {
    const { totalResults, Resources } = await probe.list('/Users', { count: -1 });
    expect(Resources.length === 0 && totalResults >= 0, `There are ${Resources.length} Resources.`);
  }),
  must('page.count-zero', 'count 0 asks for totalResults alone', async (probe) => {
    probe.needs('filter');
    const { prefix } = await people(probe);
    const list = await probe.list('/Users', { filter: `userName sw "${prefix}"`, count: 0 });
    expectEqual([list.totalResults, list.Resources.length], [4, 0], 'totalResults and the number of Resources');
  }),
  must('page.never-more', 'there are never more than count', async (probe) => {
    await people(probe);
    const { Resources } = await probe.list('/Users', { count: 2 });
    expect(Resources.length <= 2, `There are ${Resources.length} Resources.`);
  }),
  must('page.beyond', 'a page beyond the end is empty', async (probe) => {
    expectEqual(await order(probe, { startIndex: 100 }), '', 'The page');
  }),
  must('page.limit', 'a count above the provider’s limit is lowered, not refused', async (probe) => {
    const { Resources } = await probe.list('/Users', { count: 1_000_000, attributes: 'userName' });
    const limit = (probe.provider.config.filter as { maxResults?: number } | undefined)?.maxResults;
    if (!limit) throw new Skipped('The provider names no limit.');
    expect(Resources.length <= limit, `There are ${Resources.length} Resources, the limit is ${limit}.`);
  }),
]);

export const sortAndPageChecks: Check[] = [...sort, ...page];
