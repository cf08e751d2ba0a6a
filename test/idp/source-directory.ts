import { companyOf, TEAM_NAMES } from './company.js';
import { makePerson, type Person } from './person.js';
import { Random } from './random.js';

export interface Team {
  readonly key: string;
  name: string;
  formerNames: string[];
  readonly members: Set<Person>;
  deleted: boolean;
}

export interface SourceOptions {
  readonly seed: number;
  readonly users: number;
  readonly groups: number;
}

const REPORTS_PER_MANAGER = 7;

/** The company's own directory, the same for the same options: what the identity provider provisions from. */
export class SourceDirectory {
  readonly people: Person[] = [];
  readonly teams: Team[] = [];
  private readonly company: string;
  private readonly takenUserNames = new Set<string>();
  private readonly takenTeamNames = new Set<string>();

  constructor(readonly options: SourceOptions) {
    this.company = companyOf(options.seed);
    for (let count = 0; count < options.users; count++) {
      this.hire();
    }
    const random = new Random(`${options.seed}/teams`);
    for (let count = 0; count < options.groups; count++) {
      this.fill(this.found(), count, random);
    }
  }

  get domain(): string {
    return `${this.company.toLowerCase()}.example`;
  }

  get present(): Person[] {
    return this.people.filter((person) => !person.departed);
  }

  get standing(): Team[] {
    return this.teams.filter((team) => !team.deleted);
  }

  get everyone(): Team | undefined {
    return this.teams[0];
  }

  hire(): Person {
    const { seed } = this.options;
    const person = makePerson(seed, this.people.length, this.domain, this.takenUserNames);
    person.manager = this.firstManager(person);
    this.people.push(person);
    return person;
  }

  /** Nobody may ever have had the name: a sign-in name is not given out twice. */
  takeUserName(wanted: string): boolean {
    const free = !this.takenUserNames.has(wanted.toLowerCase());
    this.takenUserNames.add(wanted.toLowerCase());
    return free;
  }

  found(): Team {
    const number = this.teams.length;
    const team: Team = {
      key: new Random(`${this.options.seed}/team/${number}`).guid(),
      name: this.teamName(number === 0 ? 'Everyone' : TEAM_NAMES[(number - 1) % TEAM_NAMES.length]!),
      formerNames: [],
      members: new Set(),
      deleted: false,
    };
    this.teams.push(team);
    return team;
  }

  teamName(wanted: string): string {
    for (let namesake = 1; ; namesake++) {
      const name = `${this.company} ${wanted}${namesake === 1 ? '' : ` ${namesake}`}`;
      if (!this.takenTeamNames.has(name.toLowerCase())) {
        this.takenTeamNames.add(name.toLowerCase());
        return name;
      }
    }
  }

  teamsOf(person: Person): Team[] {
    return this.standing.filter((team) => team.members.has(person));
  }

  /** A manager always has the smaller number, so that nobody ends up above themselves. */
  private firstManager(person: Person): Person | null {
    const random = new Random(`${this.options.seed}/manager/${person.number}`);
    const boss = this.people[Math.floor((person.number - 1) / REPORTS_PER_MANAGER)];
    if (!boss || random.chance(0.05)) {
      return null;
    }
    return boss.departed ? (this.present[0] ?? null) : boss;
  }

  /** The first holds everyone, the second nobody, one in ten a good part of the company, the rest a handful. */
  private fill(team: Team, number: number, random: Random): void {
    const staff = this.people.length;
    let size = random.between(2, 20);
    if (number === 0) {
      size = staff;
    } else if (number === 1) {
      size = 0;
    } else if (number % 10 === 2) {
      size = Math.ceil(staff * (0.1 + random.next() * 0.2));
    }
    for (const person of random.shuffled(this.people).slice(0, size)) {
      team.members.add(person);
    }
  }
}
