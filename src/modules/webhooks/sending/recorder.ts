import { Injectable } from '@nestjs/common';
import { LedgerContexts } from '../../../platform/access/ledger-context';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { stageOutcomes, type Outcome } from './record-outcomes';

const MOST_AT_ONCE = 100;

interface Waiting {
  readonly outcome: Outcome;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Writes outcomes down, one transaction a ledger at a time: while one is under way the next ones gather, so that many answers
 * cost the database little more than one.
 */
@Injectable()
export class OutcomeRecorder {
  private readonly queues = new Map<string, Waiting[]>();

  constructor(
    private readonly contexts: LedgerContexts,
    private readonly work: UnitOfWork,
  ) {}

  record(organisationId: string, outcome: Outcome): Promise<void> {
    return new Promise((done, failed) => {
      const queue = this.queues.get(organisationId);
      if (queue) queue.push({ outcome, done, failed });
      else {
        const own = [{ outcome, done, failed }];
        this.queues.set(organisationId, own);
        void this.write(organisationId, own);
      }
    });
  }

  /** Never throws: each who waits is told. */
  private async write(organisationId: string, queue: Waiting[]): Promise<void> {
    while (queue.length > 0) {
      const batch = queue.splice(0, MOST_AT_ONCE);
      try {
        const ctx = await this.contexts.of(organisationId, 'webhooks');
        await this.work.run(ctx, (tx) =>
          stageOutcomes(
            tx,
            batch.map(({ outcome }) => outcome),
          ),
        );
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.queues.delete(organisationId);
  }
}
