import type { Attribute, ResourceType } from '../protocol/index.js';
import type { Shapes } from './value-shapes.js';

export const EXTENDABLE = ['User', 'Group'] as const;
export type Extendable = (typeof EXTENDABLE)[number];

/** A tenant's own extension of users or groups. */
export interface ExtensionSchema {
  /** Orders the schemas by their creation; the `urn` is what people and clients know. */
  readonly id: string;
  readonly urn: string;
  readonly name: string;
  readonly description: string;
  readonly resourceType: Extendable;
  /** Whether every resource must have the attributes that the schema requires. */
  readonly required: boolean;
  readonly attributes: readonly Attribute[];
  /** Of which kind the values are that may be stored under the URN. */
  readonly shapes: Shapes;
  readonly createdAt: Date;
  readonly lastModified: Date;
  readonly removedAt: Date | null;
}

/** The resource types as one tenant has them. */
export interface ResourceTypes {
  readonly user: ResourceType;
  readonly group: ResourceType;
}
