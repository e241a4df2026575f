import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import { createAdapter, setUp } from './app.setup';
import { DemoOrganisation } from './modules/organisations/demo-organisation';
import { Clock } from './platform/clock';
import { loadConfig, type Config } from './platform/config/config';
import { loadEnvFile } from './platform/config/env-file';
import { chooseDatabase, type ChosenDatabase } from './platform/database/choose-database';
import { migrate } from './platform/database/migrate';
import { Draining, untilArrivalsCease } from './platform/operations/draining';
import { Neighbours } from './platform/neighbours/neighbours';
import { createLogger, NestLogger } from './platform/operations/logging';
import { LAST_SECONDS } from './shutdown';
import { welcome } from './welcome';

const STAY_ALIVE_MS = 3_600_000;

/** Answers requests, and works in the background unless BACKGROUND_WORK is off; alone, or as one of several workers. */
export const runService = (): Promise<void> =>
  run(loadConfig, async (app, config) => {
    const demo = await app.get(DemoOrganisation).open();
    await app.listen({ port: config.port, host: config.host });
    const text = welcome(await app.getUrl(), demo);
    const neighbours = app.get(Neighbours);
    if (neighbours.exist) neighbours.sayUp(text, demo !== null);
    else process.stdout.write(text);
  });

/** Works in the background, whatever BACKGROUND_WORK says, and answers no requests. */
export const runWorker = (): Promise<void> =>
  run(
    () => ({ ...loadConfig(), backgroundWork: true }),
    async (app) => {
      await app.init();
      // Its timers do not, and while the database is away no connection does.
      setInterval(() => undefined, STAY_ALIVE_MS);
      process.stdout.write('Contra is up: a worker, without HTTP\n');
    },
  );

/** Configuration, database, migrations, then what the process is for; and on SIGTERM or SIGINT the same back. */
async function run(
  load: () => Config,
  begin: (app: NestFastifyApplication, config: Config) => Promise<void>,
): Promise<void> {
  loadEnvFile();
  const config = load();
  const logger = createLogger(config);
  const database = await chooseDatabase(config, (message) => logger.info({ context: 'database' }, message));
  try {
    if (config.migrateOnStart)
      await migrate(database.ownerUrl, (message) => logger.info({ context: 'migrations' }, message));
    const app = await createApp(config, database.serviceUrl, logger);
    stopOnSignal(app, database, config, logger);
    await begin(app, config);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

export async function createApp(
  config: Config,
  serviceUrl: string,
  logger: Logger,
  clock = new Clock(),
): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot({ config, serviceUrl, clock }),
    createAdapter(config),
    {
      logger: new NestLogger(logger),
      abortOnError: false,
      // The adapter reads bodies itself: JSON only, and strictly.
      bodyParser: false,
    },
  );
  setUp(app);
  return app;
}

/** Requests and rounds in flight finish, then the pools close, and the database that we started stops last. */
function stopOnSignal(
  app: NestFastifyApplication,
  database: ChosenDatabase,
  config: Config,
  logger: Logger,
): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.info({ context: 'service' }, `${signal}: finishing what is under way`);
    app.get(Draining).begin();
    const seconds = config.shutdownTimeoutSeconds + LAST_SECONDS;
    const late = setTimeout(() => {
      logger.error({ context: 'service' }, `not stopped after ${seconds} s: ending anyway`);
      process.exit(1);
    }, seconds * 1000);
    late.unref();
    await untilArrivalsCease(app.getHttpServer());
    await app.close();
    await database.stop();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        logger.error({ err: error, context: 'service' }, 'the stop failed');
        process.exit(1);
      });
    });
  }
}
