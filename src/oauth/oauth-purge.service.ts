import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { TokensService } from './tokens.service.js';

const EVERY_MS = 10 * 60_000;

/** Deletes in the background what has had its time: access tokens, and the ids of assertions. */
@Injectable()
export class OAuthPurgeService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('OAuth');
  private timer: NodeJS.Timeout;

  constructor(private readonly tokens: TokensService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.purge(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async purge(): Promise<void> {
    await this.tokens.purge().catch((error: Error) => {
      this.logger.warn(`Expired access tokens could not be deleted: ${error.message}`);
    });
  }
}
