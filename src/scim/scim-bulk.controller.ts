import { Body, HttpCode, HttpStatus, Post } from '@nestjs/common';
import type { BulkResponse } from '../protocol/index.js';
import { BulkService } from './bulk.service.js';
import { ApiBulkBody, ScimEndpoint } from './scim-endpoint.js';
import { Scope } from './scim-scope.js';
import type { ScimScope } from './scim-scope.js';

@ScimEndpoint('/Bulk', 'SCIM bulk')
export class ScimBulkController {
  constructor(private readonly bulk: BulkService) {}

  /**
   * Carries out many operations, each as its single request would be. Answers 200 with what came of each, even if all
   * failed. An operation may refer to what another one creates, as `bulkId:…`, wherever the two stand in the request.
   */
  @Post()
  @HttpCode(HttpStatus.OK)
  @ApiBulkBody()
  async carryOut(@Scope() scope: ScimScope, @Body() body: unknown): Promise<BulkResponse> {
    return this.bulk.carryOut(scope, body);
  }
}
