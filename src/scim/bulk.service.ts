import { Injectable } from '@nestjs/common';
import { parseBulk } from '../protocol/index.js';
import type { BulkResponse } from '../protocol/index.js';
import { BulkJob } from './bulk-job.js';
import { BulkWorksService } from './bulk-works.service.js';
import type { ScimScope } from './scim-scope.js';

/** Many operations in one request, RFC 7644 §3.7. Each takes effect or fails as its single request would. */
@Injectable()
export class BulkService {
  constructor(private readonly works: BulkWorksService) {}

  async carryOut(scope: ScimScope, body: unknown): Promise<BulkResponse> {
    const request = parseBulk(body, [scope.types.user, scope.types.group], scope.baseUrl);
    return new BulkJob(scope, request, this.works).finish();
  }
}
