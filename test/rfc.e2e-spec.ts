import { startApp } from './app.js';
import type { App } from './app.js';
import { conversationsIn, hold } from './conversation.js';
import { makeConnection } from './make.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('answers as recorded in test/rfc', () => {
  it.each(conversationsIn('rfc'))(
    '$file: $description',
    async (conversation) => {
      expect(await hold(conversation, await makeConnection(app))).toEqual([]);
    },
    20_000,
  );
});
