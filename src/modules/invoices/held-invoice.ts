import type { CreditableInvoice } from '../../domain/crediting/creditable';
import { applyRows, withdrawRows, type CreditRow } from '../../domain/crediting/resolve';
import { paymentStatus } from '../../domain/documents/invoice-states';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import { creditableInvoice, withCredits } from './creditable-record';
import { invoiceView, settlementOf } from './invoice-view';
import type { InvoiceLineEntity } from './invoice-line.entity';
import type { InvoiceEntity } from './invoice.entity';

export interface StoredInvoice {
  readonly invoice: InvoiceEntity;
  readonly lines: readonly InvoiceLineEntity[];
  /** What is open of it, in its currency; zero when it has no open item. */
  readonly due: string;
}

/** An invoice behind its lock: credits and write-offs move it in memory, as often as decisions ask, until it is staged. */
export class HeldInvoice {
  readonly lines: readonly InvoiceLineEntity[];
  private state: CreditableInvoice;
  private readonly events: ('credited' | 'written_off')[] = [];
  private moved = false;
  private by: Tx | null = null;

  constructor(private readonly stored: StoredInvoice) {
    this.lines = stored.lines;
    this.state = creditableInvoice(stored.invoice, stored.lines);
  }

  /** The record, with what has been credited and written off of it by now. */
  get invoice(): InvoiceEntity {
    const { creditedGross, writtenOff, currency } = this.state;
    return {
      ...this.stored.invoice,
      creditedGross: formatAmount(creditedGross, currency),
      writtenOff: formatAmount(writtenOff, currency),
    };
  }

  get creditable(): CreditableInvoice {
    return this.state;
  }

  /** Null when it was free of charge. */
  get journalEntryId(): string | null {
    return this.stored.invoice.journalEntryId;
  }

  /** What was open of it when it was locked. */
  get dueBefore(): Decimal {
    return new Decimal(this.stored.due);
  }

  /** Who moves it, where requests share the transaction: what is told of it is that one's. */
  movedBy(tx: Tx): void {
    this.by = tx;
  }

  /** Takes a credit off what is left of it. */
  take(rows: readonly CreditRow[]): void {
    this.state = applyRows(this.state, rows);
    this.events.push('credited');
    this.moved = true;
  }

  /** Gives back what a credit that is voided took. */
  giveBack(rows: readonly CreditRow[]): void {
    this.state = withdrawRows(this.state, rows);
    this.moved = true;
  }

  /** `amount` is negative where a write-off is taken back. */
  writeOff(amount: Decimal): void {
    this.state = { ...this.state, writtenOff: this.state.writtenOff.plus(amount) };
    if (amount.gt(0)) this.events.push('written_off');
    this.moved = true;
  }

  /**
   * Stages what moved of the invoice, tells of it and of a debt that is settled by it, and gives the lines whose credits
   * changed. `due` is what is open of it by now.
   */
  stage(shared: Tx, due: Decimal): InvoiceLineEntity[] {
    const tx = this.by ?? shared;
    this.tell(tx, due);
    if (!this.moved) return [];
    const { invoice, stored } = this;
    tx.writes.update(
      `UPDATE invoices SET credited_gross = $3, written_off = $4, updated_at = $5
       WHERE organisation_id = $1 AND id = $2 AND credited_gross = $6 AND written_off = $7`,
      [
        tx.organisationId,
        invoice.id,
        invoice.creditedGross,
        invoice.writtenOff,
        tx.ctx.now,
        stored.invoice.creditedGross,
        stored.invoice.writtenOff,
      ],
    );
    const now = new Map(this.state.lines.map((line) => [line.id, line]));
    return this.lines.flatMap((line) => {
      const changed = withCredits(line, now.get(line.id));
      return changed === line ? [] : [changed];
    });
  }

  private tell(tx: Tx, due: Decimal): void {
    const { invoice, stored } = this;
    const was = paymentStatus(invoice.status, settlementOf(stored.invoice, stored.due));
    const now = paymentStatus(invoice.status, settlementOf(invoice, due));
    const happened = [...this.events, ...(was !== 'paid' && now === 'paid' ? ['paid'] : [])];
    if (happened.length === 0) return;
    const data = invoiceView(invoice, { lines: this.lines, due, test: tx.ctx.test });
    for (const what of happened)
      tx.emit({ type: `invoice.${what}`, objectType: 'invoice', objectId: invoice.id, data });
  }
}
