import { DEPARTMENTS, EMOJI } from './company.js';
import { CULTURES, latinName, nativeName, type Culture } from './people.js';
import { Random } from './random.js';

export interface Address {
  readonly streetAddress: string;
  readonly locality: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
}

/** Somebody in the company's own directory, as the identity provider knows them. */
export interface Person {
  readonly key: string;
  readonly number: number;
  readonly locale: string;
  readonly employeeNumber: string;
  userName: string;
  formerUserNames: string[];
  givenName: string;
  familyName: string;
  displayName: string;
  department: string;
  email: string;
  title?: string;
  otherEmail?: string;
  phone?: string;
  mobile?: string;
  fax?: string;
  office?: string;
  address?: Address;
  active: boolean;
  departed: boolean;
  manager: Person | null;
}

const sometimes = <T>(random: Random, probability: number, make: () => T): T | undefined =>
  random.chance(probability) ? make() : undefined;

export function makeAddress(random: Random, culture: Culture): Address {
  const { streets, ...place } = random.pick(culture.places);
  return { streetAddress: random.pick(streets), ...place, country: culture.country };
}

export const makeOffice = (random: Random): string =>
  `Building ${random.pick(['A', 'B', 'Ω'])}, ${random.between(1, 9)}/${random.below(100)}`;

export const makePhone = (random: Random): string => random.digits(random.pick(CULTURES).phone);

export function makeDisplayName(random: Random, culture: Culture, given: string, family: string): string {
  const name = culture.familyNameFirst ? `${family} ${given}` : `${given} ${family}`;
  return random.chance(0.04) ? `${name} ${random.pick(EMOJI)}` : name;
}

/** Takes a free sign-in name; a namesake gets a number. */
export function makeUserName(random: Random, wanted: string, domain: string, taken: Set<string>): string {
  const suffix = random.chance(0.02) ? '+ext' : '';
  const local = random.chance(0.4) ? wanted : wanted.toLowerCase();
  for (let namesake = 1; ; namesake++) {
    const userName = `${local}${namesake === 1 ? '' : namesake}${suffix}@${domain}`;
    // userName is unique whatever its case (RFC 7643 §4.1.1).
    if (!taken.has(userName.toLowerCase())) {
      taken.add(userName.toLowerCase());
      return userName;
    }
  }
}

export function makePerson(seed: number, number: number, domain: string, taken: Set<string>): Person {
  const random = new Random(`${seed}/person/${number}`);
  const culture = random.pick(CULTURES);
  const [given, family] = [random.pick(culture.given), random.pick(culture.family)];
  const department = random.pick(Object.keys(DEPARTMENTS));
  const userName = makeUserName(random, `${latinName(given)}.${latinName(family)}`, domain, taken);
  return {
    key: random.guid(),
    number,
    locale: culture.locale,
    employeeNumber: String(number).padStart(6, '0'),
    userName,
    formerUserNames: [],
    givenName: nativeName(given),
    familyName: nativeName(family),
    displayName: makeDisplayName(random, culture, nativeName(given), nativeName(family)),
    department,
    email: random.chance(0.03) ? userName.replace('@', '+mail@') : userName,
    title: sometimes(random, 0.95, () => random.pick(DEPARTMENTS[department]!)),
    otherEmail: sometimes(random, 0.3, () => userName.replace('@', '+alias@mail.')),
    phone: sometimes(random, 0.8, () => random.digits(culture.phone)),
    mobile: sometimes(random, 0.5, () => random.digits(culture.phone)),
    fax: sometimes(random, 0.1, () => random.digits(culture.phone)),
    office: sometimes(random, 0.6, () => makeOffice(random)),
    address: sometimes(random, 0.7, () => makeAddress(random, culture)),
    active: !random.chance(0.03),
    departed: false,
    manager: null,
  };
}
