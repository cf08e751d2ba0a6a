import type { JsonObject, Resource } from '../answer.js';
import type { Probe } from '../probe.js';
import { ENTERPRISE, USER } from '../urns.js';

/** The users that queries are tried on, by the last part of their userName. */
const PEOPLE: Record<string, JsonObject> = {
  ada: {
    title: 'Engineer',
    nickName: 'Countess',
    active: true,
    name: { givenName: 'Ada', familyName: 'Lovelace' },
    emails: [
      { value: 'ada@work.example', type: 'work', primary: true },
      { value: 'ada@home.example', type: 'home' },
    ],
    [ENTERPRISE]: { department: 'Engines', employeeNumber: '1' },
  },
  bob: {
    title: 'engineer',
    active: false,
    name: { givenName: 'Bob', familyName: 'Boole' },
    emails: [
      { value: 'bob@home.example', type: 'work' },
      { value: 'z.bob@work.example', type: 'home', primary: true },
    ],
    [ENTERPRISE]: { department: 'Logic', employeeNumber: '2' },
  },
  cat: { title: 'Manager (Sales) "North" \\ & 1+1', active: true, name: { givenName: 'Cat', familyName: 'Curie' } },
  dan: {
    active: true,
    name: { givenName: 'Dan', familyName: 'Dirac' },
    emails: [{ value: 'dan@other.example', type: 'other' }],
  },
};

export interface People {
  /** What their userNames begin with, and no other's. */
  readonly prefix: string;
  readonly users: Readonly<Record<string, Resource>>;
}

/** Four users, made once for all queries. */
export function people(probe: Probe): Promise<People> {
  return probe.provider.once('people', async () => {
    const prefix = `${probe.name('people')}-`;
    const users: Record<string, Resource> = {};
    for (const [name, values] of Object.entries(PEOPLE)) {
      const body = {
        ...values,
        schemas: values[ENTERPRISE] ? [USER, ENTERPRISE] : [USER],
        externalId: `${prefix}X-${name}`,
      };
      users[name] = await probe.user({ ...body, userName: prefix + name });
    }
    return { prefix, users };
  });
}

/** Which of the people a filter finds: `ada bob`. */
export async function who(probe: Probe, filter: string): Promise<string> {
  probe.needs('filter');
  const { prefix } = await people(probe);
  const found = await probe.found('/Users', `userName sw "${prefix}" and (${filter})`);
  return found.map((userName) => userName.slice(prefix.length)).join(' ');
}
