import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Exchange {
  method: string;
  /** With the query, as it came. */
  url: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a fault reaches in wherever it likes
  request: any;
  status: number;
  headers: Record<string, string>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  body: any;
}

/** One thing that a provider gets wrong, and the checks that must notice. */
export interface Fault {
  readonly name: string;
  readonly noticedBy: string[];
  /** Changes the request before it is served. */
  before?(exchange: Exchange): void;
  /** Changes the answer before it is sent. */
  after?(exchange: Exchange): void;
}

/** Passes everything on to a provider that is right, with one fault. */
export async function startFaultyProvider(
  target: string,
  fault: Fault,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => void relay(target, fault, request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

// What the connection to the target says for itself.
const OWN_HEADERS = ['host', 'connection', 'content-length', 'content-encoding', 'transfer-encoding', 'keep-alive'];

const passedOn = (headers: [string, unknown][]): Record<string, string> =>
  Object.fromEntries(
    headers.filter(([name]) => !OWN_HEADERS.includes(name)).map(([name, value]) => [name, String(value)]),
  );

async function relay(target: string, fault: Fault, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = Buffer.concat(await request.toArray()).toString();
  const exchange: Exchange = {
    method: request.method!,
    url: request.url!,
    request: parsed(text),
    status: 0,
    headers: passedOn(Object.entries(request.headers)),
    body: undefined,
  };
  fault.before?.(exchange);
  const { method, url, headers } = exchange;
  const answer = await fetch(target + url, {
    method,
    headers,
    body: text === '' ? undefined : printed(exchange.request),
  });
  exchange.status = answer.status;
  exchange.headers = passedOn([...answer.headers]);
  exchange.body = parsed(await answer.text());
  fault.after?.(exchange);
  response.writeHead(exchange.status, exchange.headers).end(printed(exchange.body));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function printed(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
