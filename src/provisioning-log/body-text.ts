import { isSecret, redactFilter, redactJson, redactQuotes, REMOVED } from './redact.js';

export interface BodyText {
  readonly text: string;
  /** True where the body was longer than what is kept of it. */
  readonly truncated: boolean;
}

// A parser lets far deeper nesting in than anyone reads, or than a recursion survives.
const DEEPEST = 40;
const DESIGNATIONS = /^(?:path|type|name|key|attribute)$/i;

/** Writes a parsed body of so many bytes as JSON: `limit` characters at most, and nothing secret. */
export function writeBody(body: unknown, bytes: number | null, limit: number): BodyText {
  const whole = bytes !== null && bytes <= limit ? stringify(body) : null;
  if (whole !== null && whole.length <= limit && !isSecret(whole)) return { text: whole, truncated: false };
  const writer = new Writer(limit);
  writer.write(body, 0);
  return { text: writer.text, truncated: writer.left === 0 };
}

/** The text of an answer that the service wrote as JSON. */
export function cutAnswer(answer: string, limit: number): BodyText {
  const truncated = answer.length > limit;
  const text = truncated ? answer.slice(0, limit) : answer;
  if (!isSecret(text)) return { text, truncated };
  return truncated ? { text: redactJson(text), truncated } : writeBody(JSON.parse(answer), null, limit);
}

/** Null for what is nested too deeply. */
function stringify(body: unknown): string | null {
  try {
    return JSON.stringify(body);
  } catch {
    return null;
  }
}

class Writer {
  text = '';

  constructor(private readonly limit: number) {}

  get left(): number {
    return this.limit - this.text.length;
  }

  write(value: unknown, depth: number): void {
    if (typeof value === 'string') this.writeString(value);
    else if (typeof value !== 'object' || value === null) this.put(String(JSON.stringify(value)));
    else if (depth === DEEPEST) this.put('"…"');
    else if (Array.isArray(value)) this.writeArray(value, depth + 1);
    else this.writeObject(value as Record<string, unknown>, depth + 1);
  }

  private writeArray(values: readonly unknown[], depth: number): void {
    this.put('[');
    for (let index = 0; index < values.length && this.left > 0; index++) {
      if (index > 0) this.put(',');
      this.write(values[index], depth);
    }
    this.put(']');
  }

  private writeObject(object: Record<string, unknown>, depth: number): void {
    // A PATCH operation on a password says so in its path, and an element of a list in its type.
    const holdsSecret = Object.keys(object).some((name) => DESIGNATIONS.test(name) && designates(object[name]));
    let separator = '{';
    for (const name of Object.keys(object)) {
      if (this.left === 0) return;
      const value = object[name];
      this.put(separator);
      this.writeString(name);
      this.put(':');
      if (isRevealing(value) && (isSecret(name) || (holdsSecret && /value/i.test(name)))) this.put(`"${REMOVED}"`);
      else if (typeof value === 'string' && isSecret(value)) this.writeString(reduced(name, value));
      else this.write(value, depth);
      separator = ',';
    }
    this.put(separator === '{' ? '{}' : '}');
  }

  // A photo is not escaped as a whole to keep its beginning.
  private writeString(value: string): void {
    this.put(JSON.stringify(redactJson(value.slice(0, this.left + 1))));
  }

  private put(text: string): void {
    this.text += text.length > this.left ? text.slice(0, this.left) : text;
  }
}

function reduced(name: string, value: string): string {
  if (/^(?:path|filter)$/i.test(name)) return redactFilter(value);
  return /^detail$/i.test(name) ? redactQuotes(value) : value;
}

function designates(value: unknown): boolean {
  return typeof value === 'string' && isSecret(value);
}

function isRevealing(value: unknown): boolean {
  return value !== null && value !== undefined && typeof value !== 'boolean';
}
