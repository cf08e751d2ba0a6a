import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { parseResource } from '../protocol/index.js';
import type { Attributes, ResourceType } from '../protocol/index.js';

/** The body of POST and PUT, checked by the type's schemas. */
@Injectable()
export class ParseResourcePipe implements PipeTransform<unknown, Attributes> {
  constructor(private readonly type: ResourceType) {}

  transform(body: unknown): Attributes {
    return parseResource(body, this.type);
  }
}
