export type { Attribute, Attributes, AttributeType, Json, Schema } from './core/attribute.js';
export { ENTITLEMENT, ROLE } from './core/catalogue-types.js';
export { InvalidSchema, parseSchema } from './core/define-schema.js';
export { primary as PRIMARY } from './core/define-attribute.js';
export { resourceTypeResource, schemaResource } from './core/discovery.js';
export { keepImmutable } from './core/immutable.js';
export { isEqual, isObject } from './core/json.js';
export { knownAttributes } from './core/known-attributes.js';
export { instantOf } from './core/parse-simple.js';
export { parseValue } from './core/parse-value.js';
export { GROUP, USER, type ResourceType } from './core/resource-types.js';
export {
  findAttribute,
  findExtension,
  findSubAttribute,
  isUnambiguous,
  printPath,
  resolvePath,
  schemasOf,
  type AttributePath,
} from './core/schema-registry.js';
export { serviceProviderConfig } from './core/service-provider-config.js';
export { parseResource } from './core/validate.js';
export type { CompareOperator, CompareValue, Filter } from './filter/filter.js';
export { filterOf } from './filter/filter-of.js';
export { matches } from './filter/matches.js';
export { parseFilter } from './filter/parse-filter.js';
export { printFilter } from './filter/print-filter.js';
export {
  BULK_REQUEST_SCHEMA,
  BULK_RESPONSE_SCHEMA,
  MAX_PAYLOAD_SIZE,
  bulkResponse,
  parseBulk,
  type BulkOperation,
  type BulkRequest,
  type BulkResponse,
  type BulkResult,
  type RefusedOperation,
} from './messages/bulk.js';
export { creatorsOf, orderBulk, type BulkStep } from './messages/bulk-order.js';
export { bulkIdOf, replaceReferences } from './messages/bulk-references.js';
export { readCursor, writeCursor, type Cursor } from './messages/cursor.js';
export { changedAttributes, type Change } from './messages/diff.js';
export { etag, parseEtags } from './messages/etag.js';
export { LIST_RESPONSE_SCHEMA, listResponse, type ListResponse } from './messages/list-response.js';
export { parsePaging, type Paging } from './messages/paging.js';
export { UnbuiltList, parseProjection, project, wants, type Projection } from './messages/project.js';
export { parseSort, type Sort } from './messages/sort.js';
export { ERROR_SCHEMA, ScimError, type ScimErrorBody, type ScimType } from './messages/scim-error.js';
export { SEARCH_REQUEST_SCHEMA, parseSearchRequest, type Query } from './messages/search-request.js';
export { applyPatch } from './patch/apply-patch.js';
export { parsePatch, type PatchOperation } from './patch/parse-patch.js';
