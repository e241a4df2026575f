import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { formatAmount } from '../../domain/money/amount';
import { Decimal, ZERO } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { CreditableInvoices } from '../invoices/creditable-invoices';
import type { HeldInvoice } from '../invoices/held-invoice';
import { markVoided } from '../invoices/invoice-writes';
import { HeldItems } from '../journal/held-items';
import { Reversals } from '../journal/reversals';
import { ApplyCredit, withTakenBack } from './apply-credit';
import type { OpeningItemView } from './dto/opening-item.dto';
import type { RefundView } from './dto/refund.dto';
import type { AllocateRequest, RefundCreditRequest, ReverseRequest } from './dto/settlement-requests.dto';
import { OpeningItemsStore } from './opening-items.store';
import { storedOpeningView } from './opening-view';
import { RefundCredit } from './refund-credit';

/** What is done with an opening item after it was brought in. */
@Injectable()
export class SettleOpening {
  constructor(
    private readonly store: OpeningItemsStore,
    private readonly credit: ApplyCredit,
    private readonly refunds: RefundCredit,
    private readonly invoices: CreditableInvoices,
    private readonly reversals: Reversals,
  ) {}

  async allocate(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    request: AllocateRequest,
  ): Promise<OpeningItemView> {
    const stored = await this.store.findCredit(tx, id);
    const { items, allocations } = await this.credit.apply(tx, ctx, request, () =>
      Promise.resolve({ itemId: id }),
    );
    const view = shown({ ...stored, allocations: [...stored.allocations, ...allocations] }, items, ctx);
    tell(tx, 'allocated', view);
    return view;
  }

  async unallocate(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    { allocationId, date }: { allocationId: string; date?: string },
  ): Promise<OpeningItemView> {
    const stored = await this.store.findCredit(tx, id);
    const undo = { creditItemId: id, allocationId, date };
    const { items, takenBackOn } = await this.credit.unapply(tx, ctx, undo, () => Promise.resolve());
    const allocations = withTakenBack(stored.allocations, allocationId, takenBackOn);
    const view = shown({ ...stored, allocations }, items, ctx);
    tell(tx, 'unallocated', view);
    return view;
  }

  async refund(tx: Tx, ctx: RequestContext, id: string, request: RefundCreditRequest): Promise<RefundView> {
    const { item } = await this.store.findCredit(tx, id);
    const items = await HeldItems.lock(tx, [id]);
    const { currency, customerId, documentNumber } = item;
    const amountOn = (date: string): Decimal =>
      request.amount === undefined ? items.openFrom(id, date) : new Decimal(request.amount);
    const view = await this.refunds.stage(tx, ctx, { items }, request, {
      source: 'balance',
      creditNoteId: null,
      paymentId: null,
      customerId,
      clientName: null,
      documentNumber,
      currency,
      parts: (date) => [{ itemId: id, amount: amountOn(date) }],
    });
    tx.emit({ type: 'refund.paid', objectType: 'refund', objectId: view.id, data: view });
    return view;
  }

  /** Undoes the opening, while nothing was done with the item. */
  async void(tx: Tx, ctx: RequestContext, id: string, request: ReverseRequest): Promise<OpeningItemView> {
    const invoice = (await this.invoices.lock(tx, { ids: [id] })).get(id);
    const items = await HeldItems.lock(tx, [id]);
    const stored = await this.store.find(tx, id);
    assertUntouched(stored.reversalEntryId, items, id, invoice);
    const wish = { date: request.date, memo: request.reason, since: items.untouchedSince(id) };
    const posted = await this.reversals.stage(tx, ctx, items, stored.journalEntryId, wish);
    const voidReason = request.reason ?? null;
    if (invoice)
      markVoided(tx, { ...invoice.invoice, voidedAt: ctx.now, voidReason, reversalEntryId: posted.id });
    items.stage(tx);
    const view = shown({ ...stored, reversalEntryId: posted.id }, items, ctx);
    tell(tx, 'voided', view);
    return ctx.dry ? { ...view, journalEntry: posted.view } : view;
  }
}

type Shown = Parameters<typeof storedOpeningView>[0];

/** As it will be once the items in hand are written. */
function shown(stored: Shown, items: HeldItems, { test }: RequestContext): OpeningItemView {
  const open = items.get(stored.item.id)?.open ?? ZERO;
  return storedOpeningView({ ...stored, item: { ...stored.item, openAmount: open.toFixed() } }, { test });
}

function tell(tx: Tx, what: string, view: OpeningItemView): void {
  tx.emit({ type: `opening_item.${what}`, objectType: 'opening_item', objectId: view.id, data: view });
}

function assertUntouched(
  reversalEntryId: string | null,
  items: HeldItems,
  id: string,
  invoice: HeldInvoice | undefined,
): void {
  if (reversalEntryId !== null) throw conflict('already_voided', 'The opening item is voided.');
  const item = items.get(id);
  if (!item) throw new Error('an opening item is an open item');
  const { creditedGross = ZERO, writtenOff = ZERO } = invoice?.creditable ?? {};
  if (item.open.eq(item.amount) && creditedGross.isZero() && writtenOff.isZero()) return;
  const money = (amount: Decimal): string => formatAmount(amount.abs(), item.currency);
  throw conflict('opening_item_used', 'Part of it was settled, credited or written off: undo that first.', {
    amount: money(new Decimal(item.amount)),
    openAmount: money(item.open),
  });
}
