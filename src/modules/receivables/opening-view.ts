import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { InvoiceLineEntity } from '../invoices/invoice-line.entity';
import type { InvoiceEntity } from '../invoices/invoice.entity';
import type { OpenItemEntity } from '../journal/open-item.entity';
import type { OpeningDecision } from './decide-opening';
import type { AllocationView } from './dto/allocation.dto';
import type { OpeningItemView, OpeningTaxView } from './dto/opening-item.dto';

/** As it was just decided. */
export function openingView(
  ctx: RequestContext,
  { id, request, customer, date, dueDate, currency, exchangeRate, decided }: OpeningDecision,
  journalEntryId: string,
): OpeningItemView {
  const money = (amount: Decimal): string => formatAmount(amount, currency);
  const ofInvoice = request.type === 'invoice';
  const issueDate = request.issueDate ?? null;
  return {
    id,
    type: request.type,
    status: 'open',
    number: request.number ?? null,
    customerId: customer.id,
    date,
    issueDate,
    dueDate: ofInvoice ? dueDate : null,
    taxPoint: request.taxPoint ?? issueDate,
    currency,
    exchangeRate: exchangeRate.toFixed(),
    amount: money(decided.amount),
    gross: ofInvoice ? money(decided.gross) : null,
    taxBreakdown: decided.taxes.map((tax): OpeningTaxView => ({
      taxRate: tax.rate.toFixed(),
      taxCategory: tax.category,
      taxExemptionReason: tax.exemptionReason ?? null,
      net: money(tax.net),
      tax: money(tax.tax),
    })),
    openAmount: money(decided.amount),
    allocations: [],
    journalEntryId,
    reversalEntryId: null,
    createdAt: ctx.now.toISOString(),
    test: ctx.test,
  };
}

export interface StoredOpening {
  readonly item: OpenItemEntity;
  readonly journalEntryId: string;
  readonly postedAt: Date;
  readonly reversalEntryId: string | null;
  /** Of an opening invoice. */
  readonly invoice: { readonly invoice: InvoiceEntity; readonly lines: readonly InvoiceLineEntity[] } | null;
  readonly allocations: readonly AllocationView[];
}

/** As it was read back. */
export function storedOpeningView(
  { item, invoice: stored, ...opening }: StoredOpening,
  { test }: { test: boolean },
): OpeningItemView {
  const money = (amount: string): string => formatAmount(new Decimal(amount).abs(), item.currency);
  const invoice = stored?.invoice;
  return {
    id: item.id,
    type: invoice ? 'invoice' : 'credit',
    status: opening.reversalEntryId === null ? 'open' : 'voided',
    number: item.documentNumber,
    customerId: item.customerId,
    date: item.date,
    issueDate: invoice?.issueDate ?? null,
    dueDate: item.dueDate,
    taxPoint: invoice?.taxPoint ?? null,
    currency: item.currency,
    exchangeRate: item.exchangeRate,
    amount: money(item.amount),
    gross: invoice ? money(invoice.gross) : null,
    taxBreakdown: (invoice?.taxBreakdown ?? []).map((row) => ({
      taxRate: row.rate,
      taxCategory: row.category,
      taxExemptionReason: row.exemptionReason,
      net: money(row.taxable),
      tax: money(row.tax),
    })),
    openAmount: money(item.openAmount),
    allocations: [...opening.allocations],
    journalEntryId: opening.journalEntryId,
    reversalEntryId: opening.reversalEntryId,
    createdAt: opening.postedAt.toISOString(),
    test,
  };
}
