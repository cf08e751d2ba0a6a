import type { FullLogEntry } from '../log-entry.entity.js';
import { explain, titleOf } from './explain.js';

const entry = (values: Partial<FullLogEntry>): FullLogEntry => ({
  id: '01a205a1-f598-7174-a002-468c0a676459',
  at: new Date(0),
  integrationId: '01a205a1-f598-7174-a002-468c0a676458',
  provider: 'entra',
  operation: 'read',
  method: 'GET',
  path: '/Users',
  query: null,
  resourceType: 'User',
  resourceId: null,
  subject: null,
  status: 200,
  refusal: null,
  scimType: null,
  detail: null,
  durationMs: 1,
  address: '192.0.2.1',
  userAgent: null,
  request: null,
  response: null,
  requestBytes: null,
  responseBytes: null,
  truncated: false,
  ...values,
});

// What a test over HTTP provokes stands in test/explanations.e2e-spec.ts; this is what cannot be provoked at will.
describe('explain', () => {
  it.each([
    [429, 'Too many requests at once'],
    [503, 'The database did not answer'],
    [500, 'Something went wrong on our side'],
    [403, 'Not allowed'],
    [409, 'It conflicts with what is there'],
    [404, 'The request was refused'],
    [418, 'The request was refused'],
  ])('has a word for every %i', (status, title) => {
    const failed = entry({ status });
    expect(titleOf(failed)).toBe(title);
    const explanation = explain(failed, {})!;
    expect(explanation.title).toBe(title);
    for (const text of Object.values(explanation)) expect(text).toMatch(/^(?!.*(?:undefined|null)).+$/s);
  });

  it('has none for what succeeded', () => {
    expect(titleOf(entry({ status: 204 }))).toBeNull();
    expect(explain(entry({ status: 304 }), {})).toBeNull();
  });
});
