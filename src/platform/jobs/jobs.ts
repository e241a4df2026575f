import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Background } from '../background/background';
import { Clock } from '../clock';
import type { Tx } from '../database/transaction';
import { UnitOfWork } from '../database/unit-of-work';
import { newId } from '../ids';
import { LeaseLost, taskOf, type Job, type JobDraft, type JobHandler } from './job';
import { Lane } from './lane';

export type { Job, JobDraft, JobHandler } from './job';

const EVERY_MS = 1000;

/**
 * Work that outlives the request that asks for it. A job is added in the transaction of what causes it, and ends in the
 * transaction of its outcome; in between, one process at a time holds its lease. Should that process die, another takes over
 * when the lease ends: so each outcome is committed once, and what a job does outside of the database it may do twice.
 */
@Injectable()
export class Jobs {
  private readonly lanes = new Map<string, Lane>();

  constructor(
    private readonly background: Background,
    private readonly clock: Clock,
    private readonly work: UnitOfWork,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  get kinds(): readonly string[] {
    return [...this.lanes.keys()];
  }

  add(tx: Tx, { kind, subject, payload = {}, dueAt }: JobDraft): void {
    tx.writes.insert('jobs', {
      organisation_id: tx.organisationId,
      id: newId('job'),
      kind,
      subject,
      payload,
      due_at: dueAt ?? tx.ctx.now,
      attempts: 0,
      created_at: tx.ctx.now,
    });
    tx.afterCommit(() => this.background.wake(taskOf(kind)));
  }

  /** With the outcome, in one transaction: nothing commits once the lease is lost. */
  done(tx: Tx, job: Job): void {
    this.end(tx, job, `DELETE FROM jobs WHERE organisation_id = $1 AND id = $2 AND lease = $3`, []);
  }

  /** The same, for a job that is to be tried again. */
  retry(tx: Tx, job: Job, dueAt: Date): void {
    this.end(
      tx,
      job,
      `UPDATE jobs SET due_at = $4, lease = NULL
       WHERE organisation_id = $1 AND id = $2 AND lease = $3`,
      [dueAt],
    );
    tx.afterCommit(() => this.background.wake(taskOf(job.kind)));
  }

  /** Also one that is being worked on: its outcome will not be committed. */
  cancel(tx: Tx, kind: string, subject: string): void {
    tx.writes.update(
      `DELETE FROM jobs WHERE organisation_id = $1 AND kind = $2 AND subject = $3`,
      [tx.organisationId, kind, subject],
      null,
    );
  }

  /** Call it in onModuleInit. */
  handle(handler: JobHandler): void {
    const { dataSource, background, clock, work } = this;
    const lane = new Lane(handler, this, { dataSource, background, clock, work });
    this.lanes.set(handler.kind, lane);
    background.add({
      name: taskOf(handler.kind),
      everyMs: EVERY_MS,
      run: () => lane.fill(),
      finish: () => lane.finish(),
    });
  }

  private end(tx: Tx, job: Job, sql: string, more: readonly unknown[]): void {
    if (tx.organisationId !== job.organisationId) throw new Error('a job ends in its own ledger');
    tx.writes.update(sql, [job.organisationId, job.id, job.lease, ...more], 1, () => new LeaseLost(job));
    this.lanes.get(job.kind)?.ended(job);
  }
}
