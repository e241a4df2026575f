import type { Tx } from '../../platform/database/transaction';
import type { HeldItems } from '../journal/held-items';
import { HeldInvoice, type StoredInvoice } from './held-invoice';
import type { InvoiceLineEntity } from './invoice-line.entity';

export { HeldInvoice } from './held-invoice';

/** The invoices that a unit of work has in hand, found by id or by number. */
export class HeldInvoices {
  private readonly byKey = new Map<string, HeldInvoice>();
  private readonly all: readonly HeldInvoice[];

  constructor(stored: readonly StoredInvoice[]) {
    this.all = stored.map((each) => new HeldInvoice(each));
    for (const held of this.all) {
      this.byKey.set(held.invoice.id, held);
      if (held.invoice.number !== null) this.byKey.set(`number:${held.invoice.number}`, held);
    }
  }

  get(id: string): HeldInvoice | undefined {
    return this.byKey.get(id);
  }

  byNumber(number: string): HeldInvoice | undefined {
    return this.byKey.get(`number:${number}`);
  }

  [Symbol.iterator](): Iterator<HeldInvoice> {
    return this.all[Symbol.iterator]();
  }

  /** Stages every invoice that moved, its lines in one statement. `items` holds their open items as they stand by now. */
  stage(tx: Tx, items: Pick<HeldItems, 'get'>): void {
    const changed = this.all.flatMap((held) =>
      held.stage(tx, items.get(held.invoice.id)?.open ?? held.dueBefore),
    );
    stageCredited(tx, changed);
  }
}

/** The counters of all lines in one statement, however many a credit was spread over. */
function stageCredited(tx: Tx, lines: readonly InvoiceLineEntity[]): void {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({
    id: line.id,
    quantity: line.creditedQuantity,
    quantity_net: line.creditedQuantityNet,
    quantity_gross: line.creditedQuantityGross,
    net: line.creditedNet,
    tax: line.creditedTax,
    taxes: line.creditedTaxes,
  }));
  tx.writes.update(
    `UPDATE invoice_lines l SET credited_quantity = c.quantity, credited_quantity_net = c.quantity_net,
       credited_quantity_gross = c.quantity_gross, credited_net = c.net, credited_tax = c.tax, credited_taxes = c.taxes
     FROM jsonb_to_recordset($2::jsonb)
       AS c (id text, quantity numeric, quantity_net numeric, quantity_gross numeric, net numeric, tax numeric, taxes numeric[])
     WHERE l.organisation_id = $1 AND l.id = c.id`,
    [tx.organisationId, JSON.stringify(rows)],
    rows.length,
  );
}
