import { timingSafeEqual } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { OperatorKeyRepository } from './operator-key.repository.js';
import { hashSecret, randomSecret } from './random-secret.js';

/** Knows the one key that opens the REST API: the configured one, or the one that the very first start made. */
@Injectable()
export class OperatorKeyService implements OnModuleInit {
  private hash: Buffer;
  private made: string | null = null;

  constructor(
    private readonly config: Config,
    private readonly keys: OperatorKeyRepository,
  ) {}

  /** The key, in the clear, only in the process that made it: whoever starts the service sees it this once. */
  get firstKey(): string | null {
    return this.made;
  }

  async onModuleInit(): Promise<void> {
    this.hash = this.config.operatorKey ? hashSecret(this.config.operatorKey) : await this.findOrCreate();
  }

  matches(key: string): boolean {
    return timingSafeEqual(hashSecret(key), this.hash);
  }

  private async findOrCreate(): Promise<Buffer> {
    const known = await this.keys.find();
    if (known) return known;
    const key = randomSecret('rollcall_op_');
    const hash = hashSecret(key);
    if (await this.keys.create(hash)) {
      this.made = key;
      return hash;
    }
    return this.findOrCreate();
  }
}
