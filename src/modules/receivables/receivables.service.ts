import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import { CustomerAccount } from './customer-account';
import type {
  CustomerBalanceQuery,
  CustomerBalanceView,
  ListAllOpenItemsQuery,
  ListOpenItemsQuery,
  OpenItemView,
} from './dto/customer-account.dto';
import type { ListRefundsQuery, RefundBalanceRequest } from './dto/refund-requests.dto';
import type { RefundView } from './dto/refund.dto';
import type { ReverseRequest } from './dto/settlement-requests.dto';
import type { CreateWriteOffRequest, ListWriteOffsQuery, WriteOffView } from './dto/write-off.dto';
import { ListOpenItems } from './list-open-items';
import { RefundBalance } from './refund-balance';
import { refundView } from './refund-record';
import { RefundsStore } from './refunds.store';
import { ReverseRefund } from './reverse-refund';
import { ReverseWriteOff } from './reverse-write-off';
import { WriteOffInvoice } from './write-off-invoice';
import { WriteOffsStore, writeOffView } from './write-offs.store';

/** Refunds, write-offs and a customer's account, each action in its transaction. */
@Injectable()
export class ReceivablesService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly refunds: RefundsStore,
    private readonly refundReversal: ReverseRefund,
    private readonly balanceRefund: RefundBalance,
    private readonly writeOffs: WriteOffsStore,
    private readonly writingOff: WriteOffInvoice,
    private readonly writeOffReversal: ReverseWriteOff,
    private readonly account: CustomerAccount,
    private readonly items: ListOpenItems,
  ) {}

  listRefunds(ctx: RequestContext, query: ListRefundsQuery): Promise<Page<RefundView>> {
    return this.work.read(ctx, (tx) => this.refunds.list(tx, query));
  }

  getRefund(ctx: RequestContext, id: string): Promise<RefundView> {
    return this.work.read(ctx, async (tx) => {
      const { refund, parts } = await this.refunds.find(tx, id);
      return refundView(refund, parts, { test: false });
    });
  }

  reverseRefund(ctx: RequestContext, id: string, request: ReverseRequest): Promise<RefundView> {
    return this.work.post(ctx, (tx) => this.refundReversal.stage(tx, ctx, id, request));
  }

  refundBalance(ctx: RequestContext, customerId: string, request: RefundBalanceRequest): Promise<RefundView> {
    return this.work.post(ctx, (tx) => this.balanceRefund.stage(tx, ctx, customerId, request));
  }

  listWriteOffs(ctx: RequestContext, query: ListWriteOffsQuery): Promise<Page<WriteOffView>> {
    return this.work.read(ctx, (tx) => this.writeOffs.list(tx, query));
  }

  getWriteOff(ctx: RequestContext, id: string): Promise<WriteOffView> {
    return this.work.read(ctx, async (tx) =>
      writeOffView(await this.writeOffs.find(tx, id), { test: false }),
    );
  }

  writeOff(ctx: RequestContext, invoiceId: string, request: CreateWriteOffRequest): Promise<WriteOffView> {
    return this.work.post(ctx, (tx) => this.writingOff.stage(tx, ctx, invoiceId, request));
  }

  reverseWriteOff(ctx: RequestContext, id: string, request: ReverseRequest): Promise<WriteOffView> {
    return this.work.post(ctx, (tx) => this.writeOffReversal.stage(tx, ctx, id, request));
  }

  balance(
    ctx: RequestContext,
    customerId: string,
    query: CustomerBalanceQuery,
  ): Promise<CustomerBalanceView> {
    return this.work.read(ctx, (tx) => this.account.balance(tx, ctx, customerId, query.asOf));
  }

  openItems(ctx: RequestContext, customerId: string, query: ListOpenItemsQuery): Promise<Page<OpenItemView>> {
    return this.work.read(ctx, (tx) => this.items.ofCustomer(tx, customerId, query));
  }

  allOpenItems(ctx: RequestContext, query: ListAllOpenItemsQuery): Promise<Page<OpenItemView>> {
    return this.work.read(ctx, (tx) => this.items.page(tx, query));
  }
}
