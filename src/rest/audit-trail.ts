import type { ExecutionContext } from '@nestjs/common';

/** Where it is written down what people, and keys, change through the REST API. */
export abstract class AuditTrail {
  /** Of a request that changed something: what `context` is about, and what it is going to be answered with. */
  abstract note(context: ExecutionContext, answer: unknown): Promise<void>;
}
