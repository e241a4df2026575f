import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { withDocumentNumber } from '../../domain/journal/entry';
import type { AssignedNumber } from '../../domain/numbering/assign';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { DocumentNumbers, type NumberWish } from '../organisations/document-numbers';
import { isDecision } from './asked-credit-notes';
import type { Decision } from './decide';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { CreditNoteView } from './dto/credit-note.dto';
import type { CreditNoteFactsSet } from './load-facts';
import { requireOfNew } from './require-einvoice';
import { SettleAtOnce, type SettledAtOnce } from './settle-at-once';
import { StageCreditNote } from './stage-credit-note';

/** What makes a credit note of a decision: a number, taken last, and all that is written with it. */
@Injectable()
export class AdmitCreditNote {
  constructor(
    private readonly settling: SettleAtOnce,
    private readonly staging: StageCreditNote,
  ) {}

  /** Numbers for those that were not refused. From here on every other writer of the organisation waits. */
  takeNumbers(
    tx: Tx,
    ctx: RequestContext,
    asked: readonly (CreateCreditNoteRequest | Decision | DomainError)[],
    { pattern }: CreditNoteFactsSet,
  ): Promise<DocumentNumbers> {
    const wishes = asked.flatMap((each) => (each instanceof DomainError ? [] : wishOf(ctx, each)));
    return DocumentNumbers.take(tx, 'credit_note', pattern, wishes);
  }

  /** Gives it its number, settles and stages it. Leaves nothing behind when it throws. */
  admit(
    tx: Tx,
    ctx: RequestContext,
    decision: Decision,
    known: CreditNoteFactsSet,
    numbers: DocumentNumbers,
    asIssued: boolean,
  ): CreditNoteView {
    const next = numbers.next(wishOf(ctx, decision));
    if (next instanceof DomainError) throw next;
    const settled: SettledAtOnce = this.settling.decide(ctx, known, decision, {
      number: next.number,
      admit: (as) => requireOfNew(ctx, decision, next, as, asIssued),
    });
    const taken: AssignedNumber = numbers.use(next, decision.id);
    const numbered = {
      ...decision,
      entry: decision.entry && withDocumentNumber(decision.entry, taken.number),
      settlement: decision.settlement && withDocumentNumber(decision.settlement, taken.number),
    };
    return this.staging.stage(tx, ctx, numbered, taken, settled, known);
  }
}

function wishOf(ctx: RequestContext, of: CreateCreditNoteRequest | Decision): NumberWish {
  const { number, issueDate } = isDecision(of) ? of.request : of;
  return { number, date: issueDate ?? ctx.today };
}
