import { startApp } from './app.js';
import type { App } from './app.js';
import { conversationsIn, hold } from './conversation.js';
import { makeConnection } from './make.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

it('tells what was not answered as recorded', async () => {
  const ada = {
    userName: 'ada',
    name: { givenName: 'Ada', familyName: 'L' },
    emails: [{ value: 'a' }, { value: 'b' }],
  };
  const response = {
    id: '{user}',
    userName: '{absent}',
    title: 'x',
    name: { '{only}': true, givenName: 'Ada' },
    emails: ['{anyOrder}', { value: 'b' }, { value: 'c' }],
    meta: { location: '{scimUrl}/Users/{user}/' },
  };
  const found = await hold(
    { description: 'wrong', exchanges: [{ method: 'POST', path: '/Users', request: ada, status: 200, response }] },
    await makeConnection(app),
  );
  expect(found.map((each) => each.replace(/^POST \/Users: /, '')).slice(0, -1)).toEqual([
    'status is 201, not 200',
    'the answer.userName should not be there',
    'the answer.title is missing',
    'the answer.name also has familyName',
    'the answer.emails has no {"value":"c"}',
    expect.stringMatching(/^the answer.meta.location is ".*", not ".*\/"$/),
  ]);
});

describe('answers as recorded in test/dialects', () => {
  it.each(conversationsIn('dialects'))(
    '$file: $description',
    async (conversation) => {
      expect(await hold(conversation, await makeConnection(app))).toEqual([]);
    },
    20_000,
  );
});
