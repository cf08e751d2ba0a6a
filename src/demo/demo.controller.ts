import { Body, Controller, Delete, Get, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.decorator.js';
import { ApiProblems } from '../rest/api-problems.js';
import { Audited } from '../rest/audited.js';
import { Id } from '../rest/id.js';
import { DemoResponse, DemoRunResponse, StartDemoDto } from './demo.dto.js';
import { DemoService } from './demo.service.js';

@ApiTags('Demo')
@ApiProblems()
@Requires('viewer')
@Controller('api/tenants/:tenantId/demo')
export class DemoController {
  constructor(private readonly demo: DemoService) {}

  /** Shows how the simulated identity provider goes, or went. */
  @Get()
  async get(@Id('tenantId') tenantId: string): Promise<DemoResponse> {
    const run = await this.demo.find(tenantId);
    return { run: run && DemoRunResponse.of(run) };
  }

  /**
   * Lets a simulated Entra ID provision a made-up company into a demo tenant, slowly enough to watch, and with a few
   * mistakes as every company makes them. Another start brings another company. 409 in a tenant that is no demo, and
   * while one is at work.
   */
  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  @Audited('demo.start')
  async start(@Id('tenantId') tenantId: string, @Body() size: StartDemoDto): Promise<DemoRunResponse> {
    return DemoRunResponse.of(await this.demo.start(tenantId, size));
  }

  /** Stops it, within a second or two. What it brought stays. */
  @Delete()
  @HttpCode(HttpStatus.ACCEPTED)
  @Audited('demo.stop')
  async stop(@Id('tenantId') tenantId: string): Promise<DemoRunResponse> {
    return DemoRunResponse.of(await this.demo.stop(tenantId));
  }
}
