import { creditStatus, paymentStatus, settledOf } from '../../domain/documents/invoice-states';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import { amountsView, lineView } from './document-record';
import type { InvoiceItemView } from './dto/document-amounts.dto';
import type { InvoiceView } from './dto/invoice.dto';
import type { InvoiceLineEntity } from './invoice-line.entity';
import type { InvoiceEntity } from './invoice.entity';

interface Shown {
  readonly lines: readonly InvoiceLineEntity[];
  /** What is open of it, in its currency; zero for what owes nothing. */
  readonly due: Decimal | string;
  /** The answer is to a test key. */
  readonly test: boolean;
}

/** The invoice as the API shows it, whether it was just decided or read back. */
export function invoiceView(invoice: InvoiceEntity, { lines, due, test }: Shown): InvoiceView {
  const money = (amount: Decimal | string): string => formatAmount(new Decimal(amount), invoice.currency);
  const settlement = settlementOf(invoice, due);
  return {
    id: invoice.id,
    number: invoice.number,
    status: invoice.status,
    deliveryStatus: invoice.deliveryStatus,
    paymentStatus: paymentStatus(invoice.status, settlement),
    creditStatus: creditStatus(settlement.gross, new Decimal(invoice.creditedGross)),
    customerId: invoice.customerId,
    clientName: invoice.clientName,
    clientEmail: invoice.clientEmail,
    issueDate: invoice.issueDate,
    taxPoint: invoice.taxPoint,
    dueDate: invoice.dueDate,
    currency: invoice.currency,
    exchangeRate: invoice.exchangeRate,
    pricesIncludeTax: invoice.pricesIncludeTax,
    reference: invoice.reference,
    buyerReference: invoice.buyerReference,
    memo: invoice.memo,
    notes: invoice.notes,
    items: lines.map((line) => itemView(line, invoice.currency)),
    ...amountsView(invoice, invoice.currency),
    amountDue: money(due),
    amountSettled: money(invoice.status === 'issued' ? settledOf(settlement) : '0'),
    amountCredited: money(invoice.creditedGross),
    amountWrittenOff: money(invoice.writtenOff),
    journalEntryId: invoice.journalEntryId,
    reversalEntryId: invoice.reversalEntryId,
    issuedAt: invoice.issuedAt?.toISOString() ?? null,
    voidedAt: invoice.voidedAt?.toISOString() ?? null,
    voidReason: invoice.voidReason,
    createdAt: invoice.createdAt.toISOString(),
    updatedAt: invoice.updatedAt.toISOString(),
    metadata: invoice.metadata,
    dimensions: invoice.dimensions ?? {},
    test,
  };
}

/** What the payment state of an invoice is derived from. */
export function settlementOf(
  invoice: Pick<InvoiceEntity, 'gross' | 'writtenOff'>,
  due: Decimal | string,
): { gross: Decimal; due: Decimal; writtenOff: Decimal } {
  return {
    gross: new Decimal(invoice.gross),
    due: new Decimal(due),
    writtenOff: new Decimal(invoice.writtenOff),
  };
}

function itemView(line: InvoiceLineEntity, currency: string): InvoiceItemView {
  return {
    ...lineView(line, currency),
    accountId: line.accountId,
    priceId: line.priceId,
    productId: line.productId,
    dimensions: line.dimensions ?? {},
  };
}
