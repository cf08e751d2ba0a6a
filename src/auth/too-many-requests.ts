import { HttpException, HttpStatus } from '@nestjs/common';

/** 429; the caller is told in `Retry-After` when to come again. */
export class TooManyRequests extends HttpException {
  constructor(readonly retryAfterSeconds: number) {
    super(
      `Too many requests at once: try again in ${retryAfterSeconds} ${retryAfterSeconds === 1 ? 'second' : 'seconds'}.`,
      HttpStatus.TOO_MANY_REQUESTS,
    );
  }
}
