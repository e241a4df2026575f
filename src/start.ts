import cluster from 'node:cluster';
import { createRequire } from 'node:module';
import type * as Primary from './cluster/primary';
import type * as Service from './service';
import { loadConfig } from './platform/config/config';
import { loadEnvFile } from './platform/config/env-file';

/** Each process loads what it is for: a primary does without the service, which is most of the program. */
const load = createRequire(__filename);

/** One process that does everything; with WORKERS above one, a primary with so many workers that share the port. */
export async function start(): Promise<void> {
  loadEnvFile();
  const config = loadConfig();
  if (config.workers > 1 && cluster.isPrimary)
    return (load('./cluster/primary') as typeof Primary).runPrimary(config);
  return (load('./service') as typeof Service).runService();
}
