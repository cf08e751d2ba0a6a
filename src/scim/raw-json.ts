import { UnbuiltList } from '../protocol/index.js';
import { JsonStream } from './json-stream.js';

/** A list that writes itself as JSON: at once, or piece by piece where it is long. */
export abstract class RawJson extends UnbuiltList {
  abstract json(): string | AsyncIterable<string>;
}

type Part = ReturnType<RawJson['json']>;

/**
 * Writes a value as JSON; members of an object, and of the objects in a list's `Resources`, may be `RawJson`. With a long
 * one among them it becomes a stream.
 */
export function stringify(value: unknown): string | JsonStream {
  const parts = partsOf(value);
  return parts.every((part) => typeof part === 'string') ? parts.join('') : new JsonStream(parts);
}

function partsOf(value: unknown): Part[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [JSON.stringify(value)];
  const plain: Record<string, unknown> = {};
  const others: Part[] = [];
  for (const [name, member] of Object.entries(value)) {
    if (member instanceof RawJson) others.push(`,${JSON.stringify(name)}:`, member.json());
    else if (name === 'Resources') others.push(',"Resources":', ...listOf(member as unknown[]));
    else plain[name] = member;
  }
  const text = JSON.stringify(plain);
  // Every resource has an id, and every list its schemas: something stands before the comma.
  return others.length === 0 ? [text] : [text.slice(0, -1), ...others, '}'];
}

function listOf(resources: readonly unknown[]): Part[] {
  const parts = resources.flatMap((each, index) => (index === 0 ? partsOf(each) : [',', ...partsOf(each)]));
  return ['[', ...parts, ']'];
}
