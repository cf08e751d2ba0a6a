export type { Attribute, Attributes, AttributeType, Json, Schema } from './core/attribute.js';
export { resourceTypeResource, schemaResource } from './core/discovery.js';
export { isEqual, isObject } from './core/json.js';
export { parseValue } from './core/parse-value.js';
export { GROUP, USER, type ResourceType } from './core/resource-types.js';
export {
  findAttribute,
  findExtension,
  findSubAttribute,
  printPath,
  resolvePath,
  schemasOf,
  type AttributePath,
} from './core/schema-registry.js';
export { MAX_RESULTS, serviceProviderConfig } from './core/service-provider-config.js';
export { parseResource } from './core/validate.js';
export type { CompareOperator, CompareValue, Filter } from './filter/filter.js';
export { matches } from './filter/matches.js';
export { parseFilter } from './filter/parse-filter.js';
export { printFilter } from './filter/print-filter.js';
export { changedAttributes, type Change } from './messages/diff.js';
export { etag, parseEtags } from './messages/etag.js';
export { LIST_RESPONSE_SCHEMA, listResponse, type ListResponse } from './messages/list-response.js';
export { parseProjection, project, wants, type Projection } from './messages/project.js';
export { ERROR_SCHEMA, ScimError, type ScimErrorBody, type ScimType } from './messages/scim-error.js';
export { applyPatch } from './patch/apply-patch.js';
export { parsePatch, type PatchOperation } from './patch/parse-patch.js';
