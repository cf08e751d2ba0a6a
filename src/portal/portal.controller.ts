import { readFileSync } from 'node:fs';
import { Controller, Get, Header, Redirect } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '../auth/public.decorator.js';
import { Config } from '../config/config.js';

const readPage = (name: string): string => readFileSync(new URL(`pages/${name}`, import.meta.url), 'utf8');

/** The page where people sign in, and the one that the links lead to. It calls the REST API like everyone else. */
@ApiExcludeController()
@Public()
@Controller('portal')
export class PortalController {
  private readonly html = readPage('portal.html');
  private readonly script = readPage('portal.js');
  private readonly style = readPage('portal.css');

  constructor(private readonly config: Config) {}

  @Get()
  @Redirect()
  open(): { url: string } {
    // Only the path: people may have come by another name of this host.
    return { url: new URL(`${this.config.publicUrl}/portal/sign-in`).pathname };
  }

  @Get(['sign-in', 'set-up', 'accept-invitation', 'reset-password'])
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  getPage(): string {
    return this.html;
  }

  @Get('portal.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  getScript(): string {
    return this.script;
  }

  @Get('portal.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', 'no-cache')
  getStyle(): string {
    return this.style;
  }
}
