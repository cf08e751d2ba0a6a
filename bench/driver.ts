import { Agent, type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Json } from './people.js';

/** An answer that is wrong: the bench fails, because what is fast and wrong is of no use. */
export class WrongAnswer extends Error {
  override readonly name = 'WrongAnswer';
}

/** What an identity provider is given: the SCIM URL and a secret. */
export interface Connection {
  readonly scimUrl: string;
  readonly secret: string;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

const TIMEOUT_MS = 60_000;

/** Talks as Entra does: over connections kept alive, with nothing but the token and the media type in the headers. */
export class Driver {
  private readonly agent: Agent;
  private readonly open: typeof httpRequest;
  private readonly url: URL;

  constructor(
    private readonly connection: Connection,
    agent?: Agent,
  ) {
    this.url = new URL(connection.scimUrl);
    const secure = this.url.protocol === 'https:';
    this.agent = agent ?? new (secure ? HttpsAgent : Agent)({ keepAlive: true });
    this.open = secure ? httpsRequest : httpRequest;
  }

  send(method: string, path: string, body?: Json): Promise<Answer> {
    const payload = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
    const headers: Record<string, string | number> = { Authorization: `Bearer ${this.connection.secret}` };
    if (payload) {
      headers['Content-Type'] = 'application/scim+json; charset=utf-8';
      headers['Content-Length'] = payload.length;
    }
    return new Promise((resolve, reject) => {
      const target = this.url.pathname.replace(/\/$/, '') + path;
      const options = { agent: this.agent, method, path: target, headers, timeout: TIMEOUT_MS };
      const request = this.open(this.url, options, (response) => receive(response, resolve, reject));
      failWith(request, reject, `${method} ${path}`);
      request.end(payload);
    });
  }

  /** @throws WrongAnswer for another status than the one that is expected. */
  async expect(status: number, method: string, path: string, body?: Json): Promise<Json> {
    const answer = await this.send(method, path, body);
    if (answer.status !== status) {
      throw new WrongAnswer(`${method} ${path}: ${answer.status} instead of ${status}: ${answer.text.slice(0, 300)}`);
    }
    return answer.text === '' ? null : (JSON.parse(answer.text) as Json);
  }

  /** Another integration at the same server, spoken to over the same connections. */
  as(connection: Connection): Driver {
    return new Driver(connection, this.agent);
  }
}

function failWith(request: ClientRequest, reject: (error: Error) => void, what: string): void {
  request.on('timeout', () => request.destroy(new WrongAnswer(`${what}: no answer in ${TIMEOUT_MS / 1000} seconds`)));
  request.on('error', (error) => reject(error instanceof WrongAnswer ? error : new WrongAnswer(`${what}: ${error}`)));
}

function receive(response: IncomingMessage, resolve: (answer: Answer) => void, reject: (error: Error) => void): void {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('error', reject);
  response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
}
