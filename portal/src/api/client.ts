import { ApiProblem, problemOf } from './problem.js';

type Query = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Where the service is: next to the page, also below a path of a reverse proxy. */
export const addressOf = (path: string): string => new URL(path.replace(/^\//, ''), document.baseURI).href;

/** `/users?search=kim`: parameters without a value are left out. */
export function withQuery(path: string, query: Query): string {
  const parameters = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const text = new URLSearchParams(parameters.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? path : `${path}?${text}`;
}

async function send<Answer>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  const answer = await fetch(addressOf(`api${path}`), {
    method,
    signal,
    headers: body === undefined ? undefined : { 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiProblem(0, 'The service does not answer. Try again in a moment.');
  });
  if (!answer.ok) throw await problemOf(answer);
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

/** The REST API: paths are those of the API document behind `/api`. Whatever is not 2xx is thrown as an ApiProblem. */
export const api = {
  get: <Answer>(path: string, signal?: AbortSignal): Promise<Answer> => send<Answer>('GET', path, undefined, signal),
  post: <Answer = void>(path: string, body?: unknown): Promise<Answer> => send<Answer>('POST', path, body),
  put: <Answer = void>(path: string, body?: unknown): Promise<Answer> => send<Answer>('PUT', path, body),
  patch: <Answer = void>(path: string, body?: unknown): Promise<Answer> => send<Answer>('PATCH', path, body),
  remove: <Answer = void>(path: string): Promise<Answer> => send<Answer>('DELETE', path),
};
