import type { CorrectedInvoice, CorrectedLine } from '../../domain/documents/credit-of-invoice';
import { conflict, DomainError, invalid, notFound } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import type { PostedInvoiceLine } from '../../domain/posting/credit-of-invoice';
import type { HeldInvoice, HeldInvoices } from '../invoices/held-invoices';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';

/** The invoice that is corrected, but for what is due of it. */
export type InvoiceToCorrect = Omit<CorrectedInvoice, 'due'>;

/**
 * The invoice that a request names by id, by number, or both.
 * @throws DomainError `not_found`; conflict `invoice_not_issued`, `invoice_voided`; `validation_failed` when the two differ;
 * `opening_item_without_tax`.
 */
export function requireInvoice(
  { invoiceId, invoiceNumber }: CreateCreditNoteRequest,
  invoices: HeldInvoices,
): HeldInvoice {
  const held = invoiceId === undefined ? invoices.byNumber(invoiceNumber ?? '') : invoices.get(invoiceId);
  if (!held) throw notFound('Invoice', invoiceId ?? invoiceNumber);
  const { id, number, status } = held.invoice;
  if (status === 'draft')
    throw conflict('invoice_not_issued', `The invoice ${id} is a draft: edit it instead.`, { invoiceId: id });
  if (invoiceNumber !== undefined && invoiceNumber !== number)
    throw invalid('invoiceNumber', `is not the number of the invoice ${id}, which is ${number ?? 'none'}`);
  if (status === 'voided')
    throw conflict('invoice_voided', `The invoice ${number ?? id} is voided.`, { invoiceId: id });
  if (!held.lines.some(({ lineType }) => lineType === 'item')) {
    throw new DomainError(
      'opening_item_without_tax',
      `The invoice ${number ?? id} was brought in without its tax: it can be settled, not credited.`,
      { invoiceId: id },
    );
  }
  return held;
}

/** The invoice as the domain corrects it, with what is left of it by now. */
export function toCorrect({ invoice, lines, creditable }: HeldInvoice): InvoiceToCorrect {
  const taxes = new Map(creditable.lines.map((line) => [line.id, line.taxes]));
  const corrected = lines
    .filter(({ lineType }) => lineType === 'item')
    .map((line): CorrectedLine => ({
      id: line.id,
      description: line.description,
      unitPrice: new Decimal(line.unitPrice ?? 0),
      taxes: taxes.get(line.id) ?? [],
      accountId: line.accountId,
      dimensions: line.dimensions ?? {},
    }));
  return {
    creditable,
    issueDate: invoice.issueDate,
    lines: new Map(corrected.map((line) => [line.id, line])),
  };
}

/** Where the lines of the invoice were posted to, by id. */
export function postedLines({ lines, creditable }: HeldInvoice): Map<string, PostedInvoiceLine> {
  const resolved = new Map(creditable.lines.map((line) => [line.id, line.taxes]));
  return new Map(
    lines.map(({ id, accountId, taxes, dimensions }) => [
      id,
      {
        accountId,
        taxes: (resolved.get(id) ?? []).map(({ category, rate }, index) => ({
          category,
          rate,
          accountId: taxes[index]?.accountId ?? null,
        })),
        dimensions: dimensions ?? {},
      },
    ]),
  );
}

/** The accounts that the invoices in hand were posted to. */
export function accountIdsOf(invoices: HeldInvoices): string[] {
  return [...invoices].flatMap(({ lines }) =>
    lines.flatMap(({ accountId, taxes }) =>
      [accountId ?? [], ...taxes.map((tax) => tax.accountId ?? [])].flat(),
    ),
  );
}
