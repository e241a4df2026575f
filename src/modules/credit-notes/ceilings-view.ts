import { creditable, type CreditableInvoice } from '../../domain/crediting/creditable';
import { formatAmount } from '../../domain/money/amount';
import type { Decimal } from '../../domain/money/decimal';
import type { CreditableView } from '../invoices/dto/creditable.dto';

/** What could still be credited of an invoice, as `GET /invoices/:id/creditable` shows it. */
export function ceilingsView(invoice: CreditableInvoice): CreditableView {
  const { lines, rates, ...totals } = creditable(invoice);
  const amounts = (of: Record<'net' | 'tax' | 'gross', Decimal>) => ({
    net: formatAmount(of.net, invoice.currency),
    tax: formatAmount(of.tax, invoice.currency),
    gross: formatAmount(of.gross, invoice.currency),
  });
  return {
    invoiceId: invoice.id,
    invoiceNumber: invoice.number,
    currency: invoice.currency,
    lines: lines.map((line) => ({
      id: line.id,
      lineNo: line.lineNo,
      description: line.description,
      rate: line.rate,
      quantity: line.quantity.toFixed(),
      ...amounts(line),
    })),
    rates: rates.map((each) => ({ rate: each.rate, ...amounts(each) })),
    ...amounts(totals),
  };
}
