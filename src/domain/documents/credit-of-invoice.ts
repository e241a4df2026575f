import { rateKey } from '../crediting/creditable';
import { resolveCredit, type CreditForm, type CreditRow } from '../crediting/resolve';
import { splitCredit } from '../crediting/split';
import { DomainError } from '../errors';
import { minorUnits } from '../money/currency';
import { sum } from '../money/decimal';
import { summarise } from '../tax/breakdown';
import { readSplit, type CreditNoteFacts, type CreditNoteLine, type DecidedCreditNote } from './credit-note';
import { flatLine, shownLine, taxed, textLine } from './credit-of-invoice-shown';
import {
  positive,
  readCreditLine,
  type CorrectedInvoice,
  type CreditItemInput,
  type ReadCreditLine,
} from './credit-of-invoice-line';
import { FieldErrors } from './field-errors';
import { assertFacts, assertNotInFuture, assertTotal } from './priced-document';

export type { CorrectedInvoice, CorrectedLine, CreditItemInput } from './credit-of-invoice-line';

/** Lines, or in their place a flat gross amount under a description. */
export type AskedCredit =
  { readonly items: readonly CreditItemInput[] } | { readonly amount: string; readonly description: string };

/** A row, and the line of the credit note that it belongs to (from 1). */
export interface PlacedRow extends CreditRow {
  readonly itemLineNo: number;
}

export interface DecidedCredit extends DecidedCreditNote {
  readonly rows: readonly PlacedRow[];
}

/**
 * Decides a credit note that corrects an invoice. Whatever its lines ask for comes down to rows of the invoice's lines; its
 * own amounts, tax and breakdown are the sums of those rows, so that credits of an invoice add up to it exactly. What is due
 * of the invoice is reduced first.
 * @throws DomainError `validation_failed` with every wrong field; `date_in_future`; `date_before_invoice`;
 * `credit_exceeds_invoice`; conflict `invoice_written_off`; `split_mismatch`.
 */
export function decideCreditOfInvoice(
  asked: AskedCredit,
  facts: CreditNoteFacts,
  invoice: CorrectedInvoice,
): DecidedCredit {
  const errors = new FieldErrors();
  assertFacts(facts, errors);
  const split = readSplit(facts, errors);
  const read = 'items' in asked ? readItems(asked.items, facts, invoice, errors) : null;
  const flat = 'items' in asked ? null : errors.capture(() => flatForm(asked.amount, facts));
  errors.throwIfAny();
  assertNotInFuture(facts.issueDate, facts.today);
  assertNotBefore(facts, invoice);

  const forms = read ? read.flatMap(({ form }) => form ?? []) : flat ? [flat] : [];
  const rows = resolveCredit(invoice.creditable, forms, facts);
  const { lines, placed } =
    'items' in asked
      ? linesOf(read ?? [], rows, facts, invoice)
      : flatLines(asked.description, rows, facts, invoice);
  const totals = {
    net: sum(rows.map(({ net }) => net)),
    tax: sum(rows.map(({ tax }) => tax)),
    gross: sum(rows.map(({ net, tax }) => net.plus(tax))),
  };
  assertTotal(totals.gross, facts);
  return {
    lines,
    rows: placed,
    breakdown: summarise(rows.map((row) => taxed([row], invoice))),
    totals,
    split: splitCredit(totals.gross, invoice.due, split, facts.currency),
  };
}

function readItems(
  items: readonly CreditItemInput[],
  facts: CreditNoteFacts,
  invoice: CorrectedInvoice,
  errors: FieldErrors,
): ReadCreditLine[] {
  if (!items.some((item) => item.lineType === 'item'))
    errors.add('items', 'must hold at least one line of type item');
  return items.flatMap(
    (item, index) =>
      errors.capture(() => readCreditLine(item, `items.${index}`, invoice, facts.currency)) ?? [],
  );
}

function flatForm(amount: string, { currency }: CreditNoteFacts): CreditForm {
  return { form: 'flat', field: 'amount', gross: positive(amount, 'amount', minorUnits(currency)) };
}

/** One line of the note for each that was sent; `form` of a row counts the lines that ask for money. */
function linesOf(
  read: readonly ReadCreditLine[],
  rows: readonly CreditRow[],
  facts: CreditNoteFacts,
  invoice: CorrectedInvoice,
): { lines: CreditNoteLine[]; placed: PlacedRow[] } {
  const byForm = new Map<number, CreditRow[]>();
  for (const row of rows) byForm.set(row.form, [...(byForm.get(row.form) ?? []), row]);
  const placed: PlacedRow[] = [];
  let form = 0;
  const lines = read.map((line, index) => {
    const itemLineNo = index + 1;
    if (!line.form) return textLine(line, itemLineNo);
    const own = byForm.get(form++) ?? [];
    placed.push(...own.map((row) => ({ ...row, itemLineNo })));
    return shownLine(line, taxed(own, invoice), itemLineNo, facts, invoice);
  });
  return { lines, placed };
}

/** One line of the note for each set of taxes of the invoice. */
function flatLines(
  description: string,
  rows: readonly CreditRow[],
  facts: CreditNoteFacts,
  invoice: CorrectedInvoice,
): { lines: CreditNoteLine[]; placed: PlacedRow[] } {
  const byRate = new Map<string, CreditRow[]>();
  for (const row of rows) {
    const key = rateKey(invoice.lines.get(row.invoiceLineId)?.taxes ?? []);
    byRate.set(key, [...(byRate.get(key) ?? []), row]);
  }
  const groups = [...byRate.values()];
  return {
    lines: groups.map((own, index) => flatLine(description, taxed(own, invoice), index + 1, facts)),
    placed: groups.flatMap((own, index) => own.map((row) => ({ ...row, itemLineNo: index + 1 }))),
  };
}

function assertNotBefore(
  { issueDate }: CreditNoteFacts,
  { issueDate: of, creditable }: CorrectedInvoice,
): void {
  if (issueDate >= of) return;
  throw new DomainError(
    'date_before_invoice',
    `issueDate ${issueDate} is before ${of}, the date of the invoice ${creditable.number}`,
    { field: 'issueDate', date: issueDate, invoiceDate: of },
  );
}
