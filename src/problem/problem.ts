import { STATUS_CODES } from 'node:http';
import { HttpException, HttpStatus } from '@nestjs/common';
import type { FieldFault, Problem } from './problem.dto.js';

export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** Every error as its caller may see it: one that nobody foresaw says nothing of our insides. */
export function toProblem(error: unknown, requestId: string): Problem {
  const known = error instanceof HttpException ? error : null;
  const status = known?.getStatus() ?? HttpStatus.INTERNAL_SERVER_ERROR;
  const title = STATUS_CODES[status] ?? 'Unknown';
  return {
    type: 'about:blank',
    title,
    status,
    detail: known?.message ?? 'The service failed to answer this request; its log tells why.',
    instance: `urn:uuid:${requestId}`,
    ...(known instanceof InvalidFields && { errors: known.faults }),
  };
}

/** The request is understood, but some of its fields cannot be accepted. */
export class InvalidFields extends HttpException {
  constructor(readonly faults: FieldFault[]) {
    super(faults.map((fault) => fault.detail).join('; '), HttpStatus.BAD_REQUEST);
  }
}
