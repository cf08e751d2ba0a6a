import type { Problem } from '../../../src/problem/problem.dto.js';

/** What the service says went wrong, in words for people. */
export class ApiProblem extends Error {
  /** What is wrong with each field of what was sent. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(
    /** 0: there was no answer. */
    readonly status: number,
    detail: string,
    errors: Problem['errors'] = [],
    /** Names the request in the service's log. */
    readonly instance: string | null = null,
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(detail);
    this.name = 'ApiProblem';
    this.fields = Object.fromEntries(errors.map(({ field, detail: fault }) => [field, fault]));
  }

  get isUnauthorized(): boolean {
    return this.status === 401;
  }
}

export async function problemOf(answer: Response): Promise<ApiProblem> {
  const problem = (await answer.json().catch(() => ({}))) as Partial<Problem>;
  const retryAfter = Number(answer.headers.get('retry-after') ?? Number.NaN);
  return new ApiProblem(
    answer.status,
    problem.detail ?? `The service answered with ${answer.status}. Try again in a moment.`,
    problem.errors,
    problem.instance ?? null,
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

/** Any error, in a sentence. */
export function explain(error: unknown): string {
  return error instanceof Error ? error.message : 'Something went wrong. Try again in a moment.';
}
