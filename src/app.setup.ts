import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { createDocument } from './app.document.js';
import { spellEndpoint } from './app.endpoint-names.js';
import { AppFilter, isScim } from './app.filter.js';
import { AppLogger } from './app.logger.js';
import { AppModule } from './app.module.js';
import { useParsers } from './app.parser.js';
import { newRequestId } from './app.request-id.js';
import type { Config } from './config/config.js';
import { Notifications } from './database/notifications.js';
import { PortalPages } from './portal/portal-pages.js';
import { validateFields } from './problem/validate-fields.js';
import { ExchangeLog } from './scim/exchange-log.service.js';
import { Siblings } from './workers/siblings.js';

/** The whole application, ready to listen. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const pages = new PortalPages(config);
  const filter = new AppFilter(pages);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), createAdapter(filter, config), {
    logger: new AppLogger(config.logLevel),
    bodyParser: false,
    abortOnError: false,
  });
  filter.allowedMethods.watch(app.getHttpAdapter().getInstance());
  answerWhenCaughtUp(app);
  useParsers(app);
  await app.register(fastifyCookie);
  await pages.serveFiles(app);
  useSecurityHeaders(app, config);
  refuseForgedRequests(app, config);
  closeBusyConnections(app);
  logExchanges(app, filter);
  app.useGlobalPipes(validateFields());
  app.useGlobalFilters(filter);
  SwaggerModule.setup('docs', app, () => createDocument(app), { jsonDocumentUrl: 'docs/openapi.json' });
  return app;
}

/** Guards pages and what their scripts call: no identity provider is a browser, and every header of every answer costs. */
class Adapter extends FastifyAdapter {
  override registerSecurityHook(hook: Parameters<FastifyAdapter['registerSecurityHook']>[0]): void {
    super.registerSecurityHook((request, response) => (isScim(request.url) ? undefined : hook(request, response)));
  }
}

function createAdapter(filter: AppFilter, { trustProxy }: Config): FastifyAdapter {
  return new Adapter({
    trustProxy: trustProxy ?? false,
    // One id per request, in the log, in problems and in the record of changes. A caller cannot choose it.
    requestIdHeader: false,
    genReqId: newRequestId,
    // A request that comes while the service drains is still served; then its connection is closed.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    rewriteUrl: ({ url = '' }) => spellEndpoint(url),
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      filter.refuseAddress(error, request, reply),
    routerOptions: { ignoreTrailingSlash: true, ignoreDuplicateSlashes: true, maxParamLength: 500 },
  });
}

const CATCH_UP = 'catch up';

// A change through the REST API is answered when this instance, all its workers, has heard of it: the next request meets
// nothing outdated, whichever of them serves it.
function answerWhenCaughtUp(app: NestFastifyApplication): void {
  const notifications = app.get(Notifications);
  const siblings = app.get(Siblings);
  siblings.on(CATCH_UP, () => notifications.caughtUp());
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (!route.url.startsWith('/api/') || route.method === 'GET') return;
      route.onSend = async (_request, _reply, payload) => {
        await Promise.all([notifications.caughtUp(), siblings.ask(CATCH_UP)]);
        return payload;
      };
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

function logExchanges(app: NestFastifyApplication, filter: AppFilter): void {
  const log = app.get(ExchangeLog);
  log.listen(app.getHttpAdapter().getInstance());
  filter.onAddressRefused = (request, reply) => log.record(request, reply, null);
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
  const forMachines = {
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ...(https && { 'Strict-Transport-Security': 'max-age=31536000' }),
  };
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (isScim(request.url)) reply.headers(forMachines);
      done();
    });
}
