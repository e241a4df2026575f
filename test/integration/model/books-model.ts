import { total, type Cents } from './cents';
import type { Taken } from './taken';
import type { InvoiceModel } from './invoice-model';

interface Credit {
  readonly id: string;
  readonly customer: number;
  balance: Cents;
  refunded: Cents;
}

export interface Note extends Credit {
  readonly kind: 'credit-notes';
  readonly invoice: InvoiceModel | null;
  readonly gross: Cents;
  readonly prePayment: Cents;
  readonly refundAmount: Cents;
  readonly taken: Taken | null;
  status: 'draft' | 'issued' | 'applied' | 'voided';
}

export interface Payment extends Credit {
  readonly kind: 'payments';
  readonly amount: Cents;
  status: 'received' | 'reversed';
}

export interface Allocation {
  readonly id: string;
  readonly kind: 'pre_payment' | 'applied';
  readonly credit: Note | Payment;
  readonly invoice: InvoiceModel;
  readonly amount: Cents;
  live: boolean;
}

export interface Refund {
  readonly id: string;
  readonly of: Note | Payment;
  readonly amount: Cents;
  live: boolean;
}

export interface WriteOff {
  readonly id: string;
  readonly invoice: InvoiceModel;
  readonly amount: Cents;
  live: boolean;
}

/** What of a credit has to stay, for a refund. */
export const reserveOf = (credit: Note | Payment): Cents =>
  credit.kind === 'payments' || credit.status === 'voided' ? 0n : credit.refundAmount - credit.refunded;

export const freeOf = (credit: Note | Payment): Cents => credit.balance - reserveOf(credit);

/** A credit was used or came back: with nothing left of it a note is `applied`, and no longer when something is. */
export function moveBalance(credit: Note | Payment, by: Cents): void {
  credit.balance += by;
  if (credit.kind !== 'credit-notes' || credit.status === 'voided') return;
  if (credit.balance === 0n) credit.status = 'applied';
  else if (by > 0n && credit.status === 'applied') credit.status = 'issued';
}

interface Locks {
  readonly months: Set<string>;
  sales: string;
  tax: string;
  all: string;
}

/** The books as a bookkeeper would keep them in the head: what each document owes or has left, and what is locked. */
export class BooksModel {
  readonly invoices: InvoiceModel[] = [];
  readonly notes: Note[] = [];
  readonly payments: Payment[] = [];
  readonly allocations: Allocation[] = [];
  readonly refunds: Refund[] = [];
  readonly writeOffs: WriteOff[] = [];
  readonly locks: Locks = { months: new Set(), sales: '', tax: '', all: '' };

  constructor(
    public today: string,
    readonly customers: number,
  ) {}

  get credits(): readonly (Note | Payment)[] {
    return [...this.notes, ...this.payments];
  }

  /** What whoever dates something on this day is refused with. A document of trade here always bears a VAT code. */
  locked(date: string, { document }: { document: boolean }): string[] {
    const { months, sales, tax, all } = this.locks;
    const isLocked =
      months.has(date.slice(0, 7)) || date <= all || (document && (date <= sales || date <= tax));
    return isLocked ? ['period_locked'] : [];
  }

  liveOf(credit: Note | Payment): Allocation[] {
    return this.allocations.filter((each) => each.live && each.credit === credit);
  }

  accountOf(customer: number): { openInvoices: Cents; unappliedCredits: Cents; reserved: Cents } {
    const own = this.credits.filter((credit) => credit.customer === customer);
    return {
      openInvoices: total(
        this.invoices.filter((invoice) => invoice.customer === customer).map(({ due }) => due),
      ),
      unappliedCredits: total(own.map(({ balance }) => balance)),
      reserved: total(own.map(reserveOf)),
    };
  }
}
