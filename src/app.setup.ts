import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidV7 } from 'uuid';
import { createDocument } from './app.document.js';
import { AppFilter } from './app.filter.js';
import { AppLogger } from './app.logger.js';
import { AppModule } from './app.module.js';
import { useParsers } from './app.parser.js';
import type { Config } from './config/config.js';
import { CaughtUpInterceptor } from './database/caught-up.interceptor.js';
import { Notifications } from './database/notifications.js';
import { validateFields } from './problem/validate-fields.js';

/** The whole application, ready to listen. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const filter = new AppFilter();
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), createAdapter(filter, config), {
    logger: new AppLogger(config.logLevel),
    bodyParser: false,
    abortOnError: false,
  });
  filter.allowedMethods.watch(app.getHttpAdapter().getInstance());
  useParsers(app);
  await app.register(fastifyCookie);
  useSecurityHeaders(app, config);
  refuseForgedRequests(app, config);
  closeBusyConnections(app);
  app.useGlobalPipes(validateFields());
  app.useGlobalInterceptors(new CaughtUpInterceptor(app.get(Notifications)));
  app.useGlobalFilters(filter);
  SwaggerModule.setup('docs', app, () => createDocument(app), { jsonDocumentUrl: 'docs/openapi.json' });
  return app;
}

function createAdapter(filter: AppFilter, { trustProxy }: Config): FastifyAdapter {
  return new FastifyAdapter({
    trustProxy: trustProxy ?? false,
    // One id per request, in the log, in problems and in the record of changes. A caller cannot choose it.
    requestIdHeader: false,
    genReqId: () => uuidV7(),
    // A request that comes while the service drains is still served; then its connection is closed.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      filter.refuseAddress(error, request, reply),
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 500 },
  });
}

// Fastify closes the idle connections when it stops; one that was busy would be kept for a request that nobody serves.
function closeBusyConnections(app: NestFastifyApplication): void {
  let stopping = false;
  const server = app.getHttpAdapter().getInstance();
  server.addHook('preClose', (done) => {
    stopping = true;
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (stopping) reply.header('Connection', 'close');
    done();
  });
}

// docs/adr/0004-people-and-sessions.md: browsers say whose page sends a request, so a cookie alone changes nothing.
function refuseForgedRequests(app: NestFastifyApplication, config: Config): void {
  app.enableCsrfProtection({
    exclude: ({ headers }: FastifyRequest) =>
      // No page can make a browser send a key; and a proxy may have put another host in the place of the public one.
      headers.authorization !== undefined || headers.origin === new URL(config.publicUrl).origin,
  });
}

function useSecurityHeaders(app: NestFastifyApplication, config: Config): void {
  const https = config.publicUrl.startsWith('https:');
  app.useSecurityHeaders({
    // Over plain HTTP an upgrade would make the browser look for the pages' scripts where nothing listens.
    contentSecurityPolicy: { directives: { upgradeInsecureRequests: https } },
    strictTransportSecurity: https && { includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
    originAgentCluster: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  });
}
