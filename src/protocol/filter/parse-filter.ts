import type { Attribute } from '../core/attribute.js';
import type { ResourceType } from '../core/resource-types.js';
import {
  type AttributePath,
  findSubAttribute,
  isNeverReturned,
  printPath,
  resolvePath,
} from '../core/schema-registry.js';
import type { ScimError } from '../messages/scim-error.js';
import { comparison } from './comparison.js';
import { COMPARE_OPERATORS, type CompareOperator, type Filter, join } from './filter.js';
import { invalidFilter, quote, type Token, tokenize } from './tokenize.js';

const MAX_DEPTH = 50;
const MAX_TERMS = 500;
const OPERATORS = `${COMPARE_OPERATORS.join(', ')} or pr`;

/** What a name means where it stands: an attribute of the resource or, inside `[ ]`, a sub-attribute. */
interface Scope {
  readonly owner: string;
  readonly attributes: readonly Attribute[];
  readonly resolve: (name: string) => AttributePath | null;
}

/**
 * Parses a filter of RFC 7644 §3.4.2.2. Throws invalidFilter, telling the position and what was expected there.
 * An attribute that only one of the `others` has is taken as theirs: `filterOf` says what that means for `type`.
 */
export function parseFilter(text: string, type: ResourceType, others: readonly ResourceType[] = []): Filter {
  const types = [type, ...others];
  const resolve = (name: string): AttributePath | null => first(types, (each) => resolvePath(name, each));
  const owner = types.map(({ name }) => name).join(' or ');
  return new FilterParser(tokenize(text), { owner, attributes: type.schema.attributes, resolve }).parse();
}

/** Parses what stands inside the `[ ]` of a path, `offset` characters after its beginning. */
export function parseElementFilter(text: string, attribute: Attribute, offset: number): Filter {
  return new FilterParser(tokenize(text, offset), elementScope(attribute)).parse();
}

function elementScope(complex: Attribute): Scope {
  const resolve = (name: string): AttributePath | null => {
    const attribute = findSubAttribute(complex, name);
    return attribute && { attribute };
  };
  return { owner: complex.name, attributes: complex.subAttributes as readonly Attribute[], resolve };
}

/** Recursive descent, one method for each level of precedence. */
class FilterParser {
  private index = 0;
  private depth = 0;
  private terms = 0;
  private insideBrackets = false;

  constructor(
    private readonly tokens: readonly Token[],
    private scope: Scope,
  ) {}

  parse(): Filter {
    const filter = this.or();
    this.expect('end', '"and", "or" or the end of the filter');
    return filter;
  }

  private or(): Filter {
    const filters: [Filter, ...Filter[]] = [this.and()];
    while (this.takeWord('or')) filters.push(this.and());
    return join('or', filters);
  }

  private and(): Filter {
    const filters: [Filter, ...Filter[]] = [this.term()];
    while (this.takeWord('and')) filters.push(this.term());
    return join('and', filters);
  }

  private term(): Filter {
    if (this.current.kind === '(') return this.group();
    if (this.takeWord('not')) return { kind: 'not', filter: this.group() };
    const name = this.expect('word', `an attribute such as ${this.examples()}`);
    if (++this.terms > MAX_TERMS) throw invalidFilter(name.position, `a filter has at most ${MAX_TERMS} comparisons.`);
    const path = this.resolve(name);
    return this.current.kind === '[' ? this.valuePath(path) : this.expression(path);
  }

  private group(): Filter {
    this.expect('(', '"("');
    return this.nested(')');
  }

  private nested(end: ')' | ']'): Filter {
    if (++this.depth > MAX_DEPTH) {
      throw invalidFilter(this.current.position, `brackets are nested at most ${MAX_DEPTH} deep.`);
    }
    const filter = this.or();
    this.expect(end, `"and", "or" or "${end}"`);
    this.depth--;
    return filter;
  }

  private valuePath(path: AttributePath): Filter {
    const { position } = this.expect('[', '"["');
    if (this.insideBrackets) throw invalidFilter(position, '"[" does not stand inside another "[".');
    if (path.attribute.type !== 'complex' || path.subAttribute) {
      throw invalidFilter(position, `${printPath(path)} has no sub-attributes to select by.`);
    }
    const outer = this.scope;
    this.scope = elementScope(path.attribute);
    this.insideBrackets = true;
    const filter = join('and', [this.nested(']'), ...this.afterBracket()]);
    this.insideBrackets = false;
    this.scope = outer;
    return { kind: 'some', path, filter };
  }

  // Entra: `emails[type eq "work"].value eq "x"`, which the grammar of the RFC has for PATCH paths only.
  private afterBracket(): Filter[] {
    const { kind, text, position } = this.current;
    if (kind !== 'word' || !text.startsWith('.')) return [];
    this.index++;
    return [this.expression(this.resolve({ kind, text: text.slice(1), position: position + 1 }))];
  }

  private expression(path: AttributePath): Filter {
    const operator = this.expect('word', `an operator (${OPERATORS})`);
    const name = operator.text.toLowerCase();
    if (name === 'pr') return { kind: 'present', path };
    if (!isCompareOperator(name)) {
      throw invalidFilter(
        operator.position,
        `the operator ${quote(operator.text)} is not supported; expected ${OPERATORS}.`,
      );
    }
    return comparison(path, name, this.value());
  }

  // Entra's documentation has values without quotes: `externalId eq jyoung`.
  private value(): Token {
    const { kind, text } = this.current;
    if (kind === 'string' || (kind === 'word' && !text.startsWith("'"))) return this.tokens[this.index++] as Token;
    throw this.unexpected('a value such as "x", true or 1');
  }

  private resolve({ text, position }: Token): AttributePath {
    const path = this.scope.resolve(text);
    if (!path) {
      const problem = `${quote(text)} is not an attribute of ${this.scope.owner}; expected one such as ${this.examples()}.`;
      throw invalidFilter(position, problem);
    }
    // Comparing with a password would tell it, letter by letter.
    if (isNeverReturned(path)) throw invalidFilter(position, `${text} can not be asked for.`);
    return path;
  }

  private examples(): string {
    const names = this.scope.attributes.slice(0, 3).map(({ name, subAttributes: [part] = [] }) => {
      return part ? `${name}.${part.name}` : name;
    });
    return names.join(', ');
  }

  private get current(): Token {
    return this.tokens[this.index] as Token;
  }

  private takeWord(word: string): boolean {
    const { kind, text } = this.current;
    if (kind !== 'word' || text.toLowerCase() !== word) return false;
    this.index++;
    return true;
  }

  private expect(kind: Token['kind'], description: string): Token {
    if (this.current.kind !== kind) throw this.unexpected(description);
    return this.tokens[this.index++] as Token;
  }

  private unexpected(description: string): ScimError {
    const { kind, text, position } = this.current;
    const found = kind === 'end' ? 'the end' : quote(text);
    return invalidFilter(position, `expected ${description}, found ${found}.`);
  }
}

function isCompareOperator(name: string): name is CompareOperator {
  return (COMPARE_OPERATORS as readonly string[]).includes(name);
}

function first<Item, Result>(items: readonly Item[], find: (item: Item) => Result | null): Result | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
