import { elements, findChanges, type Resource } from './attribute-paths.js';
import type { Dialect, Member, Write } from './dialects/dialect.js';
import type { Outcome } from './outcome.js';
import type { Person } from './person.js';
import type { ScimDirectory } from './scim-directory.js';
import type { Team } from './source-directory.js';
import type { UserProvisioning } from './user-provisioning.js';
import type { Job } from './work-queue.js';

/** Brings teams into the directory: first the groups themselves, then, once the users have ids, their members. */
export class GroupProvisioning {
  private readonly ids = new Map<Team, string>();
  /** The members that the directory had when the group was compared. */
  private readonly found = new Map<Team, Set<string>>();

  constructor(
    private readonly directory: ScimDirectory,
    private readonly dialect: Dialect,
    private readonly users: UserProvisioning,
    private readonly outcome: Outcome,
  ) {}

  provision(team: Team, readsMembers: boolean): Job {
    return { label: `group ${team.name}`, run: () => this.createOrUpdate(team, readsMembers) };
  }

  remove(team: Team): Job {
    return {
      label: `closed group ${team.name}`,
      run: async () => {
        const group = await this.locate(team);
        if (group) {
          await this.directory.write({ method: 'DELETE', path: `/Groups/${group.id}` });
          this.ids.delete(team);
          this.outcome.groups.deleted++;
        }
      },
    };
  }

  /** What makes the members that were found the members that are wanted. */
  reconcileMembers(team: Team): Job[] {
    const found = this.found.get(team);
    if (!found) {
      return [];
    }
    const wanted = this.members(team.members);
    const wantedIds = new Set(wanted.map(({ id }) => id));
    const surplus = [...found].filter((id) => !wantedIds.has(id)).map((id) => ({ id, display: '' }));
    return this.count(
      team,
      wanted.filter(({ id }) => !found.has(id)),
      surplus,
    );
  }

  changeMembers(team: Team, add: Iterable<Person>, remove: Iterable<Person>): Job[] {
    return this.count(team, this.members(add), this.members(remove));
  }

  /** As changeMembers, for changes that the directory already has. */
  echoMembers(team: Team, add: Iterable<Person>, remove: Iterable<Person>): Job[] {
    return this.memberJobs(team, this.members(add), this.members(remove));
  }

  pushMembers(team: Team): Job[] {
    const id = this.ids.get(team);
    return id === undefined ? [] : this.jobs(team, this.dialect.pushMembers(id, team, this.members(team.members)));
  }

  private count(team: Team, add: Member[], remove: Member[]): Job[] {
    this.outcome.members.added += add.length;
    this.outcome.members.removed += remove.length;
    return this.memberJobs(team, add, remove);
  }

  private memberJobs(team: Team, add: Member[], remove: Member[]): Job[] {
    const id = this.ids.get(team);
    if (id === undefined || add.length + remove.length === 0) {
      return [];
    }
    return this.jobs(
      team,
      this.dialect.changeMembers(id, team, add, remove, () => this.members(team.members)),
    );
  }

  private jobs(team: Team, writes: Write[]): Job[] {
    return writes.map((write) => ({ label: `members of ${team.name}`, run: () => this.directory.write(write) }));
  }

  private members(people: Iterable<Person>): Member[] {
    return [...people].flatMap((person) => {
      const id = this.users.idOf(person);
      return id === undefined ? [] : [{ id, display: person.displayName }];
    });
  }

  private async locate(team: Team): Promise<Resource | null> {
    const id = this.ids.get(team);
    if (id !== undefined) {
      const group = await this.directory.read('Group', id);
      if (group) {
        return group;
      }
      this.ids.delete(team);
    }
    for (const filter of this.dialect.groupFilters(team)) {
      const group = await this.directory.match('Group', filter);
      if (group) {
        this.ids.set(team, group.id);
        return group;
      }
    }
    return null;
  }

  private async createOrUpdate(team: Team, readsMembers: boolean): Promise<void> {
    const known = this.ids.has(team);
    const { groups } = this.outcome;
    const existing = await this.locate(team);
    if (!existing) {
      const created = await this.directory.create('Group', this.dialect.newGroup(team));
      this.ids.set(team, created.id);
      this.found.set(team, new Set());
      groups.created++;
      return;
    }
    const changes = findChanges(existing, this.dialect.groupAttributes(team));
    const writes =
      changes.length > 0 ? this.dialect.changeGroup(existing.id, team, changes, () => this.members(team.members)) : [];
    for (const write of writes) {
      await this.directory.write(write);
    }
    if (readsMembers) {
      const full = await this.directory.read('Group', existing.id, true);
      this.found.set(team, new Set(elements(full?.members).map(({ value }) => value as string)));
    }
    groups.matched += known ? 0 : 1;
    groups[writes.length > 0 ? 'updated' : 'unchanged']++;
  }
}
