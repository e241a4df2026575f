import { randomUUID } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { DomainError } from '../../domain/errors';
import type { Background } from '../background/background';
import type { Clock } from '../clock';
import type { UnitOfWork } from '../database/unit-of-work';
import { inBackground } from '../request-context/in-background';
import type { Tx } from '../database/transaction';
import { LeaseLost, taskOf, type Job, type JobHandler } from './job';
import { retryAt } from './retry-delay';

interface Outcome {
  done(tx: Tx, job: Job): void;
  retry(tx: Tx, job: Job, dueAt: Date): void;
}

interface Tools {
  readonly dataSource: DataSource;
  readonly background: Background;
  readonly clock: Clock;
  readonly work: UnitOfWork;
}

/** The jobs of one kind that this process has in hand. */
export class Lane {
  private readonly logger: Logger;
  private readonly running = new Set<Promise<void>>();
  /** Jobs for which an outcome was staged. */
  private readonly withOutcome = new WeakSet<Job>();

  constructor(
    private readonly handler: JobHandler,
    private readonly outcome: Outcome,
    private readonly tools: Tools,
  ) {
    this.logger = new Logger(taskOf(handler.kind));
  }

  /** Claims as many as there is room for and begins them; whether there may be more to do at once. */
  async fill(): Promise<boolean> {
    const room = this.handler.concurrency - this.running.size;
    if (room <= 0 || this.tools.background.stopping) return false;
    const claimed = await this.claim(room);
    for (const job of claimed) this.begin(job);
    return claimed.length > 0 && this.running.size < this.handler.concurrency;
  }

  async finish(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  ended(job: Job): void {
    this.withOutcome.add(job);
  }

  private async claim(most: number): Promise<Job[]> {
    const { kind, leaseSeconds } = this.handler;
    const lease = randomUUID();
    const rows = await this.tools.dataSource.query<
      (Omit<Job, 'organisationId' | 'lease'> & { organisation_id: string })[]
    >(`SELECT * FROM claim_jobs($1, $2, $3, $4, $5)`, [
      kind,
      most,
      lease,
      leaseSeconds,
      this.tools.clock.now(),
    ]);
    return rows.map(({ organisation_id: organisationId, ...job }) => ({ ...job, organisationId, lease }));
  }

  private begin(job: Job): void {
    const running = this.attempt(job).finally(() => {
      this.running.delete(running);
      // Room for the next.
      this.tools.background.wake(taskOf(job.kind));
    });
    this.running.add(running);
  }

  /** Never throws. */
  private async attempt(job: Job): Promise<void> {
    const about = { job: job.id, subject: job.subject, attempt: job.attempts };
    try {
      await this.handler.work(job);
      if (!this.withOutcome.has(job)) throw new Error('the work ended without an outcome');
    } catch (error) {
      if (error instanceof LeaseLost) {
        this.logger.debug({ ...about }, 'the job is in other hands: its outcome was not written');
        return;
      }
      this.logger.warn({ ...about, err: error }, 'a job failed; it is tried again');
      await this.putBack(job, error);
    }
  }

  /** If even that fails, the job is free again when its lease ends. */
  private async putBack(job: Job, error: unknown): Promise<void> {
    const now = this.tools.clock.now();
    const { organisationId } = job;
    try {
      await this.tools.work.run(
        inBackground(taskOf(job.kind), now),
        (tx) => {
          if (isGone(error)) this.outcome.done(tx, job);
          else this.outcome.retry(tx, job, retryAt(now, job.attempts));
          return Promise.resolve();
        },
        { organisationId },
      );
    } catch (failure) {
      if (!(failure instanceof LeaseLost))
        this.logger.warn({ job: job.id, err: failure }, 'a job that failed was not put back');
    }
  }
}

/** The ledger was left by its sandbox: nothing is done in it any more. */
const isGone = (error: unknown): boolean =>
  error instanceof DomainError && error.details['reason'] === 'organisation_reset';
