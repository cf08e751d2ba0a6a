import { textFault } from './parse-simple.js';

const MAX_TEXT = 1_000;
const MAX_LIST = 100;

/** What is wrong with one member of a definition; `field` is its place, such as `attributes[2].type`. */
export interface SchemaFault {
  readonly field: string;
  readonly detail: string;
}

/** Reads the members of one attribute definition, and notes what is wrong with them; null is as good as absent. */
export class DefinitionMember {
  constructor(
    private readonly given: { readonly [name: string]: unknown },
    readonly where: string,
    readonly faults: SchemaFault[],
  ) {}

  refuse(name: string, problem: string): void {
    const field = `${this.where}.${name}`;
    this.faults.push({ field, detail: `${field} ${problem}` });
  }

  /** A misspelt characteristic would be missing without a word. */
  refuseOthers(known: ReadonlySet<string>): void {
    for (const name of Object.keys(this.given)) {
      if (!known.has(name)) this.refuse(name.slice(0, 50), 'is no characteristic of an attribute');
    }
  }

  flag(name: string, otherwise: boolean): boolean {
    const value = this.given[name] ?? otherwise;
    if (typeof value === 'boolean') return value;
    this.refuse(name, 'must be true or false');
    return otherwise;
  }

  /** One of the words, in any case. */
  word<Word extends string>(name: string, words: readonly Word[], otherwise: Word): Word {
    const value = this.given[name] ?? otherwise;
    const found = words.find((word) => typeof value === 'string' && word.toLowerCase() === value.toLowerCase());
    if (found === undefined) this.refuse(name, `must be one of ${words.join(', ')}`);
    return found ?? otherwise;
  }

  text(name: string, otherwise: string): string {
    const value = this.given[name] ?? otherwise;
    if (isText(value)) return value;
    this.refuse(name, `must be a text of at most ${MAX_TEXT} characters`);
    return otherwise;
  }

  texts(name: string): readonly string[] | undefined {
    const value = this.list(name);
    if (!value || (value.length > 0 && value.length <= MAX_LIST && value.every(isText))) return value;
    this.refuse(name, `must be a list of 1 to ${MAX_LIST} texts`);
    return undefined;
  }

  list(name: string): readonly unknown[] | undefined {
    const value = this.given[name] ?? undefined;
    if (value === undefined || Array.isArray(value)) return value;
    this.refuse(name, 'must be a list');
    return undefined;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_TEXT && textFault(value) === null;
}
