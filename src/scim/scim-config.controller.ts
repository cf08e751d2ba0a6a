import { Controller, Get, Header, Param, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import { OptionalBearerGuard } from '../integrations/bearer.guard.js';
import { Config } from '../config/config.js';
import { serviceProviderConfig } from '../protocol/index.js';
import { SCIM_MEDIA_TYPE } from './scim-answer.js';

@Controller('scim/v2/:integrationId/ServiceProviderConfig')
@UseGuards(OptionalBearerGuard)
@ApiTags('SCIM discovery')
@ApiBearerAuth('scim')
@ApiParam({ name: 'integrationId', format: 'uuid' })
@ApiProduces(SCIM_MEDIA_TYPE)
export class ScimConfigController {
  constructor(private readonly config: Config) {}

  /** What is supported, and how to authenticate: RFC 7643 §5 has it readable before that is known. The same for all. */
  @Get()
  @Header('Content-Type', SCIM_MEDIA_TYPE)
  serviceProviderConfig(@Param('integrationId') integrationId: string): string {
    const baseUrl = `${this.config.publicUrl}/scim/v2/${encodeURIComponent(integrationId)}`;
    return JSON.stringify(serviceProviderConfig(baseUrl));
  }
}
