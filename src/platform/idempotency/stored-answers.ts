import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work';
import type { IdempotencyClaim, OperatorContext } from '../request-context/request-context';
import { AnsweredBefore, answersBefore, type StoredAnswer } from './answered-before';

@Injectable()
export class StoredAnswers {
  constructor(private readonly work: UnitOfWork) {}

  /** The answer that was committed for this key, or null. Throws 422 `idempotency_key_reused` when the body was another. */
  async find(ctx: OperatorContext, claim: IdempotencyClaim): Promise<StoredAnswer | null> {
    const [before] = await this.work.read(ctx, (tx) => answersBefore(tx, [{ ...ctx, idempotency: claim }]));
    if (!before) return null;
    if (before instanceof AnsweredBefore) return before.stored;
    throw before;
  }
}
