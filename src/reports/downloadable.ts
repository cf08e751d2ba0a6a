import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { type Table, toCsv } from './csv.js';

const CSV = 'text/csv';

/** A report of a period; one of the moment has none. */
interface Dated {
  readonly from?: string;
  readonly to?: string;
}

/** The answer also comes as CSV, for who asks for it by `?format=csv` or `Accept: text/csv`. */
export const Downloadable = <Report extends Dated>(name: string, toTable: (report: Report) => Table): MethodDecorator =>
  applyDecorators(UseInterceptors(new CsvInterceptor(name, toTable)), ApiProduces('application/json', CSV));

class CsvInterceptor<Report extends Dated> implements NestInterceptor<Report> {
  constructor(
    private readonly name: string,
    private readonly toTable: (report: Report) => Table,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<Report>): Observable<unknown> {
    const http = context.switchToHttp();
    const reply = http.getResponse<FastifyReply>().header('Vary', 'Accept');
    if (!wantsCsv(http.getRequest<FastifyRequest>())) return next.handle();
    return next.handle().pipe(
      map((report) => {
        const days = [report.from, report.to].filter((day) => day !== undefined);
        const file = [this.name, ...(days.length > 0 ? days : [new Date().toISOString().slice(0, 10)])].join('_');
        void reply
          .type(`${CSV}; charset=utf-8; header=present`)
          .header('Content-Disposition', `attachment; filename="${file}.csv"`);
        return toCsv(this.toTable(report));
      }),
    );
  }
}

function wantsCsv({ headers, query }: FastifyRequest): boolean {
  const { format } = query as { format?: string };
  return format === undefined ? new RegExp(`\\b${CSV}\\b`).test(headers.accept ?? '') : format === 'csv';
}
