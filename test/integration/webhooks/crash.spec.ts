import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../../src/platform/database/embedded/free-port';
import type { Answer } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { persist } from '../../support/persistent-client';
import { startServiceProcess, startWorkerProcess, type ServiceProcess } from '../../support/service-process';
import { createTestDatabase, type TestDatabase } from '../../support/test-database';
import { startReceiver, type Receiver } from '../../support/webhook-receiver';
import { endpointAt, verified, WEBHOOK_ENV, type Endpoint } from '../../support/webhooks';

const WHOLE = process.env['CONTRA_EVERY_VALUE'] === '1';
const EVENTS = WHOLE ? 2000 : 200;
const KILLS = WHOLE ? 12 : 3;
const A_BATCH = 20;

jest.setTimeout(WHOLE ? 900_000 : 240_000);

type Worker = Pick<ServiceProcess, 'end'>;

/** Whichever of the processes dies: both send webhooks. */
describe('Webhooks of a service and a worker that are killed at any moment', () => {
  let database: TestDatabase;
  let receiver: Receiver;
  let port: number;
  let service: ServiceProcess;
  let worker: Worker;
  let books: Books;
  let endpoint: Endpoint;

  beforeAll(async () => {
    database = await createTestDatabase();
    receiver = await startReceiver();
    receiver.answer('/hooks', 'flaky');
    port = await freePort();
    service = await startServiceProcess(database, port, WEBHOOK_ENV);
    worker = await startWorkerProcess(database, WEBHOOK_ENV);
    books = await openBooks(service);
    endpoint = await endpointAt(books, receiver, '/hooks', { eventTypes: ['credit_note.created'] });
  });
  afterAll(async () => {
    await Promise.all([service.end('SIGKILL'), worker.end('SIGKILL')]);
    await receiver.close();
    await database.drop();
  });

  const killInTurn = async (): Promise<void> => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(200 + Math.random() * 1500);
      if (kill % 2 === 0) {
        await worker.end('SIGKILL');
        worker = await startWorkerProcess(database, WEBHOOK_ENV);
      } else {
        await service.end('SIGKILL');
        service = await startServiceProcess(database, port, WEBHOOK_ENV);
      }
    }
  };
  /** A service may take long to start again, on a machine that does other things too. */
  const patiently = async (request: object, key: string, tries = 6): Promise<Answer> => {
    try {
      return (await persist(books.live, '/credit-notes/batch', request, key)).answer;
    } catch (error) {
      if (tries === 1) throw error;
      return patiently(request, key, tries - 1);
    }
  };
  const postAll = async (): Promise<void> => {
    for (let made = 0; made < EVENTS; made += A_BATCH) {
      const creditNotes = Array.from({ length: A_BATCH }, () => creditNote());
      const answer = await patiently({ creditNotes }, `batch-${made}`);
      if (answer.status >= 300) throw new Error(answer.text);
    }
  };
  const everyPage = async (path: string): Promise<Answer['body'][]> => {
    const all: Answer['body'][] = [];
    for (let cursor = ''; ;) {
      const { status, body, text } = await books.live.get(`${path}limit=200${cursor && `&cursor=${cursor}`}`);
      if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`);
      all.push(...body.data);
      if (body.data.length < 200 || body.pagination.nextCursor === null) return all;
      cursor = body.pagination.nextCursor as string;
    }
  };
  const untilDelivered = async (): Promise<Answer['body'][]> => {
    for (let tries = 0; tries < 600; tries += 1) {
      const all = await everyPage(`/webhook-endpoints/${endpoint.id}/deliveries?`);
      if (all.length >= EVENTS && all.every(({ status }) => status === 'delivered')) return all;
      await sleep(500);
    }
    throw new Error('not everything was delivered');
  };

  it('reach the receiver at least once, all signed, and none is marked delivered that was not answered well', async () => {
    await Promise.all([postAll(), killInTurn()]);
    const deliveries = await untilDelivered();
    const events = await everyPage('/events?type=credit_note.created&');
    expect(events).toHaveLength(EVENTS);
    const messages = receiver.at('/hooks');
    for (const message of messages) verified(message, endpoint.secret);
    const wellAnswered = new Set(
      messages.filter(({ status }) => status === 200).map(({ headers }) => headers['webhook-id']),
    );
    expect(events.filter(({ id }) => !wellAnswered.has(id as string))).toEqual([]);
    expect(deliveries.filter(({ eventId }) => !wellAnswered.has(eventId as string))).toEqual([]);
    expect(new Set(deliveries.map(({ eventId }) => eventId as string)).size).toBe(EVENTS);
    if (WHOLE)
      process.stdout.write(
        `${EVENTS} events, ${KILLS} kills, ${messages.length} messages, of them ${messages.filter(({ status }) => status !== 200).length} answered with 500\n`,
      );
  });
});
