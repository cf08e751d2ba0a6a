import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import type { Window } from '../database/page.js';
import { MAX_RESULTS, ScimError, parseFilter } from '../protocol/index.js';
import type { Filter } from '../protocol/index.js';
import type { ScimScope } from './scim-scope.js';

const DEFAULT_COUNT = 100;
const WHOLE_NUMBER = /^[+-]?\d{1,15}$/;

/** A query of a list, RFC 7644 §3.4.2: what is looked for, and which part of it is answered. */
export interface ListQuery extends ScimScope {
  readonly filter: Filter | undefined;
  /** From 1. */
  readonly startIndex: number;
  readonly window: Window;
}

/** `filter`, `startIndex` and `count` of the scope's query. */
@Injectable()
export class ParseListQueryPipe implements PipeTransform<ScimScope, ListQuery> {
  transform(scope: ScimScope): ListQuery {
    const { filter, startindex, count } = scope.query;
    const startIndex = Math.max(1, wholeNumber('startIndex', startindex) ?? 1);
    const limit = Math.min(MAX_RESULTS, Math.max(0, wholeNumber('count', count) ?? DEFAULT_COUNT));
    return {
      ...scope,
      filter: filter === undefined || filter.trim() === '' ? undefined : parseFilter(filter, scope.type),
      startIndex,
      window: { offset: startIndex - 1, limit },
    };
  }
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined;
  if (WHOLE_NUMBER.test(text)) return Number(text);
  throw new ScimError(400, `${name} must be a whole number.`, 'invalidValue');
}
