import { Decimal, sum, ZERO } from '../money/decimal';
import type { CreditableInvoice, CreditableLine } from './creditable';
import type { CreditRow } from './forms';

const ONE = new Decimal(1);

/** The invoice after a credit of these rows. */
export function applyRows(invoice: CreditableInvoice, rows: readonly CreditRow[]): CreditableInvoice {
  return moveRows(invoice, rows, ONE);
}

/** The invoice after the credit that made these rows is voided: what they took can be credited again. */
export function withdrawRows(invoice: CreditableInvoice, rows: readonly CreditRow[]): CreditableInvoice {
  return moveRows(invoice, rows, new Decimal(-1));
}

function moveRows(invoice: CreditableInvoice, rows: readonly CreditRow[], sign: Decimal): CreditableInvoice {
  const byLine = new Map<string, CreditRow[]>();
  for (const row of rows) {
    const own = byLine.get(row.invoiceLineId);
    if (own) own.push(row);
    else byLine.set(row.invoiceLineId, [row]);
  }
  const gross = sum(rows.map((row) => row.net.plus(row.tax)));
  return {
    ...invoice,
    creditedGross: invoice.creditedGross.plus(gross.times(sign)),
    lines: invoice.lines.map((line) => {
      const own = byLine.get(line.id);
      return own ? moveLine(line, own, sign) : line;
    }),
  };
}

/** A line after these rows of it. */
export function creditLine(line: CreditableLine, rows: readonly CreditRow[]): CreditableLine {
  return moveLine(line, rows, ONE);
}

function moveLine(line: CreditableLine, rows: readonly CreditRow[], sign: Decimal): CreditableLine {
  const moved = (was: Decimal, amounts: readonly Decimal[]): Decimal => was.plus(sum(amounts).times(sign));
  const { credited } = line;
  const byQuantity = rows.filter((row) => !row.quantity.isZero());
  return {
    ...line,
    credited: {
      quantity: moved(
        credited.quantity,
        rows.map((row) => row.quantity),
      ),
      quantityNet: moved(
        credited.quantityNet,
        byQuantity.map((row) => row.net),
      ),
      quantityGross: moved(
        credited.quantityGross,
        byQuantity.map((row) => row.net.plus(row.tax)),
      ),
      net: moved(
        credited.net,
        rows.map((row) => row.net),
      ),
      taxes: line.taxes.map((_, index) =>
        moved(
          credited.taxes[index] ?? ZERO,
          rows.map((row) => row.taxes[index] ?? ZERO),
        ),
      ),
    },
  };
}
