import { randomUUID } from 'node:crypto';
import type { Dialect } from './dialects/dialect.js';
import { RequestFailed, SimulationError } from './failures.js';
import type { ScimDirectory } from './scim-directory.js';
import type { SourceDirectory } from './source-directory.js';
import type { UserProvisioning } from './user-provisioning.js';

const SAMPLE = 10;

/** The provider's discovery and connection test: nobody may match. Answers whether the directory already knows this source. */
export async function probe(
  directory: ScimDirectory,
  dialect: Dialect,
  source: SourceDirectory,
  users: UserProvisioning,
): Promise<boolean> {
  try {
    for (const path of dialect.discovery) await directory.discover(path);
    const user = await directory.match('User', `userName eq "${randomUUID()}"`);
    const group = await directory.match('Group', `displayName eq "${randomUUID()}"`);
    if (user || group) {
      throw new SimulationError('A filter for a random name found something: the directory does not filter.');
    }
    for (const person of source.people.slice(0, SAMPLE)) {
      if (await users.exists(person)) {
        return true;
      }
    }
    return false;
  } catch (error) {
    if (error instanceof RequestFailed) {
      throw new SimulationError(
        `${dialect.name} would not connect: ${directory.baseUrl} does not answer as a SCIM URL does.\n${error.message}`,
      );
    }
    throw error;
  }
}
