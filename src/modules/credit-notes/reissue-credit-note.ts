import { Injectable } from '@nestjs/common';
import { onlyOutcome } from '../../platform/batch/batch-outcomes';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import { isStubId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { assertStubVoidable } from '../periods/reversal-date';
import { CreateCreditNotes, stageInHand } from './create-credit-notes';
import { CreditNotesStore } from './credit-notes.store';
import type { VoidAndReissueRequest } from './dto/credit-note-actions.dto';
import type { CreditNoteView, ReissuedView } from './dto/credit-note.dto';
import { FactsLoader } from './load-facts';
import { StageVoid } from './stage-void';
import { stubCreditNote } from './stub-credit-note';
import { VoidCreditNote, type VoidRequest } from './void-credit-note';

/** Voids credit notes, alone or together with the one that takes its place. */
@Injectable()
export class ReissueCreditNote {
  constructor(
    private readonly facts: FactsLoader,
    private readonly store: CreditNotesStore,
    private readonly voiding: VoidCreditNote,
    private readonly staging: StageVoid,
    private readonly creation: CreateCreditNotes,
  ) {}

  async void(tx: Tx, ctx: RequestContext, id: string, request: VoidRequest): Promise<CreditNoteView> {
    if (ctx.test && isStubId('cn', id)) {
      const { locks } = await this.facts.load(tx, ctx, []);
      assertStubVoidable(ctx, request.reversalDate, locks);
      return stubCreditNote(ctx, id, { ...request, action: 'void' });
    }
    const known = await this.facts.load(tx, ctx, [], [{ id, invoiceId: await this.store.invoiceOf(tx, id) }]);
    const decided = await this.voiding.decide(tx, ctx, id, request, known);
    await tx.takeCounters([ENTRY_COUNTER]);
    const view = this.staging.stage(tx, ctx, decided, known);
    stageInHand(tx, known);
    return view;
  }

  /** What the void gives back can be credited by the new note at once. */
  async reissue(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    { creditNote: request, ...voidRequest }: VoidAndReissueRequest,
  ): Promise<ReissuedView> {
    const stub = ctx.test && isStubId('cn', id);
    const voided = stub ? [] : [{ id, invoiceId: await this.store.invoiceOf(tx, id) }];
    const known = await this.facts.load(tx, ctx, [request], voided);
    const decided = stub ? null : await this.voiding.decide(tx, ctx, id, voidRequest, known);
    if (!decided) assertStubVoidable(ctx, voidRequest.reversalDate, known.locks);
    let view = stubCreditNote(ctx, id, { ...voidRequest, action: 'void' });
    const outcomes = await this.creation.stageBy(tx, ctx, [request], known, {
      atomic: true,
      first: () => {
        if (decided) view = this.staging.stage(tx, ctx, decided, known);
      },
    });
    const creditNote = onlyOutcome(outcomes);
    stageInHand(tx, known);
    return { voided: view, creditNote };
  }
}
