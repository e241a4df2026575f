import { randomUUID } from 'node:crypto';
import type { Tx } from '../../src/platform/database/transaction';
import type { JobDraft } from '../../src/platform/jobs/jobs';
import type { EventSubscriber, RelayedEvent } from '../../src/platform/outbox/relay';
import type { TestApp } from './app';
import { openSession } from './plain-sql';

/** A unit of work in a ledger, as the service does in the background. */
export async function inLedger<T>(
  app: TestApp,
  ledger: string,
  work: (tx: Tx) => T | Promise<T>,
): Promise<T> {
  const { ledgers, work: unit } = app.parts;
  const ctx = await ledgers.of(ledger, 'test');
  return unit.run(ctx, async (tx) => work(tx));
}

export const addJobs = (app: TestApp, ledger: string, jobs: readonly JobDraft[]): Promise<void> =>
  inLedger(app, ledger, (tx) => {
    for (const job of jobs) app.parts.jobs.add(tx, job);
  });

export interface JobRow {
  readonly kind: string;
  readonly subject: string;
  readonly attempts: number;
  readonly lease: string | null;
  readonly due_at: Date;
}

export async function jobsOf(app: TestApp, ledger: string, kind: string): Promise<JobRow[]> {
  const session = await openSession(app, 'service', ledger);
  try {
    return await session.sql<JobRow & object>(
      `SELECT kind, subject, attempts, lease, due_at FROM jobs WHERE kind = $1 ORDER BY subject, id`,
      [kind],
    );
  } finally {
    await session.end();
  }
}

/** Where `writeDown` leaves a row for each event that it is handed; handed one twice, it leaves two. */
export const SEEN = 'seen';

export function writeDown(
  add: (tx: Tx, job: JobDraft) => void,
  wants: (type: string) => boolean = () => true,
  before: (events: readonly RelayedEvent[]) => void | Promise<void> = () => undefined,
): EventSubscriber {
  return {
    name: 'a subscriber of the tests',
    wants,
    relay: async (tx, events) => {
      await before(events);
      for (const { sequence, type } of events)
        add(tx, { kind: SEEN, subject: `${String(sequence).padStart(6, '0')} ${type} ${randomUUID()}` });
    },
  };
}

/** The sequences of the events that were written down. */
export const seen = async (app: TestApp, ledger: string): Promise<number[]> =>
  (await jobsOf(app, ledger, SEEN)).map(({ subject }) => Number(subject.slice(0, 6)));
