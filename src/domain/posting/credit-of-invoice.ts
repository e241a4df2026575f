import type { CreditRow } from '../crediting/forms';
import { isEmpty, journalEntry, type EntryLineInput, type JournalEntry } from '../journal/entry';
import { withRounding } from '../journal/foreign';
import { sum, type Decimal } from '../money/decimal';
import { vatCode, type VatCategory } from '../tax/category';
import { withCorrectedBase, type InvoicePosting } from './corrected-base';
import type { PostableCreditNote } from './credit-note';
import { groupLines } from './group-lines';
import { requireRole, type RoleAccounts } from './roles';

export type { InvoicePosting, LedgerLine } from './corrected-base';

/** Where a line of an invoice was posted to. */
export interface PostedInvoiceLine {
  readonly accountId: string | null;
  readonly taxes: readonly {
    readonly category: VatCategory;
    readonly rate: Decimal;
    readonly accountId: string | null;
  }[];
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What of a credit note that corrects an invoice its posting depends on; its currency and rate are the invoice's. */
export interface PostableCreditOfInvoice extends Omit<PostableCreditNote, 'lines' | 'gross'> {
  readonly rows: readonly CreditRow[];
  /** The lines of the invoice by id, those of the rows at least. */
  readonly invoiceLines: ReadonlyMap<string, PostedInvoiceLine>;
  readonly corrects: InvoicePosting;
}

/**
 * What a credit note posts that corrects an invoice, dated its own issue date: the invoice's posting the other way round, for
 * as much as its rows take.
 *
 *     Dr  Sales        net, per revenue account, VAT code and dimensions of the invoice's lines
 *     Dr  VAT Output   tax, per account, VAT code and dimensions of the invoice's lines
 *         Cr  Debtors          gross, one line, which opens the credit as an item of the customer
 *
 * The accounts are the very ones of the invoice's posting, whatever roles they hold today. In a foreign currency the parts in
 * base add up to the invoice's, see `withCorrectedBase`, and so does what they leave to Exchange rounding. A note that takes
 * nothing but quantities posts nothing and gets null. A void posts the same lines with the sides swapped: see reverseEntry.
 * @throws DomainError `role_unassigned` when the invoice did not post to an account that is needed, nor holds one the role.
 */
export function postCreditOfInvoice(
  note: PostableCreditOfInvoice,
  accounts: RoleAccounts,
): JournalEntry | null {
  const debits = [...groupLines(salesDebits(note, accounts)), ...groupLines(vatDebits(note, accounts))];
  if (isEmpty(debits)) return null;
  const credit: EntryLineInput = {
    accountId: debtorsOf(note.corrects) ?? requireRole(accounts, 'debtors'),
    credit: sum(note.rows.map((row) => row.net.plus(row.tax))),
    customerId: note.customerId,
    openItemId: note.id,
  };
  const lines = withCorrectedBase([...debits, credit], note.corrects, note);
  return journalEntry(
    {
      date: note.issueDate,
      sourceType: 'credit_note',
      sourceId: note.id,
      documentNumber: note.number === '' ? null : note.number,
      memo: note.memo ?? null,
      currency: note.currency,
      baseCurrency: note.baseCurrency,
      exchangeRate: note.exchangeRate,
      reversesEntryId: null,
      counterpartyName: note.clientName,
    },
    withRounding(lines, roundingOf(note.corrects) ?? accounts.exchange_rounding),
  );
}

function salesDebits(
  { rows, invoiceLines }: PostableCreditOfInvoice,
  accounts: RoleAccounts,
): EntryLineInput[] {
  return rows.flatMap(({ invoiceLineId, net }) => {
    const line = invoiceLines.get(invoiceLineId);
    if (!line || net.isZero()) return [];
    const [first] = line.taxes;
    return {
      accountId: line.accountId ?? requireRole(accounts, 'sales'),
      debit: net,
      vatCode: first ? vatCode(first.category, first.rate) : null,
      dimensions: line.dimensions,
    };
  });
}

function vatDebits(
  { rows, invoiceLines }: PostableCreditOfInvoice,
  accounts: RoleAccounts,
): EntryLineInput[] {
  return rows.flatMap(({ invoiceLineId, taxes }) => {
    const line = invoiceLines.get(invoiceLineId);
    return (line?.taxes ?? []).flatMap(({ category, rate, accountId }, index) => {
      const tax = taxes[index];
      if (!tax || tax.isZero()) return [];
      return {
        accountId: accountId ?? requireRole(accounts, 'vat_output'),
        debit: tax,
        vatCode: vatCode(category, rate),
        dimensions: line?.dimensions,
      };
    });
  });
}

const debtorsOf = ({ invoice }: InvoicePosting): string | undefined =>
  invoice.find(({ openItemId }) => openItemId != null)?.accountId;

/** Exchange rounding alone has lines in base currency only. */
const roundingOf = ({ invoice, credited }: InvoicePosting): string | undefined =>
  [...invoice, ...credited].find(
    ({ debit, credit, baseDebit, baseCredit }) =>
      debit.isZero() && credit.isZero() && !baseDebit.equals(baseCredit),
  )?.accountId;
