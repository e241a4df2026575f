import cluster, { type Worker } from 'node:cluster';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { getEnvironmentData } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Config } from '../platform/config/config';
import { chooseDatabase, type ChosenDatabase } from '../platform/database/choose-database';
import { migrate } from '../platform/database/migrate';
import type { ToPrimary } from '../platform/neighbours/messages';
import { createLogger } from '../platform/operations/logging';
import { TYPESCRIPT } from '../platform/threads/thread-pool';
import { LAST_SECONDS } from '../shutdown';
import { Crew } from './crew';
import { endLostHandover } from './lost-handover';
import { MetricsOfAll } from './metrics-of-all';
import { workerSettings } from './worker-settings';

/** For a worker that does not end itself in time. */
const SPARE_SECONDS = 3;

/** Database, migrations, then the workers, which share the port; on SIGTERM or SIGINT the same back. It answers no requests. */
export async function runPrimary(config: Config): Promise<void> {
  const logger = createLogger(config);
  const log = (context: string) => (message: string) => logger.info({ context }, message);
  const database = await chooseDatabase(config, log('database'));
  try {
    if (config.migrateOnStart) await migrate(database.ownerUrl, log('migrations'));
    await startWorkers(config, database, logger);
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function startWorkers(config: Config, database: ChosenDatabase, logger: Logger): Promise<void> {
  cluster.setupPrimary(program());
  let text: string | null = null;
  const crew: Crew = new Crew({
    size: config.workers,
    fork: (place) => {
      const worker = cluster.fork(workerSettings(config, place, database.serviceUrl));
      endLostHandover(worker);
      return worker;
    },
    log: (level, message) => logger[level]({ context: 'workers' }, message),
    onMessage: (from, message) => {
      if (message.contra === 'up') text = message.news ? message.text : (text ?? message.text);
      else passOn(crew, metrics, from, message);
    },
    onGivingUp: (error) => {
      logger.fatal({ err: error, context: 'workers' }, 'the service ends: its workers do not stay up');
      void stop(1);
    },
  });
  const metrics = new MetricsOfAll(crew);
  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const seconds = config.shutdownTimeoutSeconds + LAST_SECONDS + SPARE_SECONDS;
    const clean = await crew.stop(seconds * 1000);
    await database.stop();
    process.exit(clean ? code : 1);
  };
  stopOnSignal(stop, logger);
  await crew.start().catch(async (error: unknown) => {
    await crew.stop(0);
    throw error;
  });
  process.stdout.write(text ?? '');
}

function passOn(
  crew: Crew,
  metrics: MetricsOfAll,
  from: Worker,
  message: Exclude<ToPrimary, { contra: 'up' }>,
): void {
  switch (message.contra) {
    case 'hint':
      for (const other of crew.up) if (other !== from) crew.send(other, message);
      return;
    case 'metrics':
      metrics.take(from, message.id, message.metrics);
      return;
    case 'metrics wanted':
      void metrics.text().then((text) => crew.send(from, { contra: 'metrics of all', id: message.id, text }));
  }
}

function stopOnSignal(stop: (code: number) => Promise<void>, logger: Logger): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      logger.info({ context: 'service' }, `${signal}: finishing what is under way`);
      stop(0).catch((error: unknown) => {
        logger.error({ err: error, context: 'service' }, 'the stop failed');
        process.exit(1);
      });
    });
  }
}

/** What the workers run: the program that the primary runs, also from its TypeScript. */
function program(): { exec: string; execArgv?: string[] } {
  const file = join(__dirname, '../main');
  const hook = getEnvironmentData(TYPESCRIPT);
  if (typeof hook !== 'string' || !existsSync(`${file}.ts`)) return { exec: `${file}.js` };
  return { exec: `${file}.ts`, execArgv: ['--require', hook] };
}
