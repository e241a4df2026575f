import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { GroupCommit } from '../../platform/group-commit/group-commit';
import type { GroupedWork } from '../../platform/group-commit/grouped-work';
import { isUsualOfDocuments, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { RefundView } from '../receivables/dto/refund.dto';
import type {
  AllocateRequest,
  RefundCreditRequest,
  ReverseRequest,
  UnallocateQuery,
} from '../receivables/dto/settlement-requests.dto';
import type { CreatePaymentRequest, ListPaymentsQuery } from './dto/payment-requests.dto';
import type { PaymentView } from './dto/payment.dto';
import { PaymentsStore } from './payments.store';
import type { PaymentsInHand } from './payment-terms';
import { ReceivePayment } from './receive-payment';
import { SettlePayment } from './settle-payment';

/** The actions on payments, each in its transaction. */
@Injectable()
export class PaymentsService {
  private readonly receivingEach: GroupedWork<CreatePaymentRequest, PaymentView, PaymentsInHand> = {
    name: 'payment',
    touches: ({ allocations = [] }) =>
      allocations.flatMap(({ invoiceId, openItemId }) => invoiceId ?? openItemId ?? []),
    load: (tx, asked) => this.receiving.hold(tx, asked),
    stage: (tx, asked, hand) => this.receiving.stageEach(tx, asked, hand),
  };

  constructor(
    private readonly work: UnitOfWork,
    private readonly commits: GroupCommit,
    private readonly store: PaymentsStore,
    private readonly receiving: ReceivePayment,
    private readonly settling: SettlePayment,
  ) {}

  create(ctx: RequestContext, request: CreatePaymentRequest): Promise<PaymentView> {
    return this.commits.post(this.receivingEach, ctx, request);
  }

  list(ctx: RequestContext, query: ListPaymentsQuery): Promise<Page<PaymentView>> {
    return this.work.read(ctx, (tx) => this.store.list(tx, query), { repeated: isUsualOfDocuments(query) });
  }

  get(ctx: RequestContext, id: string): Promise<PaymentView> {
    return this.work.read(ctx, async (tx) => {
      const [view] = await this.store.views(tx, [await this.store.find(tx, id)]);
      if (!view) throw new Error('a payment has one view');
      return view;
    });
  }

  allocate(ctx: RequestContext, id: string, request: AllocateRequest): Promise<PaymentView> {
    return this.work.post(ctx, (tx) => this.settling.allocate(tx, ctx, id, request));
  }

  unallocate(
    ctx: RequestContext,
    id: string,
    allocationId: string,
    { date }: UnallocateQuery,
  ): Promise<PaymentView> {
    return this.work.post(ctx, (tx) => this.settling.unallocate(tx, ctx, id, { allocationId, date }));
  }

  refund(ctx: RequestContext, id: string, request: RefundCreditRequest): Promise<RefundView> {
    return this.work.post(ctx, (tx) => this.settling.refund(tx, ctx, id, request));
  }

  reverse(ctx: RequestContext, id: string, request: ReverseRequest): Promise<PaymentView> {
    return this.work.post(ctx, (tx) => this.settling.reverse(tx, ctx, id, request));
  }
}
