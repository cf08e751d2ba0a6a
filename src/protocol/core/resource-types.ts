import type { Schema } from './attribute.js';
import { ENTERPRISE_USER_SCHEMA } from './enterprise-user.schema.js';
import { GROUP_SCHEMA } from './group.schema.js';
import { USER_SCHEMA } from './user.schema.js';

/** A resource type with its schemas resolved, RFC 7643 §6. */
export interface ResourceType {
  readonly name: string;
  readonly endpoint: string;
  readonly description: string;
  readonly schema: Schema;
  readonly extensions: readonly { readonly schema: Schema; readonly required: boolean }[];
}

export const USER: ResourceType = {
  name: 'User',
  endpoint: '/Users',
  description: 'A person with an account.',
  schema: USER_SCHEMA,
  extensions: [{ schema: ENTERPRISE_USER_SCHEMA, required: false }],
};

export const GROUP: ResourceType = {
  name: 'Group',
  endpoint: '/Groups',
  description: 'A group of users.',
  schema: GROUP_SCHEMA,
  extensions: [],
};
