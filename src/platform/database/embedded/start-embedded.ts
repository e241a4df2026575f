import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries } from './binaries';
import { clusterMajor, createCluster } from './cluster';
import { type Home, clusterUser, findHome } from './home';
import { Presence } from './presence';
import { runUser } from './run-user';
import { OWNER, SERVICE, SUPERUSER, readSecrets, urlOf } from './secrets';
import { type Log, type Running, type Server, ensureRunning, stopServer } from './server';

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: Log;
  /** Off for tests only: a crash of the machine may then lose everything. */
  readonly fsync?: boolean;
  /** Where the data goes if PostgreSQL's user cannot reach the data folder. */
  readonly shelter?: string;
}

/** A running PostgreSQL of the service's own. */
export interface Embedded {
  readonly kind: 'embedded' | 'system';
  readonly ownerUrl: string;
  readonly serviceUrl: string;
  /** For the server itself, such as backups and the databases of tests; no work of the service goes through it. */
  readonly superUrl: string;
  readonly home: Home;
  readonly pid: number;
  /** Close all connections first. The server stays up while another instance or program is connected to it. */
  stop(): Promise<void>;
}

const MOST_ATTEMPTS = 5;

/**
 * Starts the PostgreSQL of a data folder, or adopts the one that runs there already, and watches over it: should it
 * die, it is started again on the same port, so that pools find it again.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { home, server } = await prepare(options);
  const watch = new Watch(server);
  const running = await watch.begin();
  const { owner, service, superuser } = readSecrets(home.cluster);
  server.log(
    `PostgreSQL ${server.binaries.major} (${server.binaries.kind}) runs on port ${running.port}, data in ${home.cluster}`,
  );
  return {
    kind: server.binaries.kind,
    ownerUrl: urlOf(OWNER, owner, running.port),
    serviceUrl: urlOf(SERVICE, service, running.port),
    superUrl: urlOf(SUPERUSER, superuser, running.port),
    home,
    pid: running.pid,
    stop: () => watch.end(),
  };
}

async function prepare(options: EmbeddedOptions): Promise<{ home: Home; server: Server }> {
  const { dataDir, log, fsync: durable = true, shelter } = options;
  const home = findHome(dataDir, runUser(), shelter);
  const user = clusterUser(home, runUser());
  const binaries = findBinaries(user, home.folder, clusterMajor(home));
  if (clusterMajor(home) === null) {
    log(`Creating a database in ${home.cluster}`);
    await createCluster(home, binaries, user, durable);
  }
  return { home, server: { cluster: home.cluster, binaries, user, durable, log } };
}

class Watch {
  private presence: Presence | null = null;
  private ended = false;
  private reviving: Promise<void> = Promise.resolve();

  constructor(private readonly server: Server) {}

  /** Several attempts: an instance that leaves may stop the server between its answer and our arrival. */
  async begin(port?: number): Promise<Running> {
    for (let attempt = 1; ; attempt += 1) {
      const running = await ensureRunning(this.server, port);
      try {
        const url = urlOf(SUPERUSER, readSecrets(this.server.cluster).superuser, running.port, 'postgres');
        this.presence = await Presence.join(url, () => {
          this.reviving = this.revive(running.port);
        });
        return running;
      } catch (error) {
        if (attempt === MOST_ATTEMPTS) throw error;
        await sleep(100 * attempt);
      }
    }
  }

  async end(): Promise<void> {
    if (this.ended) return;
    this.ended = true;
    // Else a server that comes up just now would outlive the instance, and its connection keep the process alive.
    await this.reviving;
    const outcome = await this.presence?.leave(() => stopServer(this.server));
    if (outcome === 'others') this.server.log('PostgreSQL stays up: others are connected to it');
  }

  private async revive(port: number): Promise<void> {
    this.presence = null;
    this.server.log('PostgreSQL went away; starting it again');
    while (!this.ended) {
      try {
        const running = await this.begin(port);
        if (running.port !== port)
          this.server.log(`PostgreSQL is now on port ${running.port}: restart the service`);
        else this.server.log('PostgreSQL runs again');
        return;
      } catch (error) {
        this.server.log(`PostgreSQL could not be started again: ${String(error)}`);
        await sleep(5_000);
      }
    }
  }
}
