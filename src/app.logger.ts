import { ConsoleLogger, type LogLevel as NestLogLevel } from '@nestjs/common';
import type { LogLevel } from './config/config.js';

const NEST_LEVELS: Readonly<Record<LogLevel, NestLogLevel>> = {
  error: 'error',
  warn: 'warn',
  info: 'log',
  debug: 'debug',
};

// A hundred lines at every start that say what the API document says.
const NEST_ITSELF = new Set(['NestFactory', 'NestApplication', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** Writes to the console; what Nest tells of its own start is only for those who debug. */
export class AppLogger extends ConsoleLogger {
  constructor(level: LogLevel) {
    super({ prefix: 'Rollcall', logLevels: nestLevels(level), colors: process.stdout.isTTY === true });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (NEST_ITSELF.has(String(rest.at(-1)))) this.debug(message, ...rest);
    else super.log(message, ...rest);
  }

  // What fails at the start is told by main.ts, once.
  override error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) === 'NestApplication') this.debug(message, ...rest);
    else super.error(message, ...rest);
  }
}

/** Nest's names of the level and of all that are graver. */
function nestLevels(level: LogLevel): NestLogLevel[] {
  const all = Object.keys(NEST_LEVELS) as LogLevel[];
  return ['fatal', ...all.slice(0, all.indexOf(level) + 1).map((each) => NEST_LEVELS[each])];
}
