import type { JsonObject } from '../answer.js';
import type { Probe } from '../probe.js';
import { USER } from '../urns.js';

/** What Okta's test suites send. */
export const HEADERS = {
  Accept: 'application/scim+json; charset=utf-8',
  'Content-Type': 'application/json',
  'User-Agent': 'OKTA SCIM Integration',
};

/** A user as Okta creates it: with a password even where none is to be kept in step. */
export function oktaUser(probe: Probe): JsonObject {
  const userName = `${probe.name('okta')}@example.com`;
  return {
    schemas: [USER],
    userName,
    name: { givenName: 'Test', familyName: 'Okta' },
    emails: [{ primary: true, value: userName, type: 'work' }],
    displayName: 'Test Okta',
    locale: 'en-US',
    externalId: probe.name('00u'),
    groups: [],
    password: 'correct-Horse-7-battery',
    active: true,
  };
}

export const create = async (probe: Probe): Promise<JsonObject & { id: string }> =>
  (await probe.post('/Users', oktaUser(probe), HEADERS)).is(201).resource;
