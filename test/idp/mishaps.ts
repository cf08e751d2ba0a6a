import type { Dialect } from './dialects/dialect.js';
import { patch } from './dialects/dialect.js';
import type { ScimDirectory } from './scim-directory.js';
import type { SourceDirectory } from './source-directory.js';
import type { UserProvisioning } from './user-provisioning.js';
import type { Job } from './work-queue.js';

/** What goes wrong in every company: each of these is refused, and nothing of it is ever to be found in the directory. */
export function mishaps(
  directory: ScimDirectory,
  dialect: Dialect,
  { present }: SourceDirectory,
  users: UserProvisioning,
): Job[] {
  const [first, second] = present;
  if (!first || !second) {
    return [];
  }
  const stranger = { ...second, key: `${second.key.slice(0, -4)}0000` };
  const idOf = (person: typeof first): string => users.idOf(person) ?? 'nobody';
  return [
    {
      label: 'a second account with a sign-in name that is taken',
      run: async () =>
        void (await directory.create('User', dialect.newUser({ ...stranger, userName: first.userName.toUpperCase() }))),
    },
    {
      label: 'an account whose active was mapped to a constant',
      run: async () => {
        const user = dialect.newUser({ ...stranger, userName: `constant.${first.userName}` });
        await directory.create('User', { ...user, active: '[IsSoftDeleted]' });
      },
    },
    {
      label: 'a mapping to an attribute that does not exist',
      run: () =>
        directory.write(
          patch(`/Users/${idOf(first)}`, [{ op: 'replace', path: 'jobTitel', value: first.title ?? 'Lead' }]),
        ),
    },
  ];
}
