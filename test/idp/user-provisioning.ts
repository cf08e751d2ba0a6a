import { ENTERPRISE_USER, findChanges, isObject, type Resource } from './attribute-paths.js';
import type { Dialect } from './dialects/dialect.js';
import type { Outcome } from './outcome.js';
import type { Person } from './person.js';
import type { ScimDirectory } from './scim-directory.js';
import type { Job } from './work-queue.js';

export function managerOf(user: Resource): string | null {
  const extension = user[ENTERPRISE_USER];
  const manager = isObject(extension) ? extension.manager : undefined;
  return isObject(manager) && typeof manager.value === 'string' ? manager.value : null;
}

/** Brings one person at a time from the source into the directory, and remembers the directory's ids. */
export class UserProvisioning {
  private readonly ids = new Map<Person, string>();
  private readonly managers = new Map<Person, string | null>();

  constructor(
    private readonly directory: ScimDirectory,
    private readonly dialect: Dialect,
    private readonly outcome: Outcome,
  ) {}

  idOf(person: Person): string | undefined {
    return this.ids.get(person);
  }

  async exists(person: Person): Promise<boolean> {
    const user = await this.locate(person);
    this.ids.delete(person);
    return user !== null;
  }

  provision(person: Person): Job {
    return { label: `user ${person.userName}`, run: () => this.createOrUpdate(person) };
  }

  /** Sends the unchanged state once more, as the provider does now and then. */
  reaffirm(person: Person): Job {
    return {
      label: `user ${person.userName}`,
      run: async () => {
        const user = await this.locate(person);
        for (const write of user ? this.dialect.reaffirmUser(user, person) : []) {
          await this.directory.write(write);
        }
      },
    };
  }

  remove(person: Person): Job {
    return { label: `leaver ${person.userName}`, run: () => this.disableThenDelete(person) };
  }

  /** Nothing to do where the directory already has the manager, or has not got the manager as a user. */
  assignManager(person: Person): Job[] {
    const id = this.ids.get(person);
    const current = this.managers.get(person);
    const wanted = person.manager ? this.ids.get(person.manager) : null;
    if (!this.dialect.provisionsManagers || id === undefined || wanted === undefined || wanted === current) {
      return [];
    }
    return [
      { label: `manager of ${person.userName}`, run: () => this.changeManager(person, id, current ?? null, wanted) },
    ];
  }

  private async locate(person: Person): Promise<Resource | null> {
    const id = this.ids.get(person);
    if (id !== undefined) {
      const user = await this.directory.read('User', id);
      if (user) {
        return user;
      }
      this.ids.delete(person);
    }
    for (const filter of this.dialect.userFilters(person)) {
      const user = await this.directory.match('User', filter);
      if (user) {
        this.ids.set(person, user.id);
        return user;
      }
    }
    return null;
  }

  private async createOrUpdate(person: Person): Promise<void> {
    const known = this.ids.has(person);
    const existing = await this.locate(person);
    const user = existing ?? (await this.directory.create('User', this.dialect.newUser(person)));
    this.ids.set(person, user.id);
    this.managers.set(person, managerOf(user));
    const changes = findChanges(user, this.dialect.userAttributes(person)).filter(
      // The answer to a POST is not compared, but an inactive user may need a second request.
      ({ path }) => existing !== null || path === 'active',
    );
    const writes = this.dialect.changeUser(user, changes, person);
    for (const write of writes) {
      await this.directory.write(write);
    }
    const { users } = this.outcome;
    if (existing) {
      users.matched += known ? 0 : 1;
      users[writes.length > 0 ? 'updated' : 'unchanged']++;
    } else {
      users.created++;
    }
  }

  private async disableThenDelete(person: Person): Promise<void> {
    const user = await this.locate(person);
    if (!user) {
      return;
    }
    const wasActive = user.active === true;
    for (const write of this.dialect.changeUser(
      user,
      wasActive ? [{ path: 'active', value: false, current: true }] : [],
      person,
    )) {
      await this.directory.write(write);
    }
    if (this.dialect.deletesUsers) {
      await this.directory.write({ method: 'DELETE', path: `/Users/${user.id}` });
      this.ids.delete(person);
    }
    this.outcome.users.deleted += wasActive || this.dialect.deletesUsers ? 1 : 0;
  }

  private async changeManager(person: Person, id: string, from: string | null, to: string | null): Promise<void> {
    if (!(await this.hasManager(id, from, to))) {
      for (const write of this.dialect.changeManager(id, from, to, this.directory.baseUrl)) {
        await this.directory.write(write);
      }
      this.outcome.managers[to === null ? 'cleared' : 'set']++;
    }
    this.managers.set(person, to);
  }

  /** Entra's reference check, before it replaces a manager: two terms, and only the id is asked for. */
  private async hasManager(id: string, from: string | null, to: string | null): Promise<boolean> {
    if (from === null || to === null) {
      return false;
    }
    return (await this.directory.count('User', this.dialect.referenceFilter(id, to))) > 0;
  }
}
