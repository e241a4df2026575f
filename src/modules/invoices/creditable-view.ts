import type { Creditable, Left } from '../../domain/crediting/creditable';
import { formatAmount } from '../../domain/money/amount';
import type { CreditableView } from './dto/creditable.dto';
import type { InvoiceEntity } from './invoice.entity';

/** What is left of an invoice to credit, as the API shows it. */
export function creditableView(
  { id, number, currency }: Pick<InvoiceEntity, 'id' | 'number' | 'currency'>,
  left: Creditable,
): CreditableView {
  const amounts = ({ net, tax, gross }: Left): Record<'net' | 'tax' | 'gross', string> => ({
    net: formatAmount(net, currency),
    tax: formatAmount(tax, currency),
    gross: formatAmount(gross, currency),
  });
  return {
    invoiceId: id,
    invoiceNumber: number,
    currency,
    lines: left.lines.map((line) => ({
      id: line.id,
      lineNo: line.lineNo,
      description: line.description,
      rate: line.rate,
      quantity: line.quantity.toFixed(),
      ...amounts(line),
    })),
    rates: left.rates.map((each) => ({ rate: each.rate, ...amounts(each) })),
    ...amounts(left),
  };
}
