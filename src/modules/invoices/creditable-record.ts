import type { CreditableInvoice, CreditableLine } from '../../domain/crediting/creditable';
import { Decimal, sum } from '../../domain/money/decimal';
import type { VatCategory } from '../../domain/tax/category';
import type { InvoiceLineEntity } from './invoice-line.entity';
import type { InvoiceEntity } from './invoice.entity';

/** The invoice as the crediting rules see it. */
export function creditableInvoice(
  invoice: InvoiceEntity,
  lines: readonly InvoiceLineEntity[],
): CreditableInvoice {
  return {
    id: invoice.id,
    number: invoice.number ?? '',
    currency: invoice.currency,
    pricesIncludeTax: invoice.pricesIncludeTax,
    gross: new Decimal(invoice.gross),
    creditedGross: new Decimal(invoice.creditedGross),
    writtenOff: new Decimal(invoice.writtenOff),
    lines: lines.filter(({ lineType }) => lineType === 'item').map(creditableLine),
  };
}

function creditableLine(line: InvoiceLineEntity): CreditableLine {
  return {
    id: line.id,
    lineNo: line.lineNo,
    description: line.description,
    taxes: line.taxes.map((tax) => ({
      // What was stored was resolved by the same domain.
      category: tax.category as VatCategory,
      rate: new Decimal(tax.rate),
      ...(tax.name === null ? {} : { name: tax.name }),
      ...(tax.exemptionReason === null ? {} : { exemptionReason: tax.exemptionReason }),
    })),
    quantity: new Decimal(line.quantity ?? 0),
    net: new Decimal(line.net),
    taxAmounts: line.taxes.map(({ tax }) => new Decimal(tax)),
    credited: {
      quantity: new Decimal(line.creditedQuantity),
      quantityNet: new Decimal(line.creditedQuantityNet),
      quantityGross: new Decimal(line.creditedQuantityGross),
      net: new Decimal(line.creditedNet),
      taxes: line.taxes.map((_, index) => new Decimal(line.creditedTaxes[index] ?? 0)),
    },
  };
}

/** The record of a line with the credits of the line as it stands by now; the same record where nothing changed. */
export function withCredits(record: InvoiceLineEntity, now: CreditableLine | undefined): InvoiceLineEntity {
  if (!now || sameCredits(now, creditableLine(record))) return record;
  const { credited } = now;
  return {
    ...record,
    creditedQuantity: credited.quantity.toFixed(),
    creditedQuantityNet: credited.quantityNet.toFixed(),
    creditedQuantityGross: credited.quantityGross.toFixed(),
    creditedNet: credited.net.toFixed(),
    creditedTax: sum(credited.taxes).toFixed(),
    creditedTaxes: credited.taxes.map((tax) => tax.toFixed()),
  };
}

function sameCredits({ credited: a }: CreditableLine, { credited: b }: CreditableLine): boolean {
  return (
    a.quantity.eq(b.quantity) &&
    a.quantityNet.eq(b.quantityNet) &&
    a.quantityGross.eq(b.quantityGross) &&
    a.net.eq(b.net) &&
    a.taxes.every((tax, index) => tax.eq(b.taxes[index] ?? 0))
  );
}
