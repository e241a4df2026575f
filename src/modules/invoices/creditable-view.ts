import type { Creditable, Left } from '../../domain/crediting/creditable';
import { formatAmount } from '../../domain/money/amount';
import type { CreditableView } from './dto/creditable.dto';
import type { InvoiceEntity } from './invoice.entity';

/** What is left of an invoice to credit, as the API shows it. */
export function creditableView(
  invoice: Pick<InvoiceEntity, 'id' | 'number' | 'currency' | 'pricesIncludeTax'>,
  left: Creditable,
): CreditableView {
  const { currency } = invoice;
  const amounts = ({ net, tax, gross }: Left): Record<'net' | 'tax' | 'gross', string> => ({
    net: formatAmount(net, currency),
    tax: formatAmount(tax, currency),
    gross: formatAmount(gross, currency),
  });
  return {
    invoiceId: invoice.id,
    invoiceNumber: invoice.number,
    currency,
    pricesIncludeTax: invoice.pricesIncludeTax,
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
