import cluster from 'node:cluster';
import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';
import type { Config } from '../config/config';
import { errorRecord } from './error-record';
import { LogLines } from './log-lines';

/**
 * JSON lines to standard output, written asynchronously. Secrets never reach a line: headers, bodies and query strings are not
 * logged, and of errors what cannot hold a value.
 */
export function createLogger(
  config: Pick<Config, 'logLevel'>,
  destination: DestinationStream = LogLines.toOutput({ shared: cluster.isWorker }),
): Logger {
  return pino(
    {
      level: config.logLevel,
      base: { service: 'contra', ...(cluster.worker ? { worker: cluster.worker.id } : {}) },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorRecord },
      redact: {
        paths: ['*.authorization', '*.password', '*.connectionString'],
        censor: '[redacted]',
      },
    },
    destination,
  );
}

/** What Nest says of its own assembly: nothing that an operator acts on. */
const FRAMEWORK = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Nest's logger, on top of pino. An object given first is merged into the line: `logger.error({ err }, 'message')`. */
export class NestLogger implements LoggerService {
  /** For lines that hold nothing in which a secret could be: to look for one copies the line, for each request. */
  private readonly flat: Logger;

  constructor(private readonly logger: Logger) {
    this.flat = logger.child({}, { redact: [] });
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write(FRAMEWORK.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(
    level: 'info' | 'error' | 'warn' | 'debug' | 'trace',
    message: unknown,
    rest: unknown[],
  ): void {
    const texts = rest.filter((each): each is string => typeof each === 'string');
    if (typeof message !== 'object' || message === null)
      this.flat[level]({ context: texts.at(-1) }, String(message));
    else (isFlat(message) ? this.flat : this.logger)[level](message, texts[0]);
  }
}

const isFlat = (line: object): boolean =>
  Object.values(line).every((value) => typeof value !== 'object' || value === null);
