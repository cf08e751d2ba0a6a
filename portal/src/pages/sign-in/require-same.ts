import { ApiProblem } from '../../api/problem.js';

/** @throws ApiProblem at the field `again`, as the service would say it. */
export function requireSame({ password, again }: { password: string; again: string }): void {
  if (password === again) return;
  const detail = 'The two passwords are not the same.';
  throw new ApiProblem(400, detail, [{ field: 'again', detail }]);
}
