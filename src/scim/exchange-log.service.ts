import { Injectable, Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProvisioningLogService } from '../provisioning-log/provisioning-log.service.js';
import { exchangeOf } from './exchange.js';
import { JsonStream } from './json-stream.js';

/** Hands every request to a SCIM URL, and its answer, to the provisioning log: also those that no controller came to see. */
@Injectable()
export class ExchangeLog {
  private readonly logger = new Logger('Scim');

  constructor(private readonly log: ProvisioningLogService) {}

  /** Takes note of each answer as it goes out. */
  listen(server: FastifyInstance): void {
    server.addHook('onSend', (request, reply, payload, done) => {
      const record = (): void => this.record(request, reply, payload);
      // Of what is written while it is sent, only the end tells how much it was.
      if (payload instanceof JsonStream) payload.once('close', record);
      else record();
      done();
    });
  }

  /** Never fails: an answer is not kept back by what is noted of it. */
  record(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
    try {
      const exchange = exchangeOf(request, reply, payload);
      if (exchange) this.log.record(exchange);
    } catch (error) {
      this.logger.error(error);
    }
  }
}
