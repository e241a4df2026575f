import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Presence } from '../../src/platform/database/embedded/presence';
import { readPostmaster } from '../../src/platform/database/embedded/postmaster';
import { startEmbedded, type Embedded } from '../../src/platform/database/embedded/start-embedded';
import { isAlive, startInstance, untilGone, type Instance } from '../support/instance';
import { makeTestFolder } from '../support/test-cluster';

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client
    .query<T>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

// Processes and clusters of their own: seconds each on a busy machine.
jest.setTimeout(120_000);

const quiet = (): void => undefined;

/** With a cluster that has been made and stopped: to make one takes longer than most of these tests. */
const made = makeTestFolder();

beforeAll(async () => {
  await (await startEmbedded({ dataDir: made, log: quiet })).stop();
});
afterAll(() => rmSync(made, { recursive: true, force: true }));

describe('the embedded PostgreSQL', () => {
  let folder: string;
  const startFromNothing = (): void => rmSync(join(folder, 'postgres'), { recursive: true });
  let instances: Instance[];
  const start = async (moment = 0): Promise<Instance> => {
    const instance = await startInstance(folder, { moment });
    instances.push(instance);
    return instance;
  };

  beforeEach(() => {
    folder = makeTestFolder();
    execFileSync('cp', ['-a', join(made, 'postgres'), folder]);
    instances = [];
  });
  afterEach(async () => {
    for (const instance of instances) if (isAlive(instance.process.pid ?? 0)) await instance.end('SIGKILL');
    const server = readPostmaster(join(folder, 'postgres'));
    if (server !== null && isAlive(server.pid)) {
      process.kill(server.pid, 'SIGQUIT');
      await untilGone(server.pid);
    }
    rmSync(folder, { recursive: true, force: true });
  });

  it('is adopted by the next instance when the first was killed', async () => {
    const first = await start();
    await ask(first.database.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS id');
    await first.end('SIGKILL');
    expect(isAlive(first.database.pid)).toBe(true);
    const second = await start();
    expect(second.database.pid).toBe(first.database.pid);
    expect(await ask(second.database.ownerUrl, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
    await second.end('SIGTERM');
    await untilGone(first.database.pid);
  });

  it('comes up with every committed row after it was itself killed', async () => {
    const first = await start();
    await ask(first.database.ownerUrl, 'CREATE TABLE kept AS SELECT generate_series(1, 1000) AS id');
    await first.end('SIGKILL');
    process.kill(first.database.pid, 'SIGKILL');
    await untilGone(first.database.pid);
    const second = await start();
    expect(second.database.pid).not.toBe(first.database.pid);
    expect(await ask(second.database.ownerUrl, 'SELECT count(*)::int AS rows FROM kept')).toEqual([
      { rows: 1000 },
    ]);
  });

  it('is started again on its port when it dies under a running instance', async () => {
    const { database } = await start();
    await ask(database.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS id');
    process.kill(database.pid, 'SIGKILL');
    await untilGone(database.pid);
    const retry = async (left: number): Promise<object[]> =>
      ask(database.ownerUrl, 'SELECT id FROM kept').catch(async (error: unknown) => {
        if (left === 0) throw error;
        await sleep(100);
        return retry(left - 1);
      });
    expect(await retry(100)).toEqual([{ id: 1 }]);
  });

  it('is one server for instances that start at the same moment, and stops with the last of them', async () => {
    startFromNothing();
    const three = await Promise.all([start(), start(), start()]);
    const pids = new Set(three.map(({ database }) => database.pid));
    expect(pids.size).toBe(1);
    const [one, two, last] = three;
    await Promise.all([one?.end('SIGTERM'), two?.end('SIGTERM')]);
    expect(await ask(last?.database.ownerUrl ?? '', 'SELECT 1 AS id')).toEqual([{ id: 1 }]);
    await last?.end('SIGTERM');
    await untilGone([...pids][0] ?? 0);
  });

  it('stops when all its instances stop at the same moment', async () => {
    const both = await Promise.all([start(), start()]);
    await Promise.all(both.map((instance) => instance.end('SIGTERM')));
    await untilGone(both[0]?.database.pid ?? 0);
  });

  it('serves an instance that arrives while another leaves', async () => {
    let current = await start();
    for (let turn = 0; turn < 4; turn += 1) {
      const [next] = await Promise.all([start(), sleep(150 + 60 * turn).then(() => current.end('SIGTERM'))]);
      expect(await ask(next.database.ownerUrl, 'SELECT 1 AS id')).toEqual([{ id: 1 }]);
      current = next;
    }
  });

  it('lets nobody join it while the last one is stopping it', async () => {
    const instance = await start();
    await instance.end('SIGKILL');
    const { superUrl } = instance.database;
    const leaving = await Presence.join(superUrl, quiet);
    const left = leaving.leave(async () => {
      await expect(Presence.join(superUrl, quiet, 500)).rejects.toThrow('timeout');
    });
    expect(await left).toBe('stopped');
    const next = await Presence.join(superUrl, quiet);
    expect(await next.leave(() => Promise.resolve())).toBe('stopped');
  });

  it('stays up for another program that is connected', async () => {
    const instance = await start();
    const { database } = instance;
    const other = new Client({ connectionString: database.ownerUrl });
    await other.connect();
    await instance.end('SIGTERM');
    expect((await other.query('SELECT 1 AS id')).rows).toEqual([{ id: 1 }]);
    await other.end();
    expect(isAlive(database.pid)).toBe(true);
  });

  it('outlives a Ctrl-C in the terminal until the instance has finished', async () => {
    const { database, process: child } = await start(1000);
    process.kill(-(child.pid ?? 0), 'SIGINT');
    await sleep(500);
    expect(await ask(database.ownerUrl, 'SELECT 1 AS id')).toEqual([{ id: 1 }]);
    await untilGone(child.pid ?? 0);
    await untilGone(database.pid);
  });

  it('is not misled by a pid file whose number belongs to another program', async () => {
    const first = await start();
    const pidFile = join(folder, 'postgres/postmaster.pid');
    const content = readFileSync(pidFile, 'utf8');
    await first.end('SIGTERM');
    writeFileSync(pidFile, content.replace(/^\d+/, String(process.pid)), { mode: 0o644 });
    const second = await start();
    expect(await ask(second.database.ownerUrl, 'SELECT 1 AS id')).toEqual([{ id: 1 }]);
  });

  it('refuses to work on a server that runs without fsync', async () => {
    const careless = await startEmbedded({ dataDir: folder, log: quiet, fsync: false });
    await expect(startEmbedded({ dataDir: folder, log: quiet })).rejects.toThrow('runs with fsync off');
    await careless.stop();
  });

  it('says what PostgreSQL said when it cannot start', async () => {
    const first = await start();
    await first.end('SIGTERM');
    writeFileSync(join(folder, 'postgres/postgresql.conf'), 'max_connections = many\n');
    await expect(startEmbedded({ dataDir: folder, log: quiet })).rejects.toThrow(
      /does not start.*max_connections/s,
    );
  });

  it('leaves no half of a cluster where the first start was killed', async () => {
    for (const delay of [600, 1000]) {
      startFromNothing();
      const attempt = start().catch(() => null);
      await sleep(delay);
      // The instance is not known before it is ready: a second one must cope with whatever the first does or did.
      const second = await start();
      expect(await ask(second.database.ownerUrl, 'SELECT 1 AS id')).toEqual([{ id: 1 }]);
      await Promise.all([second.end('SIGTERM'), attempt.then((instance) => instance?.end('SIGTERM'))]);
    }
  });
});

describe('a new embedded PostgreSQL', () => {
  let database: Embedded;

  beforeAll(async () => {
    database = await startEmbedded({ dataDir: made, log: quiet });
  });
  afterAll(() => database.stop());

  it('has a login that owns the database and one for the service, neither a superuser nor past row security', async () => {
    const roles = await ask(
      database.superUrl,
      `SELECT rolname AS login, rolcreaterole AS creates_roles, rolsuper OR rolcreatedb OR rolreplication OR rolbypassrls AS more
       FROM pg_roles WHERE rolcanlogin AND rolname <> 'postgres' ORDER BY 1`,
    );
    expect(roles).toEqual([
      { login: 'contra_owner', creates_roles: true, more: false },
      { login: 'contra_service', creates_roles: false, more: false },
    ]);
    expect(await ask(database.ownerUrl, 'SELECT current_user AS me, current_database() AS here')).toEqual([
      { me: 'contra_owner', here: 'contra' },
    ]);
    expect(await ask(database.serviceUrl, 'SELECT current_user AS me')).toEqual([{ me: 'contra_service' }]);
  });

  it('asks for passwords, which only its own user can read', async () => {
    const wrong = new URL(database.superUrl);
    wrong.password = 'guess';
    await expect(ask(wrong.toString(), 'SELECT 1')).rejects.toThrow('password authentication failed');
    expect(statSync(join(made, 'postgres/contra-secrets.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(made, 'postgres')).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['fsync', 'on'],
    ['full_page_writes', 'on'],
    ['synchronous_commit', 'on'],
    ['data_checksums', 'on'],
    ['listen_addresses', '127.0.0.1'],
    ['unix_socket_directories', ''],
  ])('runs with %s = %j', async (name, value) => {
    expect(await ask(database.superUrl, `SELECT current_setting('${name}') AS value`)).toEqual([{ value }]);
  });

  it('folds the letters of all alphabets', async () => {
    expect(await ask(database.ownerUrl, `SELECT lower('ÄŁΩ') AS low, 'Łódź' ILIKE 'łÓDŹ' AS alike`)).toEqual([
      { low: 'äłω', alike: true },
    ]);
  });
});
