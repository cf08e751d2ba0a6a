import { Injectable } from '@nestjs/common';
import type { Page, Window } from '../database/page.js';
import { listResponse, parsePaging } from '../protocol/index.js';
import type { Attributes, ListResponse } from '../protocol/index.js';
import { CursorsService } from './cursors.service.js';
import type { ScimScope } from './scim-scope.js';

/** The part of a list that is asked for. */
export interface Paged {
  readonly window: Window;
  /** How many resources there are, where an earlier page counted them. */
  readonly total: number | null;
}

/** Pages by index and by cursor: from the query to a window, and from what was read to the answer. */
@Injectable()
export class PagesService {
  constructor(private readonly cursors: CursorsService) {}

  asked(scope: ScimScope): Paged {
    const paging = parsePaging(scope.query);
    const limit = paging.count;
    if ('startIndex' in paging) return { window: { offset: paging.startIndex - 1, limit }, total: null };
    if (paging.cursor === '') return { window: { after: null, limit }, total: null };
    const after = this.cursors.open(paging.cursor, limit, scope);
    return { window: { after, limit }, total: after.total };
  }

  answer<Item>(
    query: ScimScope & Paged,
    page: Page<Item>,
    toResource: (item: Item) => Attributes,
  ): ListResponse<Attributes> {
    const { window } = query;
    const resources = page.items.map(toResource);
    const total = page.total ?? query.total ?? resources.length;
    if ('offset' in window) return listResponse(resources, total, { startIndex: window.offset + 1 });
    const cursor = page.last && this.cursors.seal({ ...page.last, count: window.limit, total }, query);
    return listResponse(resources, total, cursor === null ? {} : { nextCursor: cursor });
  }
}
