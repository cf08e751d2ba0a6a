import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import type { Connection } from './scim-client.js';
import { differences, fill, type Names } from './matching.js';

/** One request as a provider sends it, and what its answer must hold. `{name}` is filled with what was captured as that. */
export interface Exchange {
  readonly method: string;
  /** Below the SCIM URL, sent as it stands; only what cannot stand in a request line is encoded. */
  readonly path: string;
  /** Besides those that every request has; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly request?: unknown;
  readonly status: number;
  readonly answerHeaders?: Readonly<Record<string, string>>;
  readonly response?: unknown;
}

/** A recorded conversation; exchanges in an array of their own are sent side by side. */
export interface Conversation {
  readonly description: string;
  readonly source?: string;
  readonly exchanges: readonly (Exchange | readonly Exchange[])[];
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

const FIELDS = ['method', 'path', 'headers', 'request', 'status', 'answerHeaders', 'response'];
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** Every conversation below the folder, with the name of its file. */
export function conversationsIn(folder: string): (Conversation & { readonly file: string })[] {
  const root = new URL(`${folder}/`, import.meta.url);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => {
    const conversation = JSON.parse(readFileSync(new URL(file, root), 'utf8')) as Conversation;
    // A misspelt "response" would be a test that cannot fail.
    const unknown = conversation.exchanges
      .flat()
      .flatMap((each) => Object.keys(each).filter((key) => !FIELDS.includes(key)));
    if (!conversation.description || unknown.length > 0)
      throw new Error(`${file}: no description, or ${unknown.join()}`);
    return { ...conversation, file };
  });
}

/** Holds the conversation; what was not answered as recorded, a sentence each. */
export async function hold(conversation: Conversation, connection: Connection): Promise<string[]> {
  const names: Names = new Map(Object.entries(connection));
  const found: string[] = [];
  for (const step of conversation.exchanges) {
    const exchanges = [step].flat();
    const answers = await Promise.all(exchanges.map((exchange) => send(exchange, connection, names)));
    for (const [index, exchange] of exchanges.entries()) found.push(...check(exchange, answers[index]!, names));
    // What follows builds on what failed.
    if (found.length > 0) break;
  }
  return found;
}

function check(exchange: Exchange, { status, headers, text }: Answer, names: Names): string[] {
  const type = String(headers['content-type']);
  let hasNull = false;
  const watch = (_: string, value: unknown): unknown => ((hasNull ||= value === null), value);
  const body: unknown = text !== '' && /json/.test(type) ? JSON.parse(text, watch) : text || undefined;
  const { answerHeaders = {}, response } = exchange;
  const found = status === exchange.status ? [] : [`status is ${status}, not ${exchange.status}`];
  if (text !== '' && !type.startsWith('application/scim+json')) found.push(`the content type is ${type}`);
  if ([204, 304].includes(status) !== (text === '')) found.push('a body belongs to every answer but 204 and 304');
  // RFC 7643 §2.5: null is no value, and clients stumble over it.
  if (hasNull) found.push('there is a null');
  if (status >= 400) {
    const error = { schemas: [ERROR], status: String(status), detail: '{any}' };
    found.push(...differences(error, body, names));
  }
  if (response !== undefined) found.push(...differences(response, body, names));
  for (const [name, value] of Object.entries(answerHeaders)) {
    found.push(...differences(value, headers[name.toLowerCase()], names, name));
  }
  if (found.length > 0) found.push(`answered ${text.slice(0, 2000)}`);
  return found.map((difference) => `${exchange.method} ${exchange.path}: ${difference}`);
}

/** Raw, because fetch would tidy up what is to be shown: the `?` without a query, the missing User-Agent. */
async function send(exchange: Exchange, { scimUrl, secret }: Connection, names: Names): Promise<Answer> {
  const { method, path, request: body } = exchange;
  const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(fill(body, names));
  const headers = {
    Authorization: `Bearer ${secret}`,
    ...(payload !== undefined && { 'Content-Type': 'application/scim+json' }),
    ...fill(exchange.headers ?? {}, names),
  };
  const url = new URL(scimUrl);
  const address = fill(path, names).replace(/[^\x21-\x7e]|"/gu, encodeURIComponent);
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method,
      path: url.pathname + address,
      headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== null)),
    });
    sent.on('error', reject);
    sent.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, text }));
    });
    sent.end(payload);
  });
}
