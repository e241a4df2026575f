import type { Job } from '../../src/platform/jobs/jobs';
import type { TestApp } from './app';
import { inLedger, jobsOf } from './background';

export const LEASE_SECONDS = 60;

/** A point that work waits at until a test lets it go on. */
export function gate(): { reached: Promise<void>; wait: () => Promise<void>; open: () => void } {
  let arrive: () => void = () => undefined;
  let open: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  const opened = new Promise<void>((resolve) => (open = resolve));
  const wait = (): Promise<void> => {
    arrive();
    return opened;
  };
  return { reached, wait, open };
}

let kinds = 0;

/** Has an app work on a new kind, or on one that another works on too. */
export function handle(
  worker: TestApp,
  work: (job: Job) => Promise<void>,
  { kind = `kind-${(kinds += 1)}`, concurrency = 4 } = {},
): string {
  worker.parts.jobs.handle({ kind, concurrency, leaseSeconds: LEASE_SECONDS, work });
  return kind;
}

/** Ends a job; its outcome, if it has one, is a row that `outcomes` finds. */
export const done = (worker: TestApp, job: Job, outcome?: string): Promise<void> =>
  inLedger(worker, job.organisationId, (tx) => {
    worker.parts.jobs.done(tx, job);
    if (outcome !== undefined) worker.parts.jobs.add(tx, { kind: `${job.kind}-outcome`, subject: outcome });
  });

export const outcomes = (app: TestApp, ledger: string, kind: string): Promise<string[]> =>
  subjects(app, ledger, `${kind}-outcome`);

export const subjects = async (app: TestApp, ledger: string, kind: string): Promise<string[]> =>
  (await jobsOf(app, ledger, kind)).map(({ subject }) => subject);
