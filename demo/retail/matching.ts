import type { LedgerLine } from './read';
import type { RetailInvoice, RetailNote } from './requests';

/** A line of an invoice: its document number, and its place among the lines from 0. */
export interface SaleLine {
  readonly invoice: string;
  readonly index: number;
}

/** The invoice line that each cancellation line takes back, by the identity of the cancellation line. */
export type Matches = ReadonlyMap<LedgerLine, SaleLine>;

interface Candidate extends SaleLine {
  readonly at: string;
  left: number;
}

/**
 * The ledger names no invoice, so each cancellation line is matched to an earlier line of the same customer, product and
 * price that has enough left: on an invoice that its document takes back already where there is one, else the latest.
 * Unnamed customers are not matched: nobody knows that they are the same.
 */
export function matchCancellations(
  invoices: readonly RetailInvoice[],
  notes: readonly RetailNote[],
): Matches {
  const sold = soldLines(invoices);
  const matches = new Map<LedgerLine, SaleLine>();
  for (const { lines } of [...notes].sort(byTime)) {
    const taken = new Set<string>();
    for (const line of lines) {
      const found = choose(sold.get(keyOf(line)) ?? [], line, taken);
      if (!found) continue;
      found.left += line.quantity;
      taken.add(found.invoice);
      matches.set(line, { invoice: found.invoice, index: found.index });
    }
  }
  return matches;
}

function soldLines(invoices: readonly RetailInvoice[]): Map<string, Candidate[]> {
  const sold = new Map<string, Candidate[]>();
  for (const { request, lines } of [...invoices].sort(byTime)) {
    lines.forEach((line, index) => {
      if (line.customer === null) return;
      const those = sold.get(keyOf(line)) ?? [];
      sold.set(keyOf(line), those);
      those.push({ invoice: request.number, index, at: line.at, left: line.quantity });
    });
  }
  return sold;
}

function choose(
  candidates: readonly Candidate[],
  { at, quantity }: LedgerLine,
  taken: ReadonlySet<string>,
): Candidate | undefined {
  const enough = candidates.filter((each) => each.at < at && each.left >= -quantity);
  return enough.find(({ invoice }) => taken.has(invoice)) ?? enough.at(-1);
}

/** `8.5` and `8.50` are the same price. */
const keyOf = ({ customer, stockCode, unitPrice }: LedgerLine): string =>
  JSON.stringify([customer, stockCode, Number(unitPrice)]);

const timeOf = ({ lines: [first] }: { lines: readonly LedgerLine[] }): string => first?.at ?? '';
const byTime = (a: RetailInvoice | RetailNote, b: RetailInvoice | RetailNote): number =>
  timeOf(a) < timeOf(b) ? -1 : timeOf(a) > timeOf(b) ? 1 : 0;
