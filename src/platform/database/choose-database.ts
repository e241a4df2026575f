import type { Config } from '../config/config';
import type { Log } from './embedded/server';
import { startEmbedded } from './embedded/start-embedded';
import { asServiceRole } from './urls';

export interface ChosenDatabase {
  readonly kind: 'url' | 'embedded' | 'system';
  /** Migrates; nothing else of the service uses it. */
  readonly ownerUrl: string;
  /** Sessions of it work as contra_service. */
  readonly serviceUrl: string;
  /** Call it last, with all pools closed. Leaves a server that others use, or that is not the service's own, as it is. */
  stop(): Promise<void>;
}

/**
 * DATABASE_URL; without it the embedded PostgreSQL in DATA_DIR, else one under /usr/lib/postgresql run in its place; else
 * an error that says what to do.
 */
export async function chooseDatabase(
  config: Pick<Config, 'databaseUrl' | 'databaseServiceUrl' | 'dataDir'>,
  log: Log = () => undefined,
): Promise<ChosenDatabase> {
  const { databaseUrl, databaseServiceUrl, dataDir } = config;
  if (databaseUrl === undefined) return startEmbedded({ dataDir, log });
  return {
    kind: 'url',
    ownerUrl: databaseUrl,
    serviceUrl: databaseServiceUrl ?? asServiceRole(databaseUrl),
    stop: async () => undefined,
  };
}
