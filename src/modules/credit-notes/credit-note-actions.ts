import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Page } from '../../platform/pagination/paginate';
import type { PageQuery } from '../../platform/pagination/page-query.dto';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { RefundView } from '../receivables/dto/refund.dto';
import type {
  AllocateRequest,
  RefundCreditRequest,
  ReverseRequest,
  UnallocateQuery,
} from '../receivables/dto/settlement-requests.dto';
import { RefundsStore } from '../receivables/refunds.store';
import { CreditNotesStore } from './credit-notes.store';
import type { VoidAndReissueRequest } from './dto/credit-note-actions.dto';
import type { CreditNoteView, ReissuedView } from './dto/credit-note.dto';
import { ReissueCreditNote } from './reissue-credit-note';
import { ReverseSettlement } from './reverse-settlement';
import { SettleCreditNote } from './settle-credit-note';

/** What is done with a credit note that is there, each in its transaction. */
@Injectable()
export class CreditNoteActions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly reissuing: ReissueCreditNote,
    private readonly settling: SettleCreditNote,
    private readonly reversal: ReverseSettlement,
    private readonly store: CreditNotesStore,
    private readonly refunds: RefundsStore,
  ) {}

  voidAndReissue(ctx: RequestContext, id: string, request: VoidAndReissueRequest): Promise<ReissuedView> {
    return this.work.post(ctx, (tx) => this.reissuing.reissue(tx, ctx, id, request));
  }

  allocate(ctx: RequestContext, id: string, request: AllocateRequest): Promise<CreditNoteView> {
    return this.work.post(ctx, (tx) => this.settling.allocate(tx, ctx, id, request));
  }

  unallocate(
    ctx: RequestContext,
    id: string,
    allocationId: string,
    { date }: UnallocateQuery,
  ): Promise<CreditNoteView> {
    return this.work.post(ctx, (tx) => this.settling.unallocate(tx, ctx, id, { allocationId, date }));
  }

  refund(ctx: RequestContext, id: string, request: RefundCreditRequest): Promise<RefundView> {
    return this.work.post(ctx, (tx) => this.settling.refund(tx, ctx, id, request));
  }

  listRefunds(ctx: RequestContext, id: string, query: PageQuery): Promise<Page<RefundView>> {
    return this.work.read(ctx, async (tx) => {
      await this.store.invoiceOf(tx, id);
      return this.refunds.list(tx, { ...query, creditNoteId: id });
    });
  }

  reverseSettlement(ctx: RequestContext, id: string, request: ReverseRequest): Promise<CreditNoteView> {
    return this.work.post(ctx, (tx) => this.reversal.stage(tx, ctx, id, request));
  }
}
