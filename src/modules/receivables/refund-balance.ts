import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { formatAmount } from '../../domain/money/amount';
import { Decimal, sum, ZERO } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Customers } from '../customers/customers';
import { HeldItems } from '../journal/held-items';
import { markApplied, reservesOf } from './credit-note-reserves';
import type { RefundBalanceRequest } from './dto/refund-requests.dto';
import type { RefundView } from './dto/refund.dto';
import { HeldPayments } from './held-payments';
import { RefundCredit } from './refund-credit';
import type { RefundRequest } from './refunds';

interface OpenCredit {
  readonly id: string;
  readonly date: string;
}

interface Hand {
  readonly items: HeldItems;
  readonly payments: HeldPayments;
  readonly reserves: ReadonlyMap<string, Decimal>;
}

/** Pays a customer's balance back, the oldest open credits first; what credit notes reserve for refunds of their own stays. */
@Injectable()
export class RefundBalance {
  constructor(
    private readonly customers: Customers,
    private readonly refunds: RefundCredit,
  ) {}

  async stage(
    tx: Tx,
    ctx: RequestContext,
    customerId: string,
    request: RefundBalanceRequest,
  ): Promise<RefundView> {
    const customer = await this.customers.find(tx, customerId);
    const currency = request.currency ?? customer.currency ?? ctx.organisation.baseCurrency;
    const { date = ctx.today } = request;
    const credits = (await openCredits(tx, customerId, currency)).filter((each) => each.date <= date);
    const hand = await lock(tx, credits);
    const view = await this.refunds.stage(tx, ctx, hand, request, {
      source: 'balance',
      creditNoteId: null,
      paymentId: null,
      customerId,
      clientName: customer.name,
      currency,
      parts: () => partsOf(hand, credits, { ...request, date, currency, customerId }),
    });
    markApplied(
      tx,
      hand.items,
      credits.map(({ id }) => id),
    );
    tx.emit({ type: 'refund.paid', objectType: 'refund', objectId: view.id, data: view });
    return view;
  }
}

/** Credit notes, then payments, then the items, as every unit of work locks them. */
async function lock(tx: Tx, credits: readonly OpenCredit[]): Promise<Hand> {
  const ids = credits.map(({ id }) => id);
  const reserves = await reservesOf(tx, ids);
  const payments = await HeldPayments.lock(
    tx,
    ids.filter((id) => id.startsWith('pay_')),
  );
  return { reserves, payments, items: await HeldItems.lock(tx, ids) };
}

function partsOf(
  { items, payments, reserves }: Hand,
  credits: readonly OpenCredit[],
  asked: { amount?: string; date: string; currency: string; customerId: string },
): RefundRequest['parts'] {
  const free = credits.map(({ id }) => {
    const open = items.openFrom(id, asked.date).minus(reserves.get(id) ?? ZERO);
    const payment = id.startsWith('pay_') ? payments.get(id) : null;
    const left = payment ? Decimal.min(open, payment.amount.minus(payment.refunded)) : open;
    return { itemId: id, amount: Decimal.max(left, ZERO) };
  });
  const all = sum(free.map(({ amount }) => amount));
  const wanted = asked.amount === undefined ? all : new Decimal(asked.amount);
  if (wanted.greaterThan(all) || wanted.isZero()) throw beyond(asked, wanted, all);
  let left = wanted;
  return free.flatMap(({ itemId, amount }) => {
    const part = Decimal.min(amount, left);
    left = left.minus(part);
    return part.isZero() ? [] : [{ itemId, amount: part }];
  });
}

function beyond(
  { date, currency, customerId }: { date: string; currency: string; customerId: string },
  wanted: Decimal,
  all: Decimal,
): DomainError {
  const [asked, open] = [wanted, all].map((each) => formatAmount(each, currency));
  return new DomainError(
    'refund_exceeds_open_amount',
    `Of the balance of ${customerId} ${open} ${currency} can be paid back on ${date}, not ${asked}`,
    { customerId, date, currency, asked, open },
  );
}

function openCredits(tx: Tx, customerId: string, currency: string): Promise<OpenCredit[]> {
  return tx.query<OpenCredit & Record<string, unknown>>(
    `SELECT id, date FROM open_items
     WHERE organisation_id = $1 AND customer_id = $2 AND currency = $3 AND open_amount < 0 ORDER BY date, id`,
    [tx.organisationId, customerId, currency],
  );
}
