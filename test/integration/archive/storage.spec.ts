import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FolderStorage } from '../../../src/platform/storage/folder-storage';
import { KeyTaken, type ObjectStorage } from '../../../src/platform/storage/object-storage';
import { S3Storage } from '../../../src/platform/storage/s3-storage';
import { startS3Server, startStubbornServer, type S3Server } from '../../support/s3-server';
import { makeTestFolder } from '../../support/test-cluster';

const UNAVAILABLE = expect.objectContaining({ name: 'DomainError', code: 'unavailable' });
const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

let folder: string;
let server: S3Server;
const opened: S3Storage[] = [];

/** At the server of these tests, unless told otherwise. */
function bucketAt(port: number, changes: { bucket?: string; prefix?: string } = {}): S3Storage {
  const storage = new S3Storage({
    bucket: 'archive',
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${port}`,
    prefix: 'of-the-tests',
    credentials,
    ...changes,
  });
  opened.push(storage);
  return storage;
}

beforeAll(async () => {
  folder = makeTestFolder();
  server = await startS3Server();
});
afterAll(async () => {
  for (const storage of opened) await storage.onApplicationShutdown();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each<[string, () => ObjectStorage]>([
  ['a folder', () => new FolderStorage(join(folder, 'archive'))],
  ['a bucket', () => bucketAt(server.port)],
])('%s that keeps files', (_name, open) => {
  const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

  it('gives back what was put, byte for byte, of any size', async () => {
    for (const size of [0, 1, 3_000_000]) {
      const bytes = randomBytes(size);
      const key = `org_1/inv_${size}/${sha256(bytes)}.pdf`;
      await open().put(key, bytes, 'application/pdf');
      expect((await open().get(key))?.equals(bytes)).toBe(true);
    }
  });

  it('has nothing under a key that was never put', async () => {
    expect(await open().get('org_1/inv_1/nothing.pdf')).toBeNull();
    expect(await open().get('org_1')).toBeNull();
  });

  it('takes the same bytes again, and never puts others over them', async () => {
    const storage = open();
    await storage.put('org_1/inv_1/a.xml', Buffer.from('first'), 'application/xml');
    await storage.put('org_1/inv_1/a.xml', Buffer.from('first'), 'application/xml');
    const other = storage.put('org_1/inv_1/a.xml', Buffer.from('second'), 'application/xml');
    await expect(other).rejects.toThrow(KeyTaken);
    expect((await storage.get('org_1/inv_1/a.xml'))?.toString()).toBe('first');
  });

  it('holds one of two that are put at once, whole', async () => {
    const versions = [Buffer.alloc(400_000, 'a'), Buffer.alloc(400_000, 'a')];
    await Promise.all(versions.map((bytes) => open().put('org_1/inv_1/race.xml', bytes, 'application/xml')));
    expect((await open().get('org_1/inv_1/race.xml'))?.equals(Buffer.alloc(400_000, 'a'))).toBe(true);
  });

  it('refuses keys that the service would not make', async () => {
    const elsewhere = ['../a', 'a/../b', '/etc/passwd', 'a//b', 'a/./b', '.incoming/a'];
    for (const key of [...elsewhere, 'a b', 'a\\b', '', 'x'.repeat(501)]) {
      await expect(open().put(key, Buffer.from('x'), 'text/plain')).rejects.toThrow(
        'no key of a stored file',
      );
      await expect(open().get(key)).rejects.toThrow('no key of a stored file');
    }
  });
});

describe('a folder', () => {
  it('shows no file before it is whole, and leaves nothing lying about', async () => {
    const root = join(folder, 'tidy');
    const storage = new FolderStorage(root);
    await storage.put('org_1/inv_1/a.pdf', Buffer.from('a'), 'application/pdf');
    await storage.put('org_1/inv_1/a.pdf', Buffer.from('b'), 'application/pdf').catch(() => undefined);
    expect(readdirSync(join(root, '.incoming'))).toEqual([]);
    expect(readdirSync(join(root, 'org_1/inv_1'))).toEqual(['a.pdf']);
    expect(statSync(join(root, 'org_1/inv_1/a.pdf')).mode & 0o777).toBe(0o600);
  });

  it('is unavailable while it cannot be written to or read', async () => {
    const occupied = join(folder, 'occupied');
    writeFileSync(occupied, 'a file where the folder should be');
    const storage = new FolderStorage(occupied);
    await expect(storage.put('org_1/a.pdf', Buffer.from('a'))).rejects.toEqual(UNAVAILABLE);
    await expect(storage.get('org_1/a.pdf')).rejects.toEqual(UNAVAILABLE);
  });
});

describe('a bucket', () => {
  it('keeps its files behind its prefix, so that several services can share it', async () => {
    const [ours, theirs] = [bucketAt(server.port), bucketAt(server.port, { prefix: '' })];
    await ours.put('org_1/inv_1/p.pdf', Buffer.from('a'), 'application/pdf');
    expect(await theirs.get('org_1/inv_1/p.pdf')).toBeNull();
    expect((await theirs.get('of-the-tests/org_1/inv_1/p.pdf'))?.toString()).toBe('a');
  });

  it('is unavailable while its server is away, and is what it was when it is back', async () => {
    const storage = bucketAt(server.port);
    await storage.put('org_1/inv_1/away.pdf', Buffer.from('a'), 'application/pdf');
    await server.stop();
    await expect(storage.get('org_1/inv_1/away.pdf')).rejects.toEqual(UNAVAILABLE);
    await expect(storage.put('org_1/b.pdf', Buffer.from('b'), 'application/pdf')).rejects.toEqual(
      UNAVAILABLE,
    );
    await server.start();
    expect((await storage.get('org_1/inv_1/away.pdf'))?.toString()).toBe('a');
  });

  it('is unavailable, not empty, where there is no such bucket', async () => {
    await expect(bucketAt(server.port, { bucket: 'elsewhere' }).get('a')).rejects.toEqual(UNAVAILABLE);
  });

  it('is unavailable, not empty, where the key may not read', async () => {
    const forbidding = await startStubbornServer(() => ({ status: 403, body: errorOf('AccessDenied') }));
    await expect(bucketAt(forbidding.port).get('a')).rejects.toEqual(UNAVAILABLE);
    await forbidding.close();
  });

  it('asks for a new object only, and does without where the server does not know how', async () => {
    const puts: boolean[] = [];
    const plain = await startStubbornServer(({ method, conditional }) => {
      if (method === 'GET') return { status: 404, body: errorOf('NoSuchKey') };
      puts.push(conditional);
      return conditional ? { status: 501, body: errorOf('NotImplemented') } : { status: 200, body: '' };
    });
    await bucketAt(plain.port).put('a.pdf', Buffer.from('a'), 'application/pdf');
    expect(puts.at(0)).toBe(true);
    expect(puts.at(-1)).toBe(false);
    await plain.close();
  });

  it('compares where another put came first', async () => {
    let gets = 0;
    const taken = await startStubbornServer(({ method }) => {
      if (method === 'PUT') return { status: 412, body: errorOf('PreconditionFailed') };
      gets += 1;
      return gets % 2 === 1 ? { status: 404, body: errorOf('NoSuchKey') } : { status: 200, body: 'theirs' };
    });
    const storage = bucketAt(taken.port);
    await storage.put('a.pdf', Buffer.from('theirs'), 'application/pdf');
    await expect(storage.put('a.pdf', Buffer.from('ours'), 'application/pdf')).rejects.toThrow(KeyTaken);
    await taken.close();
  });
});

const errorOf = (code: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
