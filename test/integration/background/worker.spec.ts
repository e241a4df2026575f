import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../src/platform/database/embedded/free-port';
import { openBooks, type Books } from '../../support/books';
import { startServiceProcess, startWorkerProcess, type ServiceProcess } from '../../support/service-process';
import { openSession } from '../../support/plain-sql';
import { until } from '../../support/until';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const SEAL = { SEAL_INTERVAL_SECONDS: '1' };

describe('A worker, beside a service that leaves the work to it,', () => {
  let database: TestDatabase;
  let service: ServiceProcess;
  let books: Books;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startServiceProcess(database, await freePort(), { ...SEAL, BACKGROUND_WORK: 'false' });
    books = await openBooks(service);
  }, 120_000);
  afterAll(async () => {
    await service.end('SIGTERM');
    await database.drop();
  });

  const sealed = async (): Promise<number> => {
    const { body } = await books.live.get('/journal/seals?limit=1');
    return (body.data as { lastEntry: number }[])[0]?.lastEntry ?? 0;
  };
  const notRelayed = async (): Promise<number> => {
    const session = await openSession(service, 'service', null);
    const [row] = await session.sql<{ waiting: string }>(
      `SELECT waiting FROM work_behind(now()) WHERE kind IS NULL`,
    );
    await session.end();
    return Number(row?.waiting);
  };
  const doneUpTo = (entry: number): Promise<void> =>
    until(async () => (await sealed()) === entry && (await notRelayed()) === 0, 'the work is done');

  it('does the work, and another takes over when it is killed', async () => {
    await books.credited();
    await sleep(1200);
    expect(await sealed()).toBe(0);
    const before = await notRelayed();
    expect(before).toBeGreaterThan(0);

    const first = await startWorkerProcess(database, { ...SEAL, BACKGROUND_WORK: 'false' });
    await doneUpTo(1).finally(() => first.end('SIGKILL'));

    await books.credited();
    expect(await notRelayed()).toBeGreaterThan(0);
    const second = await startWorkerProcess(database, SEAL);
    let ended: number | null = null;
    await doneUpTo(2).finally(async () => {
      ended = await second.end('SIGTERM');
    });
    expect(ended).toBe(0);
  }, 300_000);
});
