import { Agent as HttpAgent, type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { Answer, type Exchange } from './answer.js';
import { Unmet } from './check.js';

/** The validator cannot go on: told to the person who started it. */
export class ConformanceError extends Error {}

export interface Request {
  readonly method: string;
  /** Below the SCIM URL, or a whole URL below it; goes out as it is, raw characters too. */
  readonly path: string;
  /** A string or bytes go out as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** The Authorization header; null for none. */
  readonly authorization?: string | null;
  /** Takes 429 for an answer instead of waiting and asking again. */
  readonly impatient?: boolean;
}

const TIMEOUT_MS = 20_000;
const ATTEMPTS = 5;
const SHOWN = 1200;
const LARGE = 1024 * 1024;

/** Sends requests and lets the provider slow it down. */
export class Client {
  readonly baseUrl: string;
  requests = 0;
  private readonly agent: HttpAgent;
  private readonly open: typeof httpRequest;

  constructor(
    url: string,
    private readonly token: string,
  ) {
    const address = parseUrl(url);
    const secure = address.protocol === 'https:';
    this.baseUrl = `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
    this.agent = secure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
    this.open = secure ? httpsRequest : httpRequest;
  }

  async send(request: Request): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      this.requests++;
      const answer = await this.exchange(request);
      if (answer.status !== 429 || request.impatient || attempt === ATTEMPTS) return answer;
      await pause(Math.min(Number(answer.header('retry-after')) || attempt, 10) * 1000);
    }
  }

  /** The exchange as it may be shown: the first lines, without the secret. */
  describe({ method, path, body, headers }: Request, answer: Answer | null): Exchange {
    const lines = [`${method} ${path}`, ...Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`)];
    if (body !== undefined) lines.push(asText(body));
    const received = answer ? `${answer.status} ${answer.header('content-type') ?? ''}\n${answer.text}` : 'no answer';
    return { request: this.redact(lines.join('\n')), answer: this.redact(received) };
  }

  close(): void {
    this.agent.destroy();
  }

  private redact(text: string): string {
    const shown = text.replaceAll(this.token, '***').replace(/("password"\s*:\s*)"[^"]*"/gi, '$1"***"');
    return shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown;
  }

  private exchange({ method, path, body, headers, authorization }: Request): Promise<Answer> {
    const payload = body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(asText(body));
    const credentials = authorization === undefined ? `Bearer ${this.token}` : authorization;
    const options = {
      method,
      agent: this.agent,
      timeout: TIMEOUT_MS,
      headers: {
        Accept: 'application/scim+json',
        ...(credentials !== null && { Authorization: credentials }),
        ...(payload && { 'Content-Type': 'application/scim+json', 'Content-Length': payload.length }),
        ...headers,
      },
    };
    const base = new URL(this.baseUrl);
    const target = path.startsWith('http') ? path.slice(base.origin.length) : base.pathname.replace(/\/$/, '') + path;
    return new Promise((resolve, reject) => {
      const request = this.open(base, { ...options, path: target }, (response) => receive(response, resolve, reject));
      request.on('timeout', () => request.destroy(new Unmet(`No answer within ${TIMEOUT_MS / 1000} seconds.`)));
      request.on('error', (error) => reject(this.explain(error)));
      void sendBody(request, payload);
    });
  }

  private explain(error: NodeJS.ErrnoException): Error {
    if (error instanceof Unmet) return error;
    const reason = error.message || error.code;
    // A provider may close a connection that it takes for abuse; what nobody listens on is another matter.
    return error.code === 'ECONNRESET' || error.code === 'EPIPE'
      ? new Unmet(`The connection was closed without an answer (${reason}).`)
      : new ConformanceError(
          `${this.baseUrl} cannot be reached (${reason}). Is the URL right, and the server running?`,
        );
  }
}

/** A provider may answer before it has heard all of what is too large for it, and then close the connection. */
async function sendBody(request: ClientRequest, payload: Buffer | undefined): Promise<void> {
  let answered = false;
  request.once('response', () => (answered = true));
  if (payload && payload.length > LARGE) {
    request.flushHeaders();
    await pause(200);
  }
  if (answered) request.destroy();
  else request.end(payload);
}

function receive(response: IncomingMessage, resolve: (answer: Answer) => void, reject: (error: Error) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', reject);
  response.on('end', () =>
    resolve(new Answer(response.statusCode ?? 0, response.headers, Buffer.concat(chunks).toString())),
  );
}

function asText(body: unknown): string {
  return typeof body === 'string' ? body : Buffer.isBuffer(body) ? body.toString('latin1') : JSON.stringify(body);
}

function parseUrl(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new ConformanceError(`"${url}" is not a URL. Give the SCIM URL, starting with https:// or http://.`);
  }
  return address;
}
