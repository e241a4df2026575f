import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { RETAIL_DATA } from './paths';

/** One line of the wholesaler's ledger, of an invoice or of a cancellation. */
export interface LedgerLine {
  readonly document: string;
  readonly stockCode: string;
  readonly description: string;
  /** Whole pieces: positive on an invoice, negative on a cancellation. */
  readonly quantity: number;
  /** `YYYY-MM-DD HH:MM:SS`, UK local time; as text it sorts in time order. */
  readonly at: string;
  /** Pounds net of VAT, a decimal string: it is passed on as it was read, never through a float. */
  readonly unitPrice: string;
  /** Five digits, or null for a cash or unnamed customer. */
  readonly customer: string | null;
  readonly country: string;
}

export interface Ledger {
  readonly sales: readonly LedgerLine[];
  readonly cancellations: readonly LedgerLine[];
  /** Documents that are neither: stock adjustments, with nothing to post. */
  readonly adjustments: readonly string[];
}

export const MONTHS = ['2010-12', '2011-01'] as const;

/**
 * Reads the months in order. A document without the cancelling `C` whose quantities are all negative is a stock
 * adjustment, at price 0; a sale with a negative line among others would be an error of the data.
 */
export function readLedger(folder = RETAIL_DATA, months: readonly string[] = MONTHS): Ledger {
  const lines = months.flatMap((month) => readMonth(join(folder, `${month}.csv.gz`)));
  const sales = lines.filter((line) => !isCancellation(line) && line.quantity > 0);
  const sold = new Set(sales.map(({ document }) => document));
  const rest = lines.filter((line) => !isCancellation(line) && line.quantity < 0);
  const odd = rest.find((line) => sold.has(line.document) || Number(line.unitPrice) !== 0);
  if (odd) throw new Error(`${odd.document} is neither a sale nor a stock adjustment`);
  return {
    sales,
    cancellations: lines.filter(isCancellation),
    adjustments: [...new Set(rest.map(({ document }) => document))],
  };
}

const isCancellation = (line: LedgerLine): boolean => line.document.startsWith('C');

interface Row {
  readonly InvoiceNo: string;
  readonly StockCode: string;
  readonly Description: string;
  readonly Quantity: string;
  readonly InvoiceDate: string;
  readonly UnitPrice: string;
  readonly CustomerID: string;
  readonly Country: string;
}

function readMonth(file: string): LedgerLine[] {
  const rows = parse<Row>(gunzipSync(readFileSync(file)), { columns: true, bom: true });
  return rows.map((row, index) => toLine(row, `${file}, row ${index + 2}`));
}

function toLine(row: Row, place: string): LedgerLine {
  const shapes: readonly [keyof Row, RegExp][] = [
    ['InvoiceNo', /^[A-Z]?\d{6}$/],
    ['Quantity', /^-?[1-9]\d{0,8}$/],
    ['InvoiceDate', /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/],
    ['UnitPrice', /^\d{1,9}(\.\d{1,6})?$/],
    ['CustomerID', /^(\d{5})?$/],
  ];
  for (const [column, shape] of shapes) {
    if (!shape.test(row[column])) throw new Error(`${place}: ${column} is ${JSON.stringify(row[column])}`);
  }
  return {
    document: row.InvoiceNo,
    stockCode: row.StockCode,
    description: row.Description,
    quantity: Number(row.Quantity),
    at: row.InvoiceDate,
    unitPrice: row.UnitPrice,
    customer: row.CustomerID === '' ? null : row.CustomerID,
    country: row.Country,
  };
}
