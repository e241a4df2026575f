import type { SaleLine, Matches } from './matching';
import type { CreditNoteRequest, ItemRequest, RetailNote } from './requests';

/** An invoice as the service answered it: what a credit note needs to name its lines. */
export interface PostedInvoice {
  readonly id: string;
  readonly items: readonly { readonly id: string }[];
}

interface Terms extends Omit<CreditNoteRequest, 'currency' | 'items'> {
  readonly metadata: { readonly document: string };
}

/** A credit note that corrects an invoice, by quantities of its lines. */
export interface CorrectionRequest extends Terms {
  readonly invoiceId: string;
  readonly items: readonly { readonly invoiceLineId: string; readonly quantity: string }[];
}

export interface FreeFormRequest extends Terms {
  readonly currency: 'GBP';
  readonly items: readonly ItemRequest[];
}

export interface Credit {
  readonly customer: string | null;
  readonly clientName: string;
  /** The document number of the invoice that it corrects; null for a free-form note. */
  readonly invoice: string | null;
  readonly request: CorrectionRequest | FreeFormRequest;
}

/**
 * The credit notes that a cancellation makes: one for each invoice that its lines take back and one, free-form, for the rest. The
 * first has the number of the document, the others the number with their place: `C536379-2`.
 */
export function creditsOf(
  note: RetailNote,
  matches: Matches,
  invoices: ReadonlyMap<string, PostedInvoice>,
): Credit[] {
  const byInvoice = new Map<string | null, number[]>();
  note.lines.forEach((line, index) => {
    const invoice = matches.get(line)?.invoice ?? null;
    byInvoice.set(invoice, [...(byInvoice.get(invoice) ?? []), index]);
  });
  return [...byInvoice].map(([invoice, indexes], place) => {
    const { currency, items, number, ...terms } = note.request;
    const common = {
      ...terms,
      number: place === 0 ? number : `${number}-${place + 1}`,
      metadata: { document: number },
    };
    const { customer, clientName } = note;
    if (invoice === null) {
      const free = indexes.flatMap((index) => items[index] ?? []);
      return { customer, clientName, invoice, request: { ...common, currency, items: free } };
    }
    const posted = invoices.get(invoice);
    if (!posted) throw new Error(`${number}: the invoice ${invoice} was not posted`);
    const credited = indexes.map((index) => correction(note, index, matches, posted));
    return { customer, clientName, invoice, request: { ...common, invoiceId: posted.id, items: credited } };
  });
}

function correction({ lines, request }: RetailNote, index: number, matches: Matches, invoice: PostedInvoice) {
  const line = lines[index];
  const sale: SaleLine | undefined = line && matches.get(line);
  const invoiceLineId = sale && invoice.items[sale.index]?.id;
  if (!line || invoiceLineId === undefined) throw new Error(`${request.number}: line ${index} has no sale`);
  return { invoiceLineId, quantity: String(-line.quantity) };
}
