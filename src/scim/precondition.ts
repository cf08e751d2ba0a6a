import { HttpException, HttpStatus } from '@nestjs/common';
import type { TeamEdit } from '../teams/teams.service.js';
import type { ScimScope } from './scim-scope.js';

/** Refuses a resource whose version is none of those that If-Match names, RFC 7644 §3.14. */
export function requireExpected({ expected }: ScimScope, { version }: { version: number }): void {
  if (expected === null || expected.includes(version)) return;
  throw new HttpException(
    'The resource has changed since the version that If-Match names. Read it again.',
    HttpStatus.PRECONDITION_FAILED,
  );
}

/** The same as the first step of a team's change: the team stays as it was seen until the change is done. */
export function expectation(scope: ScimScope): TeamEdit[] {
  return scope.expected === null ? [] : [{ check: (team) => requireExpected(scope, team) }];
}
