import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import type { ListRequest } from '../database/list-request.js';
import { filterOf, parseFilter, parseProjection, parseSort } from '../protocol/index.js';
import type { ResourceType } from '../protocol/index.js';
import { PagesService } from './pages.service.js';
import type { Paged } from './pages.service.js';
import type { ScimScope } from './scim-scope.js';

/** A query of a list, RFC 7644 §3.4.2: what is looked for, in which order, and which part of it is answered. */
export type ListQuery = ScimScope & ListRequest & Paged;

/** The same of users and groups together, RFC 7644 §3.4.2.1: as it reads for the one and for the other. */
export interface DirectoryQuery extends ScimScope, Paged {
  readonly users: ListQuery;
  readonly groups: ListQuery;
}

/** The scope's query as one of a list of the route's type. */
@Injectable()
export class ParseListQueryPipe implements PipeTransform<ScimScope, ListQuery> {
  constructor(private readonly pages: PagesService) {}

  transform(scope: ScimScope): ListQuery {
    return listQuery(scope, this.pages.asked(scope), scope.type, []);
  }
}

/** The scope's query as one over all types that a tenant has. */
@Injectable()
export class ParseDirectoryQueryPipe implements PipeTransform<ScimScope, DirectoryQuery> {
  constructor(private readonly pages: PagesService) {}

  transform(scope: ScimScope): DirectoryQuery {
    const { user, group } = scope.types;
    const paged = this.pages.asked(scope);
    return {
      ...scope,
      ...paged,
      users: listQuery(scope, paged, user, [group]),
      groups: listQuery(scope, paged, group, [user]),
    };
  }
}

function listQuery(scope: ScimScope, paged: Paged, type: ResourceType, others: readonly ResourceType[]): ListQuery {
  const { filter, sortby, sortorder, attributes, excludedattributes } = scope.query;
  return {
    ...scope,
    ...paged,
    type,
    view: parseProjection(attributes, excludedattributes, type),
    filter: !filter?.trim() || filterOf(parseFilter(filter, type, others), type),
    sort: parseSort(sortby, sortorder, type, others),
  };
}
