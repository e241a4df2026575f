import type { JournalEntry } from '../../domain/journal/entry';
import { Decimal } from '../../domain/money/decimal';
import type { InvoicePosting, LedgerLine } from '../../domain/posting/credit-of-invoice';
import type { Tx } from '../../platform/database/transaction';
import type { HeldInvoices } from '../invoices/held-invoices';

interface Row {
  invoiceId: string;
  accountId: string;
  vatCode: string | null;
  dimensions: Record<string, string> | null;
  openItemId: string | null;
  debit: string;
  credit: string;
  baseDebit: string;
  baseCredit: string;
}

const AMOUNTS = `sum(l.debit) AS debit, sum(l.credit) AS credit, sum(l.base_debit) AS "baseDebit",
  sum(l.base_credit) AS "baseCredit"`;

const INVOICES = `
  SELECT e.source_id AS "invoiceId", l.account_id AS "accountId", l.vat_code AS "vatCode", l.dimensions,
    l.open_item_id AS "openItemId", ${AMOUNTS}
  FROM journal_entries e
  JOIN journal_lines l ON l.organisation_id = e.organisation_id AND l.entry_number = e.number
  WHERE e.organisation_id = $1 AND e.id = ANY ($2)
  GROUP BY e.source_id, l.account_id, l.vat_code, l.dimensions, l.open_item_id`;

const CREDITED = `
  SELECT n.invoice_id AS "invoiceId", l.account_id AS "accountId", l.vat_code AS "vatCode", l.dimensions,
    NULL AS "openItemId", ${AMOUNTS}
  FROM credit_notes n
  JOIN journal_entries e ON e.organisation_id = n.organisation_id AND e.id = n.journal_entry_id
  JOIN journal_lines l ON l.organisation_id = e.organisation_id AND l.entry_number = e.number
  WHERE n.organisation_id = $1 AND n.invoice_id = ANY ($2) AND n.status <> 'voided'
  GROUP BY n.invoice_id, l.account_id, l.vat_code, l.dimensions`;

/** What stands in the journal of invoices in hand and of their live credit notes, moved as credits are decided. */
export class InvoicePostings {
  private readonly postings = new Map<string, { invoice: LedgerLine[]; credited: LedgerLine[] }>();

  private constructor() {}

  /** What was credited matters in a foreign currency only: there the parts in base have to add up. */
  static async load(tx: Tx, invoices: HeldInvoices, baseCurrency: string): Promise<InvoicePostings> {
    const postings = new InvoicePostings();
    const posted = [...invoices].filter(({ journalEntryId }) => journalEntryId !== null);
    if (posted.length === 0) return postings;
    const entryIds = posted.map(({ journalEntryId }) => journalEntryId);
    for (const row of await tx.query<Row>(INVOICES, [tx.organisationId, entryIds]))
      postings.of(row.invoiceId).invoice.push(ledgerLine(row));
    const foreign = posted.filter(({ invoice }) => invoice.currency !== baseCurrency);
    if (foreign.length === 0) return postings;
    const ids = foreign.map(({ invoice }) => invoice.id);
    for (const row of await tx.query<Row>(CREDITED, [tx.organisationId, ids]))
      postings.of(row.invoiceId).credited.push(ledgerLine(row));
    return postings;
  }

  get(invoiceId: string): InvoicePosting {
    return this.of(invoiceId);
  }

  /** Adds the entry of a credit note of the invoice, or the reversal of one. */
  add(invoiceId: string, entry: JournalEntry): void {
    this.of(invoiceId).credited.push(...entry.lines);
  }

  accountIds(): string[] {
    return [...this.postings.values()].flatMap(({ invoice, credited }) =>
      [...invoice, ...credited].map(({ accountId }) => accountId),
    );
  }

  private of(invoiceId: string): { invoice: LedgerLine[]; credited: LedgerLine[] } {
    const posting = this.postings.get(invoiceId) ?? { invoice: [], credited: [] };
    this.postings.set(invoiceId, posting);
    return posting;
  }
}

function ledgerLine(row: Row): LedgerLine {
  return {
    accountId: row.accountId,
    vatCode: row.vatCode,
    dimensions: row.dimensions ?? {},
    openItemId: row.openItemId,
    debit: new Decimal(row.debit),
    credit: new Decimal(row.credit),
    baseDebit: new Decimal(row.baseDebit),
    baseCredit: new Decimal(row.baseCredit),
  };
}
