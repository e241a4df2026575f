import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../src/platform/database/embedded/free-port';
import type { Answer } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { persist } from '../../support/persistent-client';
import { ledgerOf, openSession } from '../../support/plain-sql';
import { startServiceProcess, type ServiceProcess } from '../../support/service-process';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';

const STREAMS = 8;
const EACH = 10;
const IN_FLIGHT = 16;

// It takes seconds; on a machine that is busy with other things, many.
jest.setTimeout(90_000);

describe('A process of the service', () => {
  let database: TestDatabase;
  let port: number;
  let service: ServiceProcess;
  let books: Books;

  beforeEach(async () => {
    database = await createTestDatabase();
    port = await freePort();
    service = await startServiceProcess(database, port);
    books = await openBooks(service);
  });
  afterEach(async () => {
    await service.end('SIGKILL');
    await database.drop();
  });

  const idsOf = async (client: Books['live']): Promise<string[]> =>
    (await client.get('/credit-notes?limit=200')).body.data.map(({ id }: { id: string }) => id).sort();

  /** As many requests are being posted or wait for it. */
  const untilArrived = async (count: number): Promise<void> => {
    for (let tries = 0; tries < 400; tries += 1) {
      const { text } = await service.api().get('/metrics');
      const busy = [...text.matchAll(/^contra_posting_requests\{state="\w+"\} (\d+)/gm)];
      if (busy.reduce((sum, [, each]) => sum + Number(each), 0) >= count) return;
      await sleep(25);
    }
    throw new Error('they did not arrive');
  };

  it('that is killed twice while it makes credit notes loses none and makes none twice', async () => {
    const acknowledged = new Map<string, string>();
    const revive = async (): Promise<void> => {
      await service.end('SIGKILL');
      service = await startServiceProcess(database, port);
    };
    const revivals: Promise<void>[] = [];
    const streams = Array.from({ length: STREAMS }, async (_, stream) => {
      for (let i = 0; i < EACH; i += 1) {
        const key = `crash-${stream}-${i}`;
        const { answer } = await persist(books.live, '/credit-notes', creditNote(), key);
        expect(answer.status).toBe(201);
        acknowledged.set(key, answer.body.id as string);
        if (acknowledged.size === 20 || acknowledged.size === 50) revivals.push(revive());
      }
    });
    await Promise.all(streams);
    await Promise.all(revivals);
    expect(revivals).toHaveLength(2);
    expect(acknowledged.size).toBe(STREAMS * EACH);
    expect(await idsOf(books.live)).toEqual([...acknowledged.values()].sort());
    await assertBooksHold(service, books);
  });

  it('that is asked to stop answers every request in flight, on connections kept alive too, then exits with 0', async () => {
    const authorization = `Bearer ${books.liveKey}`;
    const keptAlive = async (): Promise<Pick<Answer, 'status' | 'body'>> => {
      const answer = await fetch(`${service.url}/api/v1/credit-notes`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(creditNote()),
      });
      return { status: answer.status, body: await answer.json() };
    };
    const holder = await openSession(service, 'owner', await ledgerOf(service, books.organisation.id));
    await holder.sql('BEGIN');
    await holder.sql('SELECT FROM period_locks FOR UPDATE');
    const requests = Array.from({ length: IN_FLIGHT }, (_, i) =>
      i % 2 === 0 ? keptAlive() : books.live.post('/credit-notes', creditNote()),
    );
    await untilArrived(IN_FLIGHT);
    const asked = Date.now();
    const ended = service.end('SIGTERM');
    await holder.rollback();
    await holder.end();
    const answers = await Promise.all(requests);
    expect(await ended).toBe(0);
    // Connections that are only kept alive would hold it for twenty seconds.
    expect(Date.now() - asked).toBeLessThan(18_000);
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(IN_FLIGHT).fill(201));
    await expect(books.live.get('/credit-notes')).rejects.toThrow('ECONNREFUSED');

    service = await startServiceProcess(database, port);
    expect(await idsOf(books.live)).toEqual(answers.map(({ body }) => body.id as string).sort());
    await assertBooksHold(service, books);
  });
});
