import type { Answer } from '../../support/app';
import type { BooksModel, Note } from './books-model';
import type { Cents } from './cents';
import type { Taken } from './taken';
import type { InvoiceModel } from './invoice-model';

export interface Made {
  readonly gross: Cents;
  readonly prePayment: Cents;
  readonly refundAmount: Cents;
  readonly invoice: InvoiceModel | null;
  readonly customer: number;
  readonly taken: Taken | null;
  readonly issued: boolean;
}

/** Puts a credit note in the model that the service has made. */
export function note(model: BooksModel, { body }: Answer, { issued, ...made }: Made): void {
  const balance = made.gross - made.prePayment;
  const status = balance === 0n ? 'applied' : issued ? 'issued' : 'draft';
  const note: Note = { kind: 'credit-notes', id: body.id, ...made, balance, refunded: 0n, status };
  model.notes.push(note);
  if (!made.invoice || made.prePayment === 0n) return;
  made.invoice.due -= made.prePayment;
  const [{ id }] = body.allocations as [{ id: string }];
  const amount = made.prePayment;
  model.allocations.push({
    id,
    kind: 'pre_payment',
    credit: note,
    invoice: made.invoice,
    amount,
    live: true,
  });
}
