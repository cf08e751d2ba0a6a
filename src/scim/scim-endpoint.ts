import { applyDecorators, Controller, SetMetadata, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiDefaultResponse,
  ApiParam,
  ApiProduces,
  ApiQuery,
  ApiTags,
} from '@nestjs/swagger';
import { BearerGuard } from '../integrations/bearer.guard.js';
import { BULK_REQUEST_SCHEMA, SEARCH_REQUEST_SCHEMA, USER } from '../protocol/index.js';
import type { ResourceType } from '../protocol/index.js';
import { SCIM_MEDIA_TYPE } from './scim-answer.js';
import { SERVED_TYPE } from './scim-scope.js';
import { ScopeGuard } from './scope.guard.js';

/** A controller below an integration's SCIM URL; `type` is the resource type that its routes serve, if it is one. */
export const ScimEndpoint = (path: string, tag: string, type?: ResourceType): ClassDecorator =>
  applyDecorators(
    Controller(`scim/v2/:integrationId${path}`),
    SetMetadata(SERVED_TYPE, type),
    UseGuards(BearerGuard, ScopeGuard),
    ApiTags(tag),
    ApiBearerAuth('scim'),
    ApiParam({ name: 'integrationId', format: 'uuid' }),
    ApiProduces(SCIM_MEDIA_TYPE),
    ApiDefaultResponse({ description: 'What went wrong, as a SCIM Error (RFC 7644 §3.12).' }),
  );

/** Documents the part of a resource that an answer holds, RFC 7644 §3.9. */
export const ApiView = (): MethodDecorator =>
  applyDecorators(
    ApiQuery({ name: 'attributes', required: false, description: 'Only these attributes, with commas between.' }),
    ApiQuery({ name: 'excludedAttributes', required: false, description: 'All but these, with commas between.' }),
  );

/** Documents the query of a list, RFC 7644 §3.4.2. */
export const ApiListQuery = (example: string): MethodDecorator =>
  applyDecorators(
    ApiQuery({ name: 'filter', required: false, description: `RFC 7644 §3.4.2.2, such as \`${example}\`` }),
    ApiQuery({ name: 'sortBy', required: false, description: 'An attribute, such as `meta.lastModified`.' }),
    ApiQuery({ name: 'sortOrder', required: false, enum: ['ascending', 'descending'] }),
    ApiQuery({ name: 'startIndex', required: false, schema: { type: 'integer', minimum: 1, default: 1 } }),
    ApiQuery({
      name: 'cursor',
      required: false,
      allowEmptyValue: true,
      description:
        'Instead of `startIndex`, RFC 9865: empty for the first page, then the `nextCursor` of the page before.',
    }),
    ApiQuery({ name: 'count', required: false, schema: { type: 'integer', minimum: 0, maximum: 1000, default: 100 } }),
    ApiView(),
  );

/** Documents the body of a search, RFC 7644 §3.4.3. */
export const ApiSearchBody = (filter: string): MethodDecorator =>
  applyDecorators(
    ApiConsumes(SCIM_MEDIA_TYPE),
    ApiBody({ schema: { type: 'object', example: { schemas: [SEARCH_REQUEST_SCHEMA], filter, count: 100 } } }),
  );

/** Documents the body of a bulk, RFC 7644 §3.7. */
export const ApiBulkBody = (): MethodDecorator =>
  applyDecorators(ApiConsumes(SCIM_MEDIA_TYPE), ApiBody({ schema: { type: 'object', example: BULK_EXAMPLE } }));

/** Documents the body of POST and PUT by an example. */
export const ApiResourceBody = (type: ResourceType): MethodDecorator =>
  applyDecorators(
    ApiConsumes(SCIM_MEDIA_TYPE),
    ApiBody({ schema: { type: 'object', example: type === USER ? USER_EXAMPLE : GROUP_EXAMPLE } }),
    ApiView(),
  );

/** Documents the body of PATCH by an example. */
export const ApiPatchBody = (type: ResourceType): MethodDecorator =>
  applyDecorators(
    ApiConsumes(SCIM_MEDIA_TYPE),
    ApiBody({ schema: { type: 'object', example: patchExample(type === USER ? 'title' : 'displayName') } }),
    ApiView(),
  );

const USER_EXAMPLE = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  userName: 'ada@example.com',
  externalId: '701984',
  active: true,
  displayName: 'Ada Lovelace',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  emails: [{ type: 'work', value: 'ada@example.com', primary: true }],
};

const GROUP_EXAMPLE = {
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
  displayName: 'Engineering',
  members: [] as object[],
};

const BULK_EXAMPLE = {
  schemas: [BULK_REQUEST_SCHEMA],
  failOnErrors: 10,
  Operations: [
    { method: 'POST', path: '/Users', bulkId: 'ada', data: USER_EXAMPLE },
    { method: 'POST', path: '/Groups', bulkId: 'team', data: { ...GROUP_EXAMPLE, members: [{ value: 'bulkId:ada' }] } },
    { method: 'DELETE', path: '/Users/01a205a1-f598-7174-a002-468c0a676459', version: 'W/"3"' },
  ],
};

function patchExample(path: string): object {
  return {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'replace', path, value: 'Analyst' }],
  };
}
