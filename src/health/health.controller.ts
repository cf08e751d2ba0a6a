import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { Database } from '../database/database.js';
import { Health } from './health.dto.js';

@ApiTags('Health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers. A supervisor that gets no answer restarts it. */
  @Get('live')
  live(): Health {
    return { status: 'ok' };
  }

  /** The database answers, too. A load balancer sends requests only to instances that are ready. */
  @Get('ready')
  async ready(): Promise<Health> {
    await this.database.query({ name: 'ping', text: 'SELECT 1' }, []).catch(() => {
      throw new ServiceUnavailableException('The database does not answer.');
    });
    return { status: 'ok' };
  }
}
