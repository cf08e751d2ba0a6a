import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync, inflateSync } from 'node:zlib';
import type { JsonObject } from './attribute-paths.js';
import type { Dialect, Query } from './dialects/dialect.js';
import { RequestFailed, SimulationError } from './failures.js';
import type { Metrics } from './metrics.js';
import type { Pacer } from './pacer.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
}

// Okta closes the socket after 60 seconds.
const TIMEOUT_MS = 60_000;
const PATIENCE_MS = 30_000;
const READ_ATTEMPTS = 4;

/** Sends requests as the provider's client does, survives a directory that is away for a moment, and measures. */
export class ScimConnection {
  readonly baseUrl: string;
  private readonly flags: string[];
  private readonly agent: HttpAgent;
  private readonly request: typeof httpRequest;
  private answered = false;
  private closed = false;
  private outage: Promise<void> | null = null;

  constructor(
    url: string,
    private readonly token: string | (() => string),
    private readonly dialect: Dialect,
    private readonly metrics: Metrics,
    concurrency: number,
    private readonly pacer: Pacer,
  ) {
    const address = parseUrl(url);
    const secure = address.protocol === 'https:';
    this.baseUrl = `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
    // The flags that an administrator has put on the tenant URL go along with every request.
    this.flags = [...new Set([...address.searchParams.keys(), ...dialect.flags])];
    const options = { keepAlive: true, maxSockets: concurrency };
    this.agent = secure ? new HttpsAgent(options) : new HttpAgent(options);
    this.request = secure ? httpsRequest : httpRequest;
  }

  async get(path: string, query: Query = []): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.send('GET', path, query);
        if (!isBusy(answer.status) || attempt === READ_ATTEMPTS) {
          return answer;
        }
        this.metrics.fail();
        await pause(retryAfter(answer) ?? attempt * 500);
      } catch (error) {
        if (!(error instanceof RequestFailed) || attempt === READ_ATTEMPTS) {
          throw error;
        }
      }
    }
  }

  async send(method: string, path: string, query: Query = [], body?: JsonObject): Promise<Answer> {
    if (this.closed) {
      throw new SimulationError('The simulation has ended.');
    }
    await this.pacer.turn();
    const started = performance.now();
    try {
      const answer = await this.exchange(method, path, query, body);
      this.metrics.record(method, performance.now() - started);
      this.answered = true;
      if (answer.status === 401 || answer.status === 403) {
        throw new SimulationError(
          `${this.baseUrl} refused the token (${answer.status}). Is it complete, and still valid?`,
        );
      }
      return answer;
    } catch (error) {
      if (error instanceof SimulationError) {
        throw error;
      }
      this.metrics.record(method, performance.now() - started);
      this.metrics.fail();
      await this.waitUntilReachable(error);
      throw new RequestFailed(`${method} ${path}: no answer (${reasonOf(error)})`, true);
    }
  }

  close(): void {
    this.closed = true;
    this.agent.destroy();
  }

  private exchange(method: string, path: string, query: Query, body?: JsonObject): Promise<Answer> {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const parameters = [...query.map(([name, value]) => `${name}=${this.dialect.encode(value)}`), ...this.flags];
    const url = this.baseUrl + path + (parameters.length > 0 ? `?${parameters.join('&')}` : '');
    const headers = {
      ...this.dialect.headers(typeof this.token === 'string' ? this.token : this.token(), payload !== undefined),
      ...(payload ? { 'Content-Length': payload.length } : {}),
    };
    return new Promise((resolve, reject) => {
      const request = this.request(url, { method, headers, agent: this.agent, timeout: TIMEOUT_MS }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = unpack(Buffer.concat(chunks), response.headers['content-encoding']);
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      request.on('timeout', () => request.destroy(new Error(`none within ${TIMEOUT_MS / 1000} s`)));
      request.on('error', reject);
      request.end(payload);
    });
  }

  /** All that met the outage wait for one watcher. */
  private async waitUntilReachable(error: unknown): Promise<void> {
    if (this.closed || !this.answered) {
      throw new SimulationError(
        `${this.baseUrl} cannot be reached (${reasonOf(error)}). Is the URL right, and the server running?`,
      );
    }
    this.outage ??= this.watch().finally(() => (this.outage = null));
    await this.outage;
  }

  private async watch(): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    for (let wait = 100; ; wait = Math.min(wait * 2, 2000)) {
      try {
        await this.exchange('GET', '/Users', [['count', '0']]);
        return;
      } catch (error) {
        if (this.closed || performance.now() > deadline) {
          throw new SimulationError(
            `${this.baseUrl} stopped answering (${reasonOf(error)}). Run the same command again: it completes what is left.`,
          );
        }
        await pause(wait);
      }
    }
  }
}

function parseUrl(url: string): URL {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new SimulationError(
      `"${url}" is not a URL. Give the SCIM URL as the portal shows it, starting with https:// or http://.`,
    );
  }
  return address;
}

export const isBusy = (status: number): boolean => [429, 502, 503, 504].includes(status);

function retryAfter(answer: Answer): number | undefined {
  const seconds = Number(answer.headers['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : undefined;
}

function unpack(body: Buffer, encoding: string | undefined): string {
  if (encoding === 'gzip') {
    return gunzipSync(body).toString();
  }
  return (encoding === 'deflate' ? inflateSync(body) : body).toString();
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return message || code || 'connection failed';
}
