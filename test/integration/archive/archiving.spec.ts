import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { filesOf, formatsOf } from '../../support/archive';
import { jobsOf } from '../../support/background';
import { created } from '../../support/books';
import { openCompleteBooks, type CompleteBooks } from '../../support/complete-books';
import { fetchFile } from '../../support/files';
import { ledgerOf, openSession } from '../../support/plain-sql';
import { expectRefusal } from '../../support/problems';
import { startS3Server, type S3Server } from '../../support/s3-server';
import { startWorkerProcess } from '../../support/service-process';

const issued = (books: CompleteBooks, kind = 'invoices'): Promise<Answer['body']> =>
  created(books.live, `/${kind}`, {
    customerId: books.customer.id,
    items: [{ description: 'Lamp', quantity: 2, unitPrice: 50, taxRate: 19 }],
    status: 'issued',
  });

describe('Archiving into a folder', () => {
  let app: TestApp;
  let books: CompleteBooks;
  let ledger: string;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openCompleteBooks(app);
    ledger = await ledgerOf(app, books.organisation.id);
  });
  afterAll(() => app.close());

  it('survives a worker that is killed after the files are stored and before they are recorded', async () => {
    const { id } = await issued(books);
    const lock = await openSession(app, 'owner', ledger);
    await lock.sql('BEGIN');
    // Readers pass, and whoever records waits.
    await lock.sql('LOCK TABLE archived_files IN EXCLUSIVE MODE');
    const worker = await startWorkerProcess(app.database);
    const stored = (): string[] => filesOf(app, books.organisation.id, id);
    for (let tries = 0; stored().length < 3; tries += 1) {
      if (tries > 1200) throw new Error('the worker stored nothing');
      await sleep(25);
    }
    await worker.end('SIGKILL');
    // What a dead client has sent is still done, its COMMIT too, unless its session ends while it waits.
    await lock.sql(`SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND wait_event_type = 'Lock'`);
    await lock.rollback();
    await lock.end();
    const [before, bytes] = [stored().sort(), stored().map((path) => readFileSync(path).toString('hex'))];
    expect((await formatsOf(books.live, `/invoices/${id}`)).data).toEqual([]);
    expect((await jobsOf(app, ledger, 'archive')).map(({ subject }) => subject)).toEqual([id]);
    // The lease of the dead worker has ended.
    app.clock.travelTo(new Date(Date.now() + 600_000).toISOString());
    await app.settle('jobs:archive');
    app.clock.travelTo(new Date().toISOString());
    expect((await formatsOf(books.live, `/invoices/${id}`)).data).toEqual(['cii', 'pdf', 'ubl']);
    expect(await jobsOf(app, ledger, 'archive')).toEqual([]);
    // Rendered a second time, in another process, to the same bytes.
    expect(stored().sort()).toEqual(before);
    expect(stored().map((path) => readFileSync(path).toString('hex'))).toEqual(bytes);
  });

  it('comes to one record however many do it at once', async () => {
    const { id } = await issued(books);
    const second = await startTestApp({ database: app.database });
    const pdf = (at: TestApp): Promise<number> =>
      fetchFile(at, books.liveKey, `/invoices/${id}/pdf`).then(({ status }) => status);
    const [statuses] = await Promise.all([
      Promise.all([pdf(app), pdf(app), pdf(second), pdf(second)]),
      app.settle('relay', 'jobs:archive'),
      second.settle('relay', 'jobs:archive'),
    ]);
    await app.settle('relay', 'jobs:archive');
    expect(statuses).toEqual([200, 200, 200, 200]);
    const session = await openSession(app, 'service', ledger);
    const rows = await session.sql(`SELECT format FROM archived_files WHERE document_id = $1 ORDER BY 1`, [
      id,
    ]);
    await session.end();
    expect(rows).toEqual([{ format: 'cii' }, { format: 'pdf' }, { format: 'ubl' }]);
    expect(filesOf(app, books.organisation.id, id)).toHaveLength(3);
    expect(await jobsOf(app, ledger, 'archive')).toEqual([]);
    await second.close();
  });
});

describe('Archiving into a bucket', () => {
  let server: S3Server;
  let app: TestApp;
  let books: CompleteBooks;
  let ledger: string;

  beforeAll(async () => {
    server = await startS3Server();
    app = await startTestApp({ env: server.env });
    books = await openCompleteBooks(app);
    ledger = await ledgerOf(app, books.organisation.id);
  });
  afterAll(async () => {
    await app.close();
    await server.close();
  });

  it.each(['invoices', 'credit-notes'])(
    'keeps the files of %s there, and serves them from there',
    async (kind) => {
      const { id } = await issued(books, kind);
      await app.settle('relay', 'jobs:archive');
      const { data, body } = await formatsOf(books.live, `/${kind}/${id}`);
      expect(data).toEqual(['cii', 'pdf', 'ubl']);
      const { sha256 } = body.data.find(({ format }: { format: string }) => format === 'pdf');
      const { status, headers } = await fetchFile(app, books.liveKey, `/${kind}/${id}/pdf`);
      expect([status, headers.get('etag')]).toEqual([200, `"${sha256}"`]);
      expect(filesOf(app, books.organisation.id, id)).toEqual([]);
    },
  );

  it('loses nothing while the storage is away: it says so, and archives when it is back', async () => {
    const { id } = await issued(books);
    await server.stop();
    expectRefusal(await books.live.get(`/invoices/${id}/pdf`), { status: 503, code: 'unavailable' });
    await app.settle('relay', 'jobs:archive');
    const [job] = await jobsOf(app, ledger, 'archive');
    expect(job).toMatchObject({ subject: id, attempts: 1, lease: null });
    expect((await formatsOf(books.live, `/invoices/${id}`)).data).toEqual([]);
    // Documents are issued as ever, and what needs no archive is shown.
    expect((await books.live.get(`/invoices/${(await issued(books)).id}`)).status).toBe(200);
    expect((await fetchFile(app, books.liveKey, `/invoices/${id}/pdf?draft=true`)).status).toBe(200);
    await server.start();
    app.clock.travelTo(new Date(Date.now() + 60_000).toISOString());
    await app.settle('relay', 'jobs:archive');
    expect((await formatsOf(books.live, `/invoices/${id}`)).data).toEqual(['cii', 'pdf', 'ubl']);
    expect(await jobsOf(app, ledger, 'archive')).toEqual([]);
    expect((await fetchFile(app, books.liveKey, `/invoices/${id}/pdf`)).status).toBe(200);
  });
});
