import type { ApiKeyResponse, NewApiKeyResponse } from '../../../../src/admins/api-key.dto.js';
import type { EntitlementResponse } from '../../../../src/entitlements/entitlement.dto.js';
import type { AttributeDto, SchemaResponse, SubAttributeDto } from '../../../../src/schemas/schema.dto.js';
import type { Wire } from '../../api/wire.js';

export type ApiKey = Wire<ApiKeyResponse>;
export type NewApiKey = Wire<NewApiKeyResponse>;
export type Entitlement = Wire<EntitlementResponse>;
export type ExtensionSchema = Wire<SchemaResponse>;
export type Attribute = Wire<AttributeDto>;
export type SubAttribute = Wire<SubAttributeDto>;
