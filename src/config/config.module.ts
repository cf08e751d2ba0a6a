import { type DynamicModule, Module } from '@nestjs/common';
import { Config } from './config.js';

/** Lets every provider ask for `Config` in its constructor. */
@Module({})
export class ConfigModule {
  static with(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      global: true,
      providers: [{ provide: Config, useValue: config }],
      exports: [Config],
    };
  }
}
