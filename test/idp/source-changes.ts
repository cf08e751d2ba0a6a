import { DEPARTMENTS } from './company.js';
import { latinName, nativeName, CULTURES } from './people.js';
import { makeAddress, makeDisplayName, makeOffice, makePhone, type Person } from './person.js';
import { Random } from './random.js';
import type { SourceDirectory, Team } from './source-directory.js';

export interface MembershipChange {
  readonly add: Set<Person>;
  readonly remove: Set<Person>;
}

/** What happened in the company between two provisioning cycles. */
export interface SourceChanges {
  readonly people: Set<Person>;
  readonly teams: Set<Team>;
  readonly memberships: Map<Team, MembershipChange>;
  /** Who left, and the teams they were in. */
  readonly leavers: Map<Person, Team[]>;
  /** Changes that change nothing: members added twice, strangers removed. */
  readonly echoes: Map<Team, MembershipChange>;
  /** People whose unchanged state is sent once more. */
  readonly reaffirmed: Person[];
  /** Teams whose whole membership an administrator pushes. */
  readonly pushed: Team[];
}

type PersonalChange = (person: Person, source: SourceDirectory, random: Random) => void;

const promote: PersonalChange = (person, _source, random) => {
  person.department = random.pick(Object.keys(DEPARTMENTS));
  person.title = random.pick(DEPARTMENTS[person.department]!);
};
const marry: PersonalChange = (person, source, random) => {
  const culture = random.pick(CULTURES);
  const family = random.pick(culture.family);
  person.familyName = nativeName(family);
  person.email = `${latinName(family)}.${person.number}@${source.domain}`;
  person.displayName = makeDisplayName(random, culture, person.givenName, person.familyName);
};
const changePhones: PersonalChange = (person, _source, random) => {
  person.mobile = makePhone(random);
  person.fax ??= makePhone(random);
};
const moveDesk: PersonalChange = (person, _source, random) => {
  person.address = makeAddress(random, random.pick(CULTURES));
  person.office = makeOffice(random);
};
const changeEmail: PersonalChange = (person, source) => {
  person.email = `${latinName(person.givenName) || 'mail'}.${person.number}@post.${source.domain}`;
};
const changeUserName: PersonalChange = (person, source) => {
  const renamed = `${person.userName.split('@')[0]}.renamed@${source.domain}`;
  if (source.takeUserName(renamed)) {
    person.formerUserNames.push(person.userName);
    person.userName = renamed;
  }
};
const disable: PersonalChange = (person) => {
  person.active = false;
};
const changeBoss: PersonalChange = (person, source, random) => {
  const seniors = source.people.slice(0, person.number).filter((senior) => !senior.departed);
  person.manager = seniors.length > 0 ? random.pick(seniors) : null;
};
const loseBoss: PersonalChange = (person) => {
  person.manager = null;
};
const loseTitle: PersonalChange = (person) => {
  person.title = undefined;
};

const PERSONAL_CHANGES: [share: number, change: PersonalChange][] = [
  [0.02, promote],
  [0.01, marry],
  [0.01, changePhones],
  [0.01, moveDesk],
  [0.01, changeEmail],
  [0.01, changeUserName],
  [0.01, disable],
  [0.01, changeBoss],
  [0.005, loseBoss],
];

/** Changes the source as one working day does, the same for the same seed and day, and tells what changed. */
export function liveThroughDay(source: SourceDirectory, day: number, losesValues: boolean): SourceChanges {
  const random = new Random(`${source.options.seed}/day/${day}`);
  const changes: SourceChanges = {
    people: new Set(),
    teams: new Set(),
    memberships: new Map(),
    leavers: new Map(),
    echoes: new Map(),
    reaffirmed: [],
    pushed: [],
  };
  const staff = source.present.length;
  const share = (part: number): number => Math.max(1, Math.round(staff * part));
  const deck = random.shuffled(source.present.filter((person) => person.active && person.number > 0));
  const kinds = losesValues ? [...PERSONAL_CHANGES, [0.005, loseTitle] as const] : PERSONAL_CHANGES;
  for (const [part, change] of kinds) {
    for (const person of deck.splice(0, share(part))) {
      change(person, source, random);
      changes.people.add(person);
    }
  }
  restore(source, changes, random);
  changes.reaffirmed.push(...deck.splice(0, share(0.005)));
  if (staff >= 10) {
    dismiss(source, changes, deck.splice(0, share(0.01)));
  }
  hire(source, changes, share(0.01));
  reorganise(source, changes, random);
  return changes;
}

function restore(source: SourceDirectory, changes: SourceChanges, random: Random): void {
  const idle = source.present.filter((person) => !person.active && !changes.people.has(person));
  for (const person of random.shuffled(idle).slice(0, Math.ceil(idle.length / 2))) {
    person.active = true;
    changes.people.add(person);
  }
}

function dismiss(source: SourceDirectory, changes: SourceChanges, leavers: Person[]): void {
  for (const leaver of leavers) {
    leaver.departed = true;
    leaver.active = false;
    const teams = source.teamsOf(leaver);
    teams.forEach((team) => team.members.delete(leaver));
    changes.leavers.set(leaver, teams);
    for (const report of source.present.filter((person) => person.manager === leaver)) {
      report.manager = leaver.manager;
      changes.people.add(report);
    }
  }
  leavers.forEach((leaver) => changes.people.delete(leaver));
}

function hire(source: SourceDirectory, changes: SourceChanges, count: number): void {
  for (let hired = 0; hired < count; hired++) {
    const person = source.hire();
    changes.people.add(person);
    if (source.everyone) {
      join(changes.memberships, source.everyone, person);
    }
  }
}

/** One team is renamed, one closed, one opened; people come and go in some; the rest sees only echoes. */
function reorganise(source: SourceDirectory, changes: SourceChanges, random: Random): void {
  const people = source.present;
  const [renamed, closed, echoed, pushed, ...others] = random.shuffled(source.standing.slice(2));
  if (renamed) {
    renamed.formerNames.push(renamed.name);
    renamed.name = source.teamName(`${random.pick(['New', 'Global', 'Ünited'])} Team`);
    changes.teams.add(renamed);
  }
  if (closed) {
    closed.deleted = true;
    changes.teams.add(closed);
    const opened = source.found();
    changes.teams.add(opened);
    random
      .shuffled(people)
      .slice(0, 5)
      .forEach((person) => join(changes.memberships, opened, person));
  }
  for (const team of [renamed, ...others.slice(0, Math.ceil(others.length / 10))]) {
    if (team) {
      random
        .shuffled(team.members)
        .slice(0, 2)
        .forEach((person) => leave(changes.memberships, team, person));
      random
        .shuffled(people)
        .slice(0, 3)
        .forEach((person) => join(changes.memberships, team, person));
    }
  }
  if (echoed) {
    const strangers = random.shuffled(people.filter((person) => !echoed.members.has(person)));
    changes.echoes.set(echoed, {
      add: new Set([...echoed.members].slice(0, 2)),
      remove: new Set(strangers.slice(0, 2)),
    });
  }
  if (pushed) {
    changes.pushed.push(pushed);
  }
}

function changeOf(memberships: Map<Team, MembershipChange>, team: Team): MembershipChange {
  const change = memberships.get(team) ?? { add: new Set(), remove: new Set() };
  memberships.set(team, change);
  return change;
}

function join(memberships: Map<Team, MembershipChange>, team: Team, person: Person): void {
  const change = changeOf(memberships, team);
  if (!team.members.has(person) && !change.remove.has(person)) {
    team.members.add(person);
    change.add.add(person);
  }
}

function leave(memberships: Map<Team, MembershipChange>, team: Team, person: Person): void {
  team.members.delete(person);
  changeOf(memberships, team).remove.add(person);
}
