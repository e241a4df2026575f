import { DomainError, notFound } from '../../domain/errors';
import { formatAmount } from '../../domain/money/amount';
import { Decimal, ZERO } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import { UndoLog } from '../journal/undo-log';

/** What of a payment its refunds depend on. */
export interface HeldPayment {
  readonly id: string;
  readonly status: 'received' | 'reversed';
  readonly customerId: string | null;
  readonly clientName: string | null;
  readonly date: string;
  readonly currency: string;
  readonly amount: Decimal;
  readonly bankAccountId: string;
  /** Paid back so far, whatever credit it was paid back for. */
  readonly refunded: Decimal;
}

/** The payments that a unit of work has in hand: locked in the order of their ids, and staged once at the end. */
export class HeldPayments {
  private readonly payments = new Map<string, HeldPayment>();
  private readonly before = new Map<string, Decimal>();
  private readonly done = new UndoLog();

  private constructor() {}

  /** Those of these ids that exist. Before the open items are locked. */
  static async lock(tx: Tx, ids: Iterable<string>): Promise<HeldPayments> {
    const held = new HeldPayments();
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return held;
    await tx.lockRows('payments', wanted);
    const rows = await tx.query<
      Omit<HeldPayment, 'amount' | 'refunded'> & Record<'amount' | 'refunded', string>
    >(
      `SELECT id, status, customer_id AS "customerId", client_name AS "clientName", date, currency, amount,
         bank_account_id AS "bankAccountId", refunded_amount AS refunded
       FROM payments WHERE organisation_id = $1 AND id = ANY ($2)`,
      [tx.organisationId, wanted],
    );
    for (const row of rows) {
      const refunded = new Decimal(row.refunded);
      held.payments.set(row.id, { ...row, amount: new Decimal(row.amount), refunded });
      held.before.set(row.id, refunded);
    }
    return held;
  }

  find(id: string): HeldPayment | undefined {
    return this.payments.get(id);
  }

  /** @throws DomainError `not_found` */
  get(id: string): HeldPayment {
    const payment = this.payments.get(id);
    if (!payment) throw notFound('Payment', id);
    return payment;
  }

  /** Notes what is paid back of a payment; negative when a refund is reversed. 422 `refund_exceeds_payment` beyond it. */
  refund(id: string, amount: Decimal): void {
    const payment = this.get(id);
    const left = payment.status === 'reversed' ? ZERO : payment.amount.minus(payment.refunded);
    if (amount.greaterThan(left)) {
      const [asked, rest] = [amount, left].map((each) => formatAmount(each, payment.currency));
      throw new DomainError(
        'refund_exceeds_payment',
        `Of payment ${id} ${rest} ${payment.currency} can be paid back, not ${asked}`,
        {
          paymentId: id,
          asked,
          left: rest,
          currency: payment.currency,
        },
      );
    }
    this.payments.set(id, { ...payment, refunded: payment.refunded.plus(amount) });
    this.done.add(() => this.payments.set(id, payment));
  }

  /** Does what notes refunds, or, when it throws, leaves all as they were. */
  restoring<T>(work: () => T): T {
    return this.done.restoring(work);
  }

  stage(tx: Tx): void {
    for (const { id, refunded } of this.payments.values()) {
      if (this.before.get(id)?.equals(refunded)) continue;
      tx.writes.update(`UPDATE payments SET refunded_amount = $3 WHERE organisation_id = $1 AND id = $2`, [
        tx.organisationId,
        id,
        refunded.toFixed(),
      ]);
    }
  }
}
