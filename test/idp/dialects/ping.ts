import type { Dialect } from './dialect.js';
import { standard } from './standard.js';

/** Matches on the complex attribute, without its value, and disables who left. */
export const ping: Dialect = {
  ...standard,
  name: 'PingOne',
  deletesUsers: false,
  userFilters: (person) => [`emails eq ${JSON.stringify(person.email)}`, ...standard.userFilters(person)],
};
