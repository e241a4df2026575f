import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { backup } from '../../src/platform/database/backup/backup';
import { readChecksums } from '../../src/platform/database/backup/checksums';
import { walRange } from '../../src/platform/database/backup/cluster-files';
import { restore } from '../../src/platform/database/backup/restore';
import { startEmbedded, type Embedded } from '../../src/platform/database/embedded/start-embedded';
import { migrate } from '../../src/platform/database/migrate';
import { makeTestFolder } from '../support/test-cluster';

jest.setTimeout(180_000);

const quiet = (): void => undefined;

/** Writes documents of two rows each, one transaction after another, as postings do, until it is told to stop. */
async function writeDocuments(url: string): Promise<{ stop(): Promise<{ id: number; at: Date }[]> }> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE documents (id int PRIMARY KEY, text text)');
  await client.query('CREATE TABLE document_lines (document int REFERENCES documents, side text)');
  const committed: { id: number; at: Date }[] = [];
  let going = true;
  const writing = (async () => {
    for (let id = 1; going; id += 1) {
      await client.query('BEGIN');
      await client.query(`INSERT INTO documents VALUES ($1::int, repeat(md5($1::int::text), 50))`, [id]);
      await client.query(`INSERT INTO document_lines VALUES ($1, 'debit'), ($1, 'credit')`, [id]);
      await client.query('COMMIT');
      committed.push({ id, at: new Date() });
    }
  })().finally(() => client.end());
  return {
    stop: async () => {
      going = false;
      await writing;
      return committed;
    },
  };
}

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client
    .query<T>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

describe('backup and restore', () => {
  let folder: string;
  let database: Embedded;

  beforeAll(async () => {
    folder = makeTestFolder();
    database = await startEmbedded({ dataDir: join(folder, 'live'), log: quiet });
    await migrate(database.ownerUrl);
  });
  afterAll(async () => {
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps every document committed before the backup ended, whole, and the schema with its guards', async () => {
    const writer = await writeDocuments(database.ownerUrl);
    await new Promise((done) => setTimeout(done, 500));
    const { completeUntil } = await backup(database, join(folder, 'backup'));
    await new Promise((done) => setTimeout(done, 300));
    const committed = await writer.stop();
    const before = committed.filter(({ at }) => at.toISOString() < completeUntil);
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(committed.length);

    await restore(join(folder, 'backup'), join(folder, 'restored'), quiet);
    const restored = await startEmbedded({ dataDir: join(folder, 'restored'), log: quiet });
    const [count] = await ask<{ documents: number; last: number }>(
      restored.ownerUrl,
      'SELECT count(*)::int AS documents, max(id) AS last FROM documents',
    );
    expect(count?.documents).toBe(count?.last);
    expect(count?.documents).toBeGreaterThanOrEqual(before.length);
    expect(
      await ask(
        restored.ownerUrl,
        `SELECT d.id FROM documents d LEFT JOIN document_lines l ON l.document = d.id
         GROUP BY d.id HAVING count(l) <> 2 OR d.text <> repeat(md5(d.id::text), 50)`,
      ),
    ).toEqual([]);
    expect(await migrate(restored.ownerUrl)).toEqual([]);
    const guards = `SELECT tgrelid::regclass::text AS of, tgname FROM pg_trigger ORDER BY 1, 2`;
    expect(await ask(restored.ownerUrl, guards)).toEqual(await ask(database.ownerUrl, guards));
    expect(await ask(restored.serviceUrl, 'SELECT current_user AS me')).toEqual([{ me: 'contra_service' }]);
    await restored.stop();
  });

  it('can be checked with sha256sum', () => {
    const output = execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], {
      cwd: join(folder, 'backup'),
    });
    expect(output.toString()).toBe('');
  });

  it('goes into a folder of its own only', async () => {
    await expect(backup(database, join(folder, 'backup'))).rejects.toThrow('is not empty');
    await expect(backup(database, join(database.home.cluster, 'inside'))).rejects.toThrow('cannot be inside');
  });

  it('is restored into an empty folder only', async () => {
    const occupied = join(folder, 'occupied');
    mkdirSync(occupied);
    writeFileSync(join(occupied, 'mine.txt'), 'mine');
    await expect(restore(join(folder, 'backup'), occupied, quiet)).rejects.toThrow('is not empty');
    await expect(restore(join(folder, 'backup'), join(folder, 'live'), quiet)).rejects.toThrow(
      'is not empty',
    );
  });

  describe('that was damaged', () => {
    let copy: string;
    beforeEach(() => {
      copy = join(folder, 'damaged');
      rmSync(copy, { recursive: true, force: true });
      execFileSync('cp', ['-a', join(folder, 'backup'), copy]);
    });

    const refuses = async (message: string | RegExp): Promise<void> => {
      const target = join(folder, 'target');
      await expect(restore(copy, target, quiet)).rejects.toThrow(message);
      expect(existsSync(join(target, 'postgres'))).toBe(false);
      rmSync(target, { recursive: true, force: true });
    };

    it('is not restored when a file changed by one byte', async () => {
      const [first] = await readChecksums(join(copy, 'SHA256SUMS'));
      appendFileSync(join(copy, first?.path ?? ''), '\n');
      await refuses(/is damaged.*Nothing was restored/);
    });

    it('is not restored when a file is missing', async () => {
      rmSync(join(copy, 'cluster/global/pg_control'));
      await refuses('is damaged');
    });

    it('is not restored when its list was cut short', async () => {
      const list = join(copy, 'SHA256SUMS');
      const lines = readFileSync(list, 'utf8').split('\n');
      writeFileSync(list, lines.slice(1).join('\n'));
      await refuses('is damaged');
      writeFileSync(list, lines.slice(0, -2).join('\n'));
      await refuses('is damaged');
    });

    it('is not restored when it was never finished', async () => {
      rmSync(join(copy, 'SHA256SUMS'));
      await refuses('is not a complete backup');
    });

    it('writes nothing outside the data folder', async () => {
      appendFileSync(join(copy, 'SHA256SUMS'), `${'0'.repeat(64)}  cluster/../../escaped\n`);
      await refuses('no checksum of a file of this backup');
    });
  });

  it('notices a gap in the WAL', () => {
    const names = [
      '00000001000000000000000F',
      '0000000100000000000000FF',
      '000000010000000100000000',
      '00000001.history',
    ];
    const [gap = '', first = '', last = ''] = names;
    expect(walRange(names, first, last)).toEqual([first, last]);
    expect(() => walRange(names, gap, last)).toThrow('is not complete');
    expect(() => walRange(names, first, '000000010000000100000001')).toThrow('is not complete');
  });
});
