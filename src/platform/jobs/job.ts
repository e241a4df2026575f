/** Work that is to be done some time: a row of `jobs`, in the hands of whoever holds its lease. */
export interface Job<P = unknown> {
  readonly organisationId: string;
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly payload: P;
  /** This one included. */
  readonly attempts: number;
  readonly lease: string;
}

export interface JobDraft {
  readonly kind: string;
  /** What it is about, once a kind and ledger: added again while it is there, the job stays as it is. */
  readonly subject: string;
  readonly payload?: object;
  /** By default at once. */
  readonly dueAt?: Date;
}

export interface JobHandler {
  readonly kind: string;
  /** Jobs of the kind that one process works on at a time. */
  readonly concurrency: number;
  /** Longer than the work can take: after it another process may begin the same job. */
  readonly leaseSeconds: number;
  /** Stages the outcome with `Jobs.done` or `Jobs.retry`. What it throws is logged, and the job is tried again later. */
  work(job: Job): Promise<void>;
}

/** The name of the task that works on a kind. */
export const taskOf = (kind: string): string => `jobs:${kind}`;

/** The job was cancelled, or its lease ended and another has it: nothing of this attempt is committed. */
export class LeaseLost extends Error {
  override readonly name = 'LeaseLost';
  constructor({ kind, subject }: Job) {
    super(`${kind} ${subject}: the job is in other hands`);
  }
}
