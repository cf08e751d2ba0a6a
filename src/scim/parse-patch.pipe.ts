import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { parsePatch } from '../protocol/index.js';
import type { PatchOperation } from '../protocol/index.js';
import type { TypedBody } from './scim-scope.js';

/** The body of PATCH, in every dialect, as checked operations. */
@Injectable()
export class ParsePatchPipe implements PipeTransform<TypedBody, PatchOperation[]> {
  transform({ body, type }: TypedBody): PatchOperation[] {
    return parsePatch(body, type);
  }
}
