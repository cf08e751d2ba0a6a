// What a start costs with the same packages and nothing of ours: a pool, the API document, and one route.
import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { InjectDataSource, TypeOrmModule } from '@nestjs/typeorm';
import 'class-transformer';
import 'class-validator';
import 'passport-http-bearer';
import { DataSource } from 'typeorm';
import 'uuid';

@Controller('health')
class HealthController {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  @Get('ready')
  async ready(): Promise<{ status: string }> {
    await this.dataSource.query('SELECT 1');
    return { status: 'ok' };
  }
}

@Module({
  imports: [
    PassportModule,
    TypeOrmModule.forRoot({ type: 'postgres', extra: { connectionString: process.env['DATABASE_URL'] } }),
  ],
  controllers: [HealthController],
})
class BareModule {}

const app = await NestFactory.create<NestFastifyApplication>(BareModule, new FastifyAdapter(), { logger: ['error'] });
const document = new DocumentBuilder().setTitle('Bare').build();
SwaggerModule.setup('docs', app, () => SwaggerModule.createDocument(app, document));
app.enableShutdownHooks();
await app.listen(Number(process.env['PORT']), '127.0.0.1');
console.log('The bare application is ready at its port.');
