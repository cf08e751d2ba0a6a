import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { parseResource } from '../protocol/index.js';
import type { Attributes } from '../protocol/index.js';
import type { TypedBody } from './scim-scope.js';

/** The body of POST and PUT, checked by the type's schemas. */
@Injectable()
export class ParseResourcePipe implements PipeTransform<TypedBody, Attributes> {
  transform({ body, type }: TypedBody): Attributes {
    return parseResource(body, type);
  }
}
