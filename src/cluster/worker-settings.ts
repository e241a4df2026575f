import type { Config } from '../platform/config/config';

/** Whoever posts may need a second connection while it holds one. */
const LEAST_CONNECTIONS = 2;

type Shared = Pick<Config, 'workers' | 'databasePoolSize' | 'exportPoolSize' | 'backgroundWork'>;

/**
 * What the environment of a worker has besides the service's own. `place` counts from 1. The connections are shared out
 * among the workers, and the work in the background is the first one's: two would do it as well, but look for it twice.
 */
export function workerSettings(
  config: Shared,
  place: number,
  serviceUrl: string,
): Readonly<Record<string, string>> {
  const { workers, databasePoolSize, exportPoolSize, backgroundWork } = config;
  return {
    // The owner's password is the primary's alone: a worker does not migrate.
    DATABASE_URL: serviceUrl,
    DATABASE_SERVICE_URL: serviceUrl,
    MIGRATE_ON_START: 'false',
    DATABASE_POOL_SIZE: String(Math.max(LEAST_CONNECTIONS, share(databasePoolSize, workers, place))),
    EXPORT_POOL_SIZE: String(Math.max(1, share(exportPoolSize, workers, place))),
    BACKGROUND_WORK: String(backgroundWork && place === 1),
  };
}

/** Whole parts of a total; what does not divide goes to the first ones. */
const share = (total: number, parts: number, place: number): number =>
  Math.floor(total / parts) + (place <= total % parts ? 1 : 0);
