import { startApp } from './app.js';
import type { App } from './app.js';
import { CHECKLIST } from './conformance/checklist/index.js';
import { CHECKS } from './conformance/checks/index.js';
import { type ConformanceResult, runConformance } from './conformance/index.js';
import { type Exchange, type Fault, startFaultyProvider } from './faulty-provider.js';
import { makeConnection } from './make.js';

let app: App;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const failed = ({ results }: ConformanceResult): string[] =>
  results.filter(({ outcome }) => outcome === 'fail').map(({ id, reason }) => `${id}: ${reason}`);

const isPatch = ({ method }: Exchange): boolean => method === 'PATCH';
const withoutParameter = (url: string, name: string): string =>
  url.replace(new RegExp(`(?<=[?&])${name}=[^&]*&?`, 'i'), '');

const FAULTS: readonly Fault[] = [
  {
    name: 'ignores filters',
    noticedBy: [
      'list.none',
      'filter.eq',
      'filter.unknown-operator',
      'okta.03-no-match',
      'entra.probe',
      'rippling.match',
    ],
    before: (exchange) => (exchange.url = withoutParameter(exchange.url, 'filter')),
  },
  {
    name: 'takes and for or',
    noticedBy: ['filter.and', 'filter.and-before-or'],
    before: (exchange) => (exchange.url = exchange.url.replaceAll(/%20and%20(?!\()/g, '%20or%20')),
  },
  {
    name: 'ignores count and startIndex',
    noticedBy: ['page.count-zero', 'page.never-more', 'page.slice', 'entra.23-user-pages'],
    before: (exchange) => (exchange.url = withoutParameter(withoutParameter(exchange.url, 'count'), 'startIndex')),
  },
  {
    name: 'answers whole resources whatever is asked for',
    noticedBy: ['view.attributes', 'view.excluded', 'entra.group-without-members'],
    before: (exchange) =>
      (exchange.url = withoutParameter(withoutParameter(exchange.url, 'excludedAttributes'), 'attributes')),
  },
  {
    name: 'creates with 200 and without Location',
    noticedBy: ['create.status', 'create.location'],
    after: (exchange) => {
      if (exchange.status !== 201) return;
      exchange.status = 200;
      delete exchange.headers.location;
    },
  },
  {
    name: 'answers errors with a number for a status',
    noticedBy: ['errors.body', 'errors.unauthorized', 'get.unknown', 'okta.12-unknown-id'],
    after: ({ body }) => {
      if (body?.detail) body.status = Number(body.status);
    },
  },
  {
    name: 'tells no scimType',
    noticedBy: ['create.conflict', 'filter.open-quote', 'remove.no-path', 'patch.read-only'],
    after: ({ body }) => delete body?.scimType,
  },
  {
    name: 'answers as text/html',
    noticedBy: ['requests.accept-scim', 'errors.media-type'],
    after: ({ headers }) => (headers['content-type'] = 'text/html'),
  },
  {
    name: 'refuses without WWW-Authenticate',
    noticedBy: ['requests.no-token', 'requests.wrong-token'],
    after: ({ headers }) => delete headers['www-authenticate'],
  },
  {
    name: 'takes the removal of one member for that of all',
    noticedBy: ['entra.legacy-members', 'entra.12-remove-member', 'jumpcloud.remove', 'entra.unreadable-remove'],
    before: (exchange) => {
      if (isPatch(exchange))
        for (const operation of exchange.request.Operations ?? [])
          if (/remove/i.test(operation.op)) delete operation.value;
    },
  },
  {
    name: 'empties a group whose change does not name members',
    noticedBy: ['entra.untouched-members'],
    before: (exchange) => {
      const [operation] = (isPatch(exchange) && exchange.request.Operations) || [];
      if (exchange.url.includes('/Groups/') && operation && !operation.path) operation.value.members ??= [];
    },
  },
  {
    name: 'does the first operation of a PATCH and forgets the others',
    noticedBy: ['patch.sequence', 'okta.group-members', 'attributes.null-in-patch'],
    before: (exchange) => {
      if (isPatch(exchange) && exchange.request.Operations) exchange.request.Operations.length = 1;
    },
  },
  {
    name: 'answers PATCH with 200 and does nothing',
    noticedBy: ['add.single', 'remove.single', 'replace.absent', 'entra.03-disable-user', 'okta.deactivate'],
    before: (exchange) => {
      if (isPatch(exchange)) exchange.request.Operations = [];
    },
  },
  {
    name: 'shows booleans as text',
    noticedBy: ['attributes.boolean', 'entra.legacy-active', 'okta.06-create'],
    after: ({ body }) => {
      if (typeof body?.active === 'boolean') body.active = String(body.active);
    },
  },
  {
    name: 'makes a new id with every answer',
    noticedBy: ['resource.id-stable', 'create.location'],
    after: ({ body }) => {
      if (body?.id) body.id = `new-${Math.random()}`;
    },
  },
  {
    name: 'lacks the limits of bulk',
    noticedBy: ['discovery.config-required', 'authentik.config'],
    after: ({ body }) => {
      if (body?.bulk) body.bulk = { supported: true };
    },
  },
  {
    name: 'knows no version of a resource',
    noticedBy: ['etag.header', 'etag.precondition', 'etag.not-modified'],
    before: (exchange) => {
      delete exchange.headers['if-match'];
      delete exchange.headers['if-none-match'];
    },
    after: ({ headers }) => delete headers.etag,
  },
  {
    name: 'gives a cursor on the last page too',
    noticedBy: ['cursor.last-page', 'cursor.pages'],
    after: ({ body, url }) => {
      if (body?.Resources && url.includes('cursor')) body.nextCursor ??= 'and-on-it-goes';
    },
  },
  {
    name: 'answers a bulk request with the status of its worst operation',
    noticedBy: ['bulk.all-failed', 'bulk.continues'],
    after: (exchange) => {
      const worst = Math.max(
        0,
        ...(exchange.url.endsWith('/Bulk') ? (exchange.body.Operations ?? []) : []).map(
          ({ status }: { status: string }) => Number(status),
        ),
      );
      if (worst >= 400) exchange.status = worst;
    },
  },
  {
    name: 'answers what it does not expect with 500',
    noticedBy: ['errors.broken-json', 'errors.no-leak', 'filter.no-value'],
    after: (exchange) => {
      if (exchange.status === 400) exchange.status = 500;
    },
  },
];

describe('the conformance of this service', () => {
  it('meets every requirement, and is left as it was found', async () => {
    const { scimUrl, secret, tenantId } = await makeConnection(app);
    const result = await runConformance({ url: scimUrl, token: secret });
    expect(failed(result)).toEqual([]);
    expect(result.results).toHaveLength(CHECKS.length);
    expect(result.leftovers).toEqual([]);
    const left =
      'SELECT (SELECT count(*)::int FROM users WHERE tenant_id = $1) + (SELECT count(*)::int FROM teams WHERE tenant_id = $1) AS count';
    expect(await app.query(left, [tenantId])).toEqual([{ count: 0 }]);
  }, 120_000);
});

describe('the conformance checks', () => {
  it.each(FAULTS.map((fault): [string, Fault] => [fault.name, fault]))(
    'notice a provider that %s',
    async (_, fault) => {
      const { scimUrl, secret } = await makeConnection(app);
      const provider = await startFaultyProvider(app.url, fault);
      try {
        const url = scimUrl.replace(app.url, provider.url);
        const { results } = await runConformance({ url, token: secret, only: fault.noticedBy });
        const failures = results.filter(({ outcome }) => outcome === 'fail');
        expect(failures.map(({ id }) => id)).toEqual(expect.arrayContaining(fault.noticedBy));
        expect(failures.every(({ request, answer }) => request !== undefined && answer !== undefined)).toBe(true);
        expect(JSON.stringify(failures)).not.toContain(secret);
      } finally {
        await provider.close();
      }
    },
    60_000,
  );

  it('have an id of their own each', () => {
    const ids = CHECKS.map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('see every requirement of the checklist that can be seen', () => {
    const ids = new Set(CHECKS.map(({ id }) => id));
    const lines = CHECKLIST.flatMap((topic) => topic.lines);
    expect(lines.flatMap(({ checks }) => checks).filter((id) => !ids.has(id))).toEqual([]);
    expect(lines.filter(({ checks, unseen }) => checks.length === 0 && !unseen)).toEqual([]);
  });

  it('of the RFCs are all in the checklist', () => {
    const seen = new Set(CHECKLIST.flatMap(({ lines }) => lines.flatMap(({ checks }) => checks)));
    const rfcChecks = CHECKS.filter(({ section }) => section.startsWith('RFC '));
    expect(rfcChecks.filter(({ id }) => !seen.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('do not begin without a valid token', async () => {
    const { scimUrl } = await makeConnection(app);
    await expect(runConformance({ url: scimUrl, token: 'wrong' })).rejects.toThrow('refused the token');
  });
});
