export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON; the text where it is not; undefined where there is none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- what a test says of it is checked when it runs
  readonly body: any;
}

export interface Call {
  readonly method: string;
  /** A string or bytes go out as they are, anything else as JSON. */
  readonly body?: unknown;
  readonly bearer?: string;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** One HTTP request, and all of its answer. */
export async function call(url: string, { method, body, bearer, headers, signal }: Call): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(bearer !== undefined && { Authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    body: body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
    ...(signal && { signal }),
  });
  // It has no end of its own: whoever wants to read it does not come this way.
  const endless = response.headers.get('content-type') === 'text/event-stream';
  if (endless) await response.body?.cancel();
  const text = endless ? '' : await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? undefined : isJson ? JSON.parse(text) : text,
  };
}
