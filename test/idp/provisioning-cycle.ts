import type { Dialect } from './dialects/dialect.js';
import type { GroupProvisioning } from './group-provisioning.js';
import type { Person } from './person.js';
import type { SourceChanges } from './source-changes.js';
import type { SourceDirectory, Team } from './source-directory.js';
import type { UserProvisioning } from './user-provisioning.js';
import type { Job, WorkQueue } from './work-queue.js';

/** Users, groups, members, managers, departures: in this order a cycle goes, because each needs the ids of the former. */
export class ProvisioningCycle {
  constructor(
    private readonly queue: WorkQueue,
    private readonly dialect: Dialect,
    private readonly users: UserProvisioning,
    private readonly groups: GroupProvisioning,
  ) {}

  /** The initial cycle, and a restart: everything is matched and compared, only what differs is written. */
  async reconcile(source: SourceDirectory): Promise<void> {
    const { present, standing } = source;
    await this.queue.phase(
      'users',
      present.map((person) => this.users.provision(person)),
    );
    await this.queue.phase(
      'groups',
      standing.map((team) => this.groups.provision(team, true)),
    );
    await this.queue.phase(
      'members',
      standing.flatMap((team) => this.groups.reconcileMembers(team)),
    );
    await this.queue.phase(
      'managers',
      present.flatMap((person) => this.users.assignManager(person)),
    );
    await this.queue.phase('departures', this.departures(source.people, source.teams));
  }

  /** An incremental cycle: only what has changed in the source since the last one. */
  async apply(changes: SourceChanges, number: number): Promise<void> {
    const [people, teams] = [[...changes.people], [...changes.teams]];
    const phase = (name: string, jobs: Job[]): Promise<void> => this.queue.phase(`cycle ${number}: ${name}`, jobs);
    await phase('users', [
      ...people.map((person) => this.users.provision(person)),
      ...changes.reaffirmed.map((person) => this.users.reaffirm(person)),
    ]);
    await phase(
      'groups',
      teams.filter((team) => !team.deleted).map((team) => this.groups.provision(team, false)),
    );
    await phase('members', this.memberJobs(changes));
    await phase(
      'managers',
      people.flatMap((person) => this.users.assignManager(person)),
    );
    await phase('departures', this.departures([...changes.leavers.keys()], teams));
  }

  private memberJobs({ memberships, echoes, leavers, pushed }: SourceChanges): Job[] {
    const changed = [...memberships].flatMap(([team, { add, remove }]) => this.groups.changeMembers(team, add, remove));
    const echoed = [...echoes].flatMap(([team, { add, remove }]) => this.groups.echoMembers(team, add, remove));
    // A user who is going to be deleted takes their memberships along: nobody sends them.
    const left = this.dialect.deletesUsers
      ? []
      : [...leavers].flatMap(([person, teams]) =>
          teams.flatMap((team) => this.groups.changeMembers(team, [], [person])),
        );
    return [...changed, ...echoed, ...left, ...pushed.flatMap((team) => this.groups.pushMembers(team))];
  }

  private departures(people: Person[], teams: Team[]): Job[] {
    return [
      ...people.filter((person) => person.departed).map((person) => this.users.remove(person)),
      ...teams.filter((team) => team.deleted).map((team) => this.groups.remove(team)),
    ];
  }
}
