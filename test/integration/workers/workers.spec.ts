import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../src/platform/database/embedded/free-port';
import { creditNote, openBooks, type Books } from '../../support/books';
import { untilGone } from '../../support/instance';
import { assertBooksHold, brokenInvariants } from '../../support/invariants';
import { persist } from '../../support/persistent-client';
import { startServiceProcess, type ServiceProcess } from '../../support/service-process';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const NOTES = 20;
const STREAMS = 6;
const EACH = 6;

/** The tests are the life of one service, from its start to its stop. */
describe('A service of two workers', () => {
  let database: TestDatabase;
  let service: ServiceProcess;
  let books: Books;
  let made = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    service = await startServiceProcess(database, await freePort(), {
      WORKERS: '2',
      LOG_LEVEL: 'info',
      SEAL_INTERVAL_SECONDS: '1',
      KEY_CACHE_SECONDS: '4',
    });
    books = await openBooks(service);
  });
  afterAll(async () => {
    await service.end('SIGKILL');
    await database.drop();
  });

  const processes = (): number[] =>
    [...service.output().matchAll(/worker \d is up: process (\d+)/g)].map(([, pid]) => Number(pid));
  const metric = async (name: string): Promise<number> => {
    const { text } = await service.api().get('/metrics');
    const line = text.split('\n').find((each) => each.startsWith(name));
    return Number(line?.slice(name.length));
  };
  const until = async (what: () => Promise<boolean>): Promise<void> => {
    const begun = Date.now();
    while (!(await what())) {
      if (Date.now() - begun > 60_000) throw new Error('it did not come to that');
      await sleep(50);
    }
  };
  const sealed = async (): Promise<number> => {
    const { body } = await books.live.get('/journal/seals?limit=1');
    return (body.data as { lastEntry: number }[])[0]?.lastEntry ?? 0;
  };
  const numbers = async (): Promise<string[]> => {
    const { body } = await books.live.get('/credit-notes?limit=200');
    return (body.data as { number: string }[]).map(({ number }) => number.slice(-4)).sort();
  };
  const gapless = (count: number): string[] =>
    Array.from({ length: count }, (_, i) => String(i + 1).padStart(4, '0'));

  it('says once that it is up, and both answer on the port, from one series of numbers', async () => {
    expect(service.output().match(/Contra is up/g)).toHaveLength(1);
    expect(processes()).toHaveLength(2);
    const requests = Array.from({ length: NOTES }, () => books.live.post('/credit-notes', creditNote()));
    const answers = await Promise.all(requests);
    made += NOTES;
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await numbers()).toEqual(gapless(made));
    const workers = [...service.output().matchAll(/"worker":(\d)[^\n]*"status":201/g)].map(([, id]) => id);
    expect(new Set(workers)).toEqual(new Set(['1', '2']));
    await assertBooksHold(service, books);
  });

  it('measures them together, whichever is asked', async () => {
    for (let asked = 0; asked < 3; asked += 1)
      expect(await metric('contra_journal_entries_posted_total{source="credit_note"} ')).toBe(NOTES);
    expect(await metric('contra_workers_up ')).toBe(2);
  });

  it('refuses a revoked key in all of them within a moment, not when they would look again', async () => {
    const { body: key } = await books.staff.post('/api-keys', { name: 'x', mode: 'live', scopes: ['*'] });
    const client = service.api(key.key as string);
    for (let i = 0; i < 4; i += 1) expect((await client.get('/organisation')).status).toBe(200);
    await books.staff.post(`/api-keys/${String(key.id)}/revoke`);
    await sleep(500);
    for (let i = 0; i < 4; i += 1) expect((await client.get('/organisation')).status).toBe(401);
  });

  it('goes on when one is killed, and another takes its place and its work', async () => {
    const [first = 0] = processes();
    const killed = sleep(50).then(() => process.kill(first, 'SIGKILL'));
    const streams = Array.from({ length: STREAMS }, async (_, stream) => {
      for (let i = 0; i < EACH; i += 1) {
        const { answer } = await persist(books.live, '/credit-notes', creditNote(), `workers-${stream}-${i}`);
        expect(answer.status).toBe(201);
      }
    });
    await Promise.all([killed, ...streams]);
    made += STREAMS * EACH;
    await until(async () => (await metric('contra_workers_up ')) === 2);
    expect(await metric('contra_worker_restarts_total ')).toBe(1);
    expect(await numbers()).toEqual(gapless(made));
    await until(async () => (await sealed()) === made);
    await assertBooksHold(service, books);
  });

  it('answers what is in flight when it is asked to stop, and leaves no process behind', async () => {
    const all = processes();
    const requests = Array.from({ length: NOTES }, () => books.live.post('/credit-notes', creditNote()));
    // Each is on its way: the first that is answered came last of all to leave.
    await Promise.race(requests);
    const ended = service.end('SIGTERM');
    const answers = await Promise.all(requests);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await ended).toBe(0);
    for (const pid of all) await untilGone(pid);
    expect(await brokenInvariants(service, books)).toEqual({});
  });
});
