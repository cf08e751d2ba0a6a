import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, Length, MaxLength } from 'class-validator';
import { IsText, Trimmed } from '../rest/text.js';
import { EXTENDABLE, type Extendable, type ExtensionSchema } from './schema.entity.js';

/** A part of an attribute of the type `complex`. Everything but the name may be left out. */
export class SubAttributeDto {
  /** @example number */
  name: string;
  @ApiProperty({
    enum: ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference'],
    default: 'string',
  })
  type?: string;
  description?: string = '';
  required?: boolean = false;
  /** Whether upper and lower case differ in filters; by default only for the types binary and reference. */
  caseExact?: boolean;
  /** `readOnly`: what clients send is ignored. `immutable`: once it has a value, the value stays. */
  @ApiProperty({ enum: ['readWrite', 'readOnly', 'immutable', 'writeOnly'], default: 'readWrite' })
  mutability?: string;
  /** `request`: only when it is asked for. `never`, which is the default of `writeOnly`: accepted, but not kept. */
  @ApiProperty({ enum: ['default', 'always', 'request', 'never'], default: 'default' })
  returned?: string;
  @ApiProperty({ enum: ['none'], default: 'none' })
  uniqueness?: string;
  /** Suggestions; other values are taken too. Only for the type string. */
  canonicalValues?: string[];
  /** What a reference leads to: `User`, `Group`, `external` or `uri`. */
  referenceTypes?: string[];
}

/** An attribute as RFC 7643 §7 defines it. Everything but the name may be left out. */
export class AttributeDto extends SubAttributeDto {
  @ApiProperty({
    enum: ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference', 'complex'],
    default: 'string',
  })
  declare type?: string;
  multiValued?: boolean = false;
  /** The parts of an attribute of the type complex; they have one value each. */
  subAttributes?: SubAttributeDto[];
}

export class SchemaDto {
  /**
   * The URN of the schema, which no other schema of the tenant has, in any case. Entra ID takes
   * `urn:ietf:params:scim:schemas:extension:NAME:2.0:User`.
   * @example urn:ietf:params:scim:schemas:extension:acme:2.0:User
   */
  @MaxLength(1000)
  @IsText()
  id: string;

  /** @example AcmeUser */
  @Length(1, 200)
  @IsText()
  @Trimmed()
  name: string;

  @MaxLength(1000)
  @IsText()
  description: string = '';

  /** What it extends. */
  @IsIn(EXTENDABLE)
  resourceType: Extendable;

  /** Whether every user, or group, must have the attributes that are required here, also one that has no others. */
  @IsBoolean()
  required: boolean = false;

  @ArrayMaxSize(200)
  @IsArray()
  attributes: AttributeDto[];
}

export class SchemaResponse {
  /** The URN of the schema. */
  id: string;
  name: string;
  description: string;
  @ApiProperty({ enum: EXTENDABLE })
  resourceType: Extendable;
  required: boolean;
  /** With every characteristic, also those that were left out. */
  attributes: AttributeDto[];
  createdAt: Date;
  lastModified: Date;

  static of(schema: ExtensionSchema): SchemaResponse {
    const { urn, name, description, resourceType, required, attributes, createdAt, lastModified } = schema;
    return {
      id: urn,
      name,
      description,
      resourceType,
      required,
      attributes: attributes as unknown as AttributeDto[],
      createdAt,
      lastModified,
    };
  }
}

export class SchemaList {
  items: SchemaResponse[];
  /** Where the next page begins; null on the last one. */
  nextCursor: string | null;
}
