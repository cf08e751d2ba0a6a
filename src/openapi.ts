import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { createDocument } from './app.document.js';
import { AppModule } from './app.module.js';
import { readConfig } from './config/config.js';

// A preview makes no providers, so it needs no database and opens no port.
const app = await NestFactory.create(AppModule.with(readConfig({})), new FastifyAdapter(), {
  preview: true,
  logger: false,
});
process.stdout.write(`${JSON.stringify(createDocument(app), null, 2)}\n`);
