import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { UnitOfWork } from '../database/unit-of-work';
import type { IdempotencyClaim, OperatorContext } from '../request-context/request-context';

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

@Injectable()
export class StoredAnswers {
  constructor(private readonly work: UnitOfWork) {}

  /** The answer that was committed for this key, or null. Throws 422 `idempotency_key_reused` when the body was another. */
  async find(ctx: OperatorContext, claim: IdempotencyClaim): Promise<StoredAnswer | null> {
    const row = await this.work.read(ctx, (tx) =>
      tx.one<{ status: number; answer: string; request_hash: Buffer }>(
        `SELECT status, answer, request_hash FROM idempotency_keys
         WHERE organisation_id = $1 AND api_key_id = $2 AND method = $3 AND path = $4 AND key = $5`,
        [tx.organisationId, ctx.caller.keyId, claim.method, claim.path, claim.key],
      ),
    );
    if (!row) return null;
    if (!row.request_hash.equals(claim.requestHash)) {
      throw new DomainError('idempotency_key_reused', 'This Idempotency-Key was used with another body.');
    }
    return { status: row.status, body: JSON.parse(row.answer) as unknown };
  }
}
