import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { parsePatch } from '../protocol/index.js';
import type { PatchOperation, ResourceType } from '../protocol/index.js';

/** The body of PATCH, in every dialect, as checked operations. */
@Injectable()
export class ParsePatchPipe implements PipeTransform<unknown, PatchOperation[]> {
  constructor(private readonly type: ResourceType) {}

  transform(body: unknown): PatchOperation[] {
    return parsePatch(body, this.type);
  }
}
