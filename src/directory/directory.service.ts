import { Injectable } from '@nestjs/common';
import type { Page } from '../database/page.js';
import type { DirectoryEntry, DirectoryRequest } from './directory.entity.js';
import { DirectoryRepository } from './directory.repository.js';

/** The users and teams of a tenant, together. */
@Injectable()
export class DirectoryService {
  constructor(private readonly directory: DirectoryRepository) {}

  async list(tenantId: string, request: DirectoryRequest): Promise<Page<DirectoryEntry>> {
    return this.directory.list(tenantId, request);
  }
}
