import type { IncomingHttpHeaders } from 'node:http';
import { Unmet } from './check.js';

export type JsonObject = { readonly [name: string]: unknown };

/** A resource as a provider shows it: what is in it is checked as it is read. */
export type Resource = JsonObject & { readonly id: string };

/** A request and its answer, as they are shown when a check fails. */
export interface Exchange {
  readonly request: string;
  readonly answer: string;
}

/** What came back, with the questions that checks ask of it. */
export class Answer {
  constructor(
    readonly status: number,
    readonly headers: IncomingHttpHeaders,
    readonly text: string,
  ) {}

  /** The body as a JSON object; a body that is none is a failure. */
  get body(): JsonObject {
    const value = parse(this.text);
    if (!isObject(value)) throw new Unmet(`The body is not a JSON object: ${this.text.slice(0, 80) || 'it is empty'}`);
    return value;
  }

  /** The body as a resource: an object with an id. */
  get resource(): Resource {
    const { body } = this;
    if (typeof body.id !== 'string' || body.id === '') throw new Unmet('The resource has no id.');
    return body as Resource;
  }

  header(name: string): string | undefined {
    const value = this.headers[name.toLowerCase()];
    return Array.isArray(value) ? value[0] : value;
  }

  /** Demands one of these statuses. */
  is(...statuses: number[]): this {
    if (!statuses.includes(this.status)) {
      throw new Unmet(`Answered ${this.status}, expected ${statuses.join(' or ')}.`);
    }
    return this;
  }

  get succeeded(): boolean {
    return this.status >= 200 && this.status < 300;
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is at a path of names and positions; undefined where the path ends early. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>((each, step) => (each as Record<string | number, unknown> | null)?.[step], value);
}

/** The values of a multi-valued attribute; none where it is unassigned. */
export function elements(resource: JsonObject, attribute: string): JsonObject[] {
  const value = resource[attribute];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
