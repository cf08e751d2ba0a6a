import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ServiceKeysRepository } from '../auth/service-keys.repository.js';
import { readCursor, writeCursor } from '../protocol/index.js';
import type { Cursor } from '../protocol/index.js';
import type { ScimScope } from './scim-scope.js';

/** Seals cursors, RFC 9865 §5.2: each opens the one query of the one integration that it was made for. */
@Injectable()
export class CursorsService implements OnModuleInit {
  private key: Buffer;

  constructor(private readonly keys: ServiceKeysRepository) {}

  async onModuleInit(): Promise<void> {
    this.key = await this.keys.findOrCreate('cursor', randomBytes(32));
  }

  seal(cursor: Omit<Cursor, 'expires'>, scope: ScimScope): string {
    const text = writeCursor(cursor, Date.now());
    return `${Buffer.from(text).toString('base64url')}.${this.sealOf(text, scope).toString('base64url')}`;
  }

  /** @throws ScimError invalidCursor, expiredCursor or invalidCount. */
  open(cursor: string, count: number, scope: ScimScope): Cursor {
    const [text = '', seal = ''] = cursor.split('.').map((part) => Buffer.from(part, 'base64url'));
    const expected = this.sealOf(text.toString(), scope);
    const isOurs = seal.length === expected.length && timingSafeEqual(Buffer.from(seal), expected);
    return readCursor(isOurs ? text.toString() : null, count, Date.now());
  }

  // The attributes that are asked for may change from page to page: they do not change which resources are on it.
  private sealOf(text: string, { tenantId, cause, type, query }: ScimScope): Buffer {
    const list = (type as ScimScope['type'] | undefined)?.endpoint;
    const asked = [tenantId, cause.integrationId, list, query['filter'], query['sortby'], query['sortorder']];
    return createHmac('sha256', this.key)
      .update(JSON.stringify([text, ...asked]))
      .digest();
  }
}
