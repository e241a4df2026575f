import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isServerOf, readPostmaster } from '../../src/platform/database/embedded/postmaster';
import { startEmbedded, type Embedded } from '../../src/platform/database/embedded/start-embedded';

/**
 * How the workers reach the run's server. `{}` in a URL stands for the database. The administrator may create databases;
 * it is a superuser on the run's own cluster, and the owner itself on a server given by DATABASE_URL.
 */
export interface TestCluster {
  readonly template: string;
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly ownerRole: string;
  readonly serviceUrl: string;
  readonly superUrl: string | null;
}

/** Where the cluster is published, in the environment. */
const VARIABLE = 'CONTRA_TEST_CLUSTER';
const PREFIX = 'contra-test-';

/** Workers inherit the environment of the process that ran the global set-up. */
export function publish(cluster: TestCluster): void {
  process.env[VARIABLE] = JSON.stringify(cluster);
}

export const isPublished = (): boolean => process.env[VARIABLE] !== undefined;

export function testCluster(): TestCluster {
  const published = process.env[VARIABLE];
  if (published === undefined)
    throw new Error('No test cluster: jest has to run with test/support/global-setup.ts');
  return JSON.parse(published) as TestCluster;
}

/** Kept in memory by Linux. */
const MEMORY = '/dev/shm';
/** More than a run has at any time. */
const ROOM_BYTES = 4 * 1024 ** 3;

/** A database is hundreds of files, and each spec clones one and drops it: on a disk that costs more than most tests. */
const place = hasRoom(MEMORY) ? MEMORY : tmpdir();

/** Programs have to run there too: some tests copy PostgreSQL's. */
function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    const { bavail, bsize } = statfsSync(folder);
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.includes(` ${folder} `));
    return bavail * bsize >= ROOM_BYTES && mount !== undefined && !mount.includes('noexec');
  } catch {
    return false;
  }
}

/** Named by the process, so that a later run can tell that its run is over. */
export function makeTestFolder(): string {
  const folder = mkdtempSync(join(place, `${PREFIX}${process.pid}-`));
  // PostgreSQL runs as another user when the tests run as root.
  chmodSync(folder, 0o755);
  return folder;
}

export const startTestCluster = (folder: string): Promise<Embedded> =>
  startEmbedded({ dataDir: folder, log: () => undefined, fsync: false });

/** Ends the servers of runs that were killed before their teardown, wherever there was room for them. */
export function sweepKilledRuns(): void {
  for (const each of new Set([MEMORY, tmpdir()])) if (existsSync(each)) sweep(each);
}

function sweep(where: string): void {
  for (const name of readdirSync(where).filter((each) => each.startsWith(PREFIX))) {
    const folder = join(where, name);
    const server = readPostmaster(join(folder, 'postgres'));
    if (isAlive(Number(name.slice(PREFIX.length).split('-')[0]))) continue;
    if (server === null || !isServerOf(join(folder, 'postgres'), server.pid)) continue;
    process.kill(server.pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
