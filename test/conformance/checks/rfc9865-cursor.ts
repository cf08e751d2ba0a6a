import { at } from '../answer.js';
import { type Check, Skipped, may, must, section, should } from '../check.js';
import { type List, expect, expectEqual, expectError, expectList, show, supported } from '../expect.js';
import type { Probe, Query } from '../probe.js';
import { SEARCH_REQUEST } from '../urns.js';
import { people } from './people.js';

/** The first page of the four people, two by two unless told otherwise. */
async function firstPage(probe: Probe, more: Query = {}): Promise<{ list: List; query: Query }> {
  probe.needs('cursor', 'filter');
  const { prefix } = await people(probe);
  const query = { filter: `userName sw "${prefix}"`, count: 2, ...more };
  return { list: await probe.list('/Users', { ...query, cursor: '' }), query };
}

function cursorOf({ nextCursor }: List): string {
  expect(typeof nextCursor === 'string', `nextCursor is ${show(nextCursor)}, but there are more pages.`);
  return nextCursor;
}

const cursors = section('RFC 9865 §2', [
  must('cursor.pages', 'following nextCursor yields every resource once', async (probe) => {
    const { list, query } = await firstPage(probe);
    const ids = list.Resources.map(({ id }) => id);
    let page = list;
    while (page.nextCursor !== undefined && ids.length < 10) {
      page = await probe.list('/Users', { ...query, cursor: page.nextCursor });
      ids.push(...page.Resources.map(({ id }) => id));
    }
    expectEqual([ids.length, new Set(ids).size], [4, 4], 'The number of resources, and of different ones');
  }),
  must('cursor.bare', 'cursor without a value asks for the first page', async (probe) => {
    probe.needs('cursor');
    await people(probe);
    cursorOf(expectList(await probe.get('/Users?cursor&count=1')));
  }),
  must('cursor.last-page', 'the last page, and only it, has no nextCursor', async (probe) => {
    const { list, query } = await firstPage(probe);
    const last = await probe.list('/Users', { ...query, cursor: cursorOf(list) });
    expectEqual(last.nextCursor, undefined, 'nextCursor on the last page');
    const { list: whole } = await firstPage(probe, { count: 10 });
    expectEqual(whole.nextCursor, undefined, 'nextCursor on the only page');
  }),
  must('cursor.first-page', 'the first page has no previousCursor', async (probe) => {
    const { list } = await firstPage(probe);
    expectEqual(list.previousCursor, undefined, 'previousCursor');
  }),
  may('cursor.previous', 'previousCursor leads back', async (probe) => {
    const { list, query } = await firstPage(probe);
    const { previousCursor } = await probe.list('/Users', { ...query, cursor: cursorOf(list) });
    if (previousCursor === undefined) throw new Skipped('The provider gives no previousCursor, as it may.');
    const back = await probe.list('/Users', { ...query, cursor: previousCursor });
    expectEqual(
      back.Resources.map(({ id }) => id),
      list.Resources.map(({ id }) => id),
      'The page before',
    );
  }),
  must('cursor.characters', 'a cursor has none but unreserved URI characters', async (probe) => {
    const cursor = cursorOf((await firstPage(probe)).list);
    expect(/^[A-Za-z0-9._~-]+$/.test(cursor), `The cursor is ${cursor}.`);
  }),
  must('cursor.count', 'a page has at most count resources; below 0 is 0', async (probe) => {
    expect((await firstPage(probe)).list.Resources.length <= 2, 'There are more than 2 resources.');
    for (const count of [0, -1]) {
      expectEqual(
        (await firstPage(probe, { count })).list.Resources.length,
        0,
        `The number of resources of count ${count}`,
      );
    }
  }),
  must('cursor.projection', 'a page by cursor is projected as any other', async (probe) => {
    const { list } = await firstPage(probe, { attributes: 'userName' });
    expect(
      list.Resources.every(({ name, userName }) => name === undefined && userName !== undefined),
      'There is more than was asked for.',
    );
  }),
  must('cursor.stable', 'what is deleted meanwhile makes no page miss anything else', async (probe) => {
    probe.needs('cursor', 'filter');
    const prefix = probe.name('stable');
    const users = [];
    for (const word of ['a', 'b', 'c', 'd']) users.push(await probe.user({ userName: `${prefix}-${word}` }));
    const query = { filter: `userName sw "${prefix}"`, count: 2 };
    const first = await probe.list('/Users', { ...query, cursor: '' });
    (await probe.delete(`/Users/${first.Resources[0]!.id}`)).is(204);
    const second = await probe.list('/Users', { ...query, cursor: cursorOf(first) });
    const seen = [...first.Resources, ...second.Resources].map(({ id }) => id);
    expectEqual(seen.sort(), users.map(({ id }) => id).sort(), 'What the pages hold');
  }),
]);

const errors = section('RFC 9865 §2.1', [
  should('cursor.invalid', 'a cursor that is none is 400 invalidCursor', async (probe) => {
    probe.needs('cursor');
    for (const cursor of ['forged', 'AAAA', '1']) {
      expectError(await probe.get('/Users', { cursor, count: 2 }), 400, 'invalidCursor', 'expiredCursor');
    }
  }),
  should('cursor.tampered', 'a cursor that was changed is 400 invalidCursor', async (probe) => {
    const { list, query } = await firstPage(probe);
    const cursor = cursorOf(list);
    const middle = Math.floor(cursor.length / 2);
    const changed = cursor.slice(0, middle) + (cursor[middle] === 'A' ? 'B' : 'A') + cursor.slice(middle + 1);
    expectError(await probe.get('/Users', { ...query, cursor: changed }), 400, 'invalidCursor');
  }),
  should('cursor.other-query', 'a cursor of another query is 400 invalidCursor', async (probe) => {
    const { list, query } = await firstPage(probe);
    const answer = await probe.get('/Users', { ...query, filter: 'title pr', cursor: cursorOf(list) });
    expectError(answer, 400, 'invalidCursor');
  }),
  should('cursor.other-count', 'another count than the first page’s is 400 invalidCount', async (probe) => {
    const { list, query } = await firstPage(probe);
    const answer = await probe.get('/Users', { ...query, count: 1, cursor: cursorOf(list) });
    if (answer.status !== 200) expectError(answer, 400, 'invalidCount', 'invalidCursor');
    else throw new Skipped('The provider lets the count change, and answers a page of it.');
  }),
  should('cursor.invalid-count', 'a count that is no number is 400', async (probe) => {
    probe.needs('cursor');
    expectError(await probe.get('/Users?cursor&count=many'), 400, 'invalidCount', 'invalidValue');
  }),
]);

const others = section('RFC 9865 §2.2–4', [
  should('cursor.sorted', 'pages by cursor are sorted when sorting is asked for', async (probe) => {
    probe.needs('sort');
    const { list, query } = await firstPage(probe, { sortBy: 'name.familyName', sortOrder: 'descending' });
    const rest = await probe.list('/Users', { ...query, cursor: cursorOf(list) });
    const names = [...list.Resources, ...rest.Resources].map(({ name }) => at(name, 'familyName'));
    expectEqual(names, ['Lovelace', 'Dirac', 'Curie', 'Boole'], 'The order');
  }),
  must('cursor.default', 'without cursor and startIndex the default method answers', async (probe) => {
    probe.needs('cursor');
    await people(probe);
    const list = await probe.list('/Users', { count: 1 });
    const method = at(probe.provider.config, 'pagination', 'defaultPaginationMethod');
    if (method === 'index')
      expectEqual([list.startIndex, list.nextCursor], [1, undefined], 'startIndex and nextCursor');
    if (method === 'cursor') cursorOf(list);
  }),
  must('cursor.search', 'cursor works in the body of /.search', async (probe) => {
    probe.needs('cursor', 'filter');
    const { prefix } = await people(probe);
    const body = { schemas: [SEARCH_REQUEST], filter: `userName sw "${prefix}"`, count: 3 };
    const first = expectList(supported(await probe.post('/Users/.search', { ...body, cursor: '' }), '/Users/.search'));
    const rest = expectList(await probe.post('/Users/.search', { ...body, cursor: cursorOf(first) }));
    expectEqual(
      [first.Resources.length, rest.Resources.length, rest.nextCursor],
      [3, 1, undefined],
      'The sizes, and the last nextCursor',
    );
  }),
  must('cursor.groups', 'groups are paged by cursor too', async (probe) => {
    probe.needs('cursor', 'filter');
    const prefix = probe.name('paged');
    for (const word of ['a', 'b', 'c']) await probe.group({ displayName: `${prefix}-${word}` });
    const query = { filter: `displayName sw "${prefix}"`, count: 2 };
    const first = await probe.list('/Groups', { ...query, cursor: '' });
    const rest = await probe.list('/Groups', { ...query, cursor: cursorOf(first) });
    expectEqual([first.Resources.length, rest.Resources.length], [2, 1], 'The sizes of the pages');
  }),
  must(
    'cursor.config',
    'pagination in /ServiceProviderConfig says whether cursor and index are there',
    async (probe) => {
      probe.needs('cursor');
      const pagination = at(probe.provider.config, 'pagination');
      expect(typeof at(pagination, 'index') === 'boolean', `pagination is ${show(pagination)}.`);
      for (const name of ['defaultPageSize', 'maxPageSize', 'cursorTimeout']) {
        const value = at(pagination, name);
        expect(value === undefined || (Number.isInteger(value) && Number(value) > 0), `${name} is ${show(value)}.`);
      }
      await Promise.resolve();
    },
  ),
]);

const security = section('RFC 9865 §5', [
  must('cursor.authorised', 'a cursor opens nothing without credentials', async (probe) => {
    const { list } = await firstPage(probe);
    const path = `/Users?count=2&cursor=${cursorOf(list)}`;
    (await probe.send({ method: 'GET', path, authorization: null })).is(401);
  }),
]);

export const cursorChecks: Check[] = [...cursors, ...errors, ...others, ...security];
