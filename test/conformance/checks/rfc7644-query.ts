import { type Resource, elements, isObject } from '../answer.js';
import { type Check, may, must, section } from '../check.js';
import { type List, expect, expectEqual, expectError, expectList, show, supported } from '../expect.js';
import type { Probe } from '../probe.js';
import { SEARCH_REQUEST } from '../urns.js';
import { people } from './people.js';

const retrieve = section('RFC 7644 §3.4.1', [
  must('get.resource', 'GET answers the resource', async (probe) => {
    const { id, userName } = await probe.user();
    const user = await probe.reread('Users', id);
    expectEqual([user.id, user.userName], [id, userName], 'id and userName');
  }),
  must('get.unknown', 'an unknown id is 404', async (probe) => {
    expectError(await probe.get('/Users/00919288221112222'), 404);
    if (probe.provider.has('groups')) expectError(await probe.get('/Groups/00919288221112222'), 404);
  }),
  must('get.other-type', 'a user is not found among the groups', async (probe) => {
    probe.needs('groups');
    expectError(await probe.get(`/Groups/${(await probe.user()).id}`), 404);
  }),
]);

const query = section('RFC 7644 §3.4.2', [
  must('list.none', 'no matches are 200 with totalResults 0', async (probe) => {
    probe.needs('filter');
    await probe.user();
    const list = await probe.list('/Users', { filter: `userName eq "${probe.name('nobody')}"` });
    expectEqual([list.totalResults, list.Resources.length], [0, 0], 'totalResults and the number of Resources');
  }),
  must('list.shape', 'a list has totalResults, startIndex and itemsPerPage as numbers', async (probe) => {
    await people(probe);
    const { totalResults, startIndex, itemsPerPage, Resources } = await probe.list('/Users', {
      startIndex: 1,
      count: 2,
    });
    expect([totalResults, startIndex, itemsPerPage].every(Number.isInteger), 'One of them is no integer.');
    expectEqual([startIndex, itemsPerPage], [1, Resources.length], 'startIndex and itemsPerPage');
    expect(Resources.every(isObject) && Resources.length > 0, 'There are no Resources.');
  }),
  must('list.groups', 'groups are listed as groups', async (probe) => {
    const { id, displayName } = await probe.group();
    const { Resources } = await probe.list('/Groups', { filter: `displayName eq "${String(displayName)}"` });
    expectEqual(
      Resources.map((each) => each.id),
      [id],
      'What is found',
    );
  }),
]);

const root = section('RFC 7644 §3.4.2.1', [
  may('root.query', 'a query of the root finds resources of every type', async (probe) => {
    const { user, group, list } = await mixed(probe);
    expectEqual(list.Resources.map(({ id }) => id).sort(), [user.id, group.id].sort(), 'What is found');
  }),
  must('root.absent', 'an attribute that a resource type does not have counts as absent', async (probe) => {
    const { user, prefix } = await mixed(probe);
    const filter = `(displayName sw "${prefix}") and not (userName pr)`;
    const list = expectList(await probe.get('/', { filter, count: 10 }));
    expect(
      list.Resources.every(({ id }) => id !== user.id),
      'The user has no userName.',
    );
    expectEqual(list.Resources.length, 1, 'The number of Resources');
  }),
]);

interface Mixed {
  readonly prefix: string;
  readonly user: Resource;
  readonly group: Resource;
  readonly list: List;
}

/** A user and a group of similar names, and what the root answers when it is asked for both. */
async function mixed(probe: Probe): Promise<Mixed> {
  const prefix = probe.name('mixed');
  const user = await probe.user({ displayName: `${prefix}-user` });
  const group = await probe.group({ displayName: `${prefix}-group` });
  const answer = await probe.get('/', { filter: `displayName sw "${prefix}"`, count: 10 });
  return { prefix, user, group, list: expectList(supported(answer, 'A query of the root')) };
}

const search = section('RFC 7644 §3.4.3', [
  ...(['/Users', ''] as const).map((path) =>
    must(
      `search${path.toLowerCase().replace('/', '.') || '.root'}`,
      `POST ${path}/.search answers as GET does`,
      async (probe) => {
        probe.needs('filter');
        const { prefix } = await people(probe);
        const body = {
          schemas: [SEARCH_REQUEST],
          filter: `userName sw "${prefix}"`,
          attributes: ['userName'],
          startIndex: 2,
          count: 2,
        };
        const answer = supported(await probe.post(`${path}/.search`, body), `${path}/.search`);
        const list = expectList(answer);
        expectEqual(
          [list.totalResults, list.startIndex, list.itemsPerPage],
          [4, 2, 2],
          'totalResults, startIndex, itemsPerPage',
        );
        expect(
          list.Resources.every((each) => each.emails === undefined),
          `There are attributes nobody asked for: ${show(list.Resources[0])}.`,
        );
      },
    ),
  ),
  must('search.groups', 'POST /Groups/.search finds groups', async (probe) => {
    const { id, displayName } = await probe.group();
    const body = {
      schemas: [SEARCH_REQUEST],
      filter: `displayName eq "${String(displayName)}"`,
      excludedAttributes: ['members'],
    };
    const answer = supported(await probe.post('/Groups/.search', body), '/Groups/.search').is(200);
    expectEqual(
      elements(answer.body, 'Resources').map((each) => each.id),
      [id],
      'What is found',
    );
  }),
  must('search.invalid-filter', 'an invalid filter in a search is 400 invalidFilter', async (probe) => {
    const answer = await probe.post('/Users/.search', { schemas: [SEARCH_REQUEST], filter: 'userName is "x"' });
    expectError(supported(answer, '/Users/.search'), 400, 'invalidFilter');
  }),
  must('search.sort', 'sortBy and sortOrder work in a search', async (probe) => {
    probe.needs('sort', 'filter');
    const { prefix } = await people(probe);
    const body = {
      schemas: [SEARCH_REQUEST],
      filter: `userName sw "${prefix}"`,
      sortBy: 'userName',
      sortOrder: 'descending',
    };
    const { Resources } = expectList(supported(await probe.post('/Users/.search', body), '/Users/.search'));
    expectEqual(
      Resources.map(({ userName }) => String(userName).slice(prefix.length)).join(' '),
      'dan cat bob ada',
      'The order',
    );
  }),
]);

export const queryChecks: Check[] = [...retrieve, ...query, ...root, ...search];
