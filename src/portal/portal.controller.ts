import { Controller, Get, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { Config } from '../config/config.js';

/** Where people look for the portal. Its pages are not routes: `PortalPages` answers what nothing else serves. */
@ApiExcludeController()
@Public()
@Controller('portal')
export class PortalController {
  constructor(private readonly config: Config) {}

  @Get()
  @Redirect()
  open(): { url: string } {
    // Only the path: people may have come by another name of this host.
    return { url: new URL(`${this.config.publicUrl}/`).pathname };
  }
}
