import type { CreditableInvoice } from '../crediting/creditable';
import {
  applyRows,
  resolveCredit,
  withdrawRows,
  type CreditForm,
  type CreditRow,
} from '../crediting/resolve';
import type { EntryLine, JournalEntry } from '../journal/entry';
import { reverseEntry } from '../journal/reversal';
import { sum, ZERO, type Decimal } from '../money/decimal';
import { postCreditOfInvoice, type LedgerLine, type PostedInvoiceLine } from '../posting/credit-of-invoice';
import { groupKey } from '../posting/group-lines';
import { postInvoice } from '../posting/invoice';
import type { RoleAccounts } from '../posting/roles';
import { granted, type Step } from './random-credits';

/** Roles when an invoice is issued, and when it is credited: all but one have moved to other accounts. */
const THEN: RoleAccounts = {
  debtors: 'debtors',
  sales: 'sales',
  vat_output: 'vat',
  exchange_rounding: 'rounding',
};
const NOW: RoleAccounts = { debtors: 'd2', sales: 's2', vat_output: 'v2', exchange_rounding: 'rounding' };

export interface Terms {
  currency: string;
  baseCurrency: string;
  exchangeRate: Decimal;
}

/** To which account and with which dimensions each line of the invoice is posted, counted round. */
const PLACES: readonly Pick<PostedInvoiceLine, 'accountId' | 'dimensions'>[] = [
  { accountId: 'sales', dimensions: {} },
  { accountId: 'services', dimensions: {} },
  { accountId: 'sales', dimensions: { project: 'north' } },
];

function postedLines(invoice: CreditableInvoice): Map<string, PostedInvoiceLine> {
  return new Map(
    invoice.lines.map((line, index) => {
      const { accountId, dimensions } = PLACES[index % PLACES.length] ?? { accountId: null, dimensions: {} };
      const taxes = line.taxes.map((tax) => ({ ...tax, accountId: 'vat' }));
      return [line.id, { accountId, dimensions, taxes }];
    }),
  );
}

function entryOf(invoice: CreditableInvoice, terms: Terms): JournalEntry | null {
  const places = postedLines(invoice);
  const lines = invoice.lines.map((line) => ({
    lineNo: line.lineNo,
    lineType: 'item' as const,
    description: line.description,
    quantity: line.quantity,
    unitPrice: line.net,
    discount: ZERO,
    net: line.net,
    tax: sum(line.taxAmounts),
    gross: line.net.plus(sum(line.taxAmounts)),
    accountId: places.get(line.id)?.accountId ?? null,
    dimensions: { ...places.get(line.id)?.dimensions },
    taxes: line.taxes.map((tax, index) => ({ ...tax, tax: line.taxAmounts[index] ?? ZERO })),
  }));
  const header = { id: 'inv_1', number: 'INV-2026-0001', issueDate: '2026-04-01', ...terms };
  return postInvoice(
    { ...header, customerId: 'cus_1', clientName: 'Acme Ltd', lines, gross: invoice.gross },
    THEN,
  );
}

/** An invoice, its notes and their voids as they stand in the journal. */
export class InvoiceBooks {
  private readonly notes: { rows: CreditRow[]; entry: JournalEntry | null }[] = [];
  readonly posted: EntryLine[];
  private readonly lines: ReadonlyMap<string, PostedInvoiceLine>;
  private readonly own: readonly LedgerLine[];

  constructor(
    public left: CreditableInvoice,
    private readonly terms: Terms,
  ) {
    this.own = entryOf(left, terms)?.lines ?? [];
    this.posted = [...this.own] as EntryLine[];
    this.lines = postedLines(left);
  }

  credit(forms: readonly CreditForm[], pricesIncludeTax: boolean): void {
    const rows = resolveCredit(this.left, forms, { pricesIncludeTax });
    const note = { id: 'cn_1', number: '', issueDate: '2026-04-25', ...this.terms };
    const entry = postCreditOfInvoice(
      {
        ...note,
        customerId: 'cus_1',
        clientName: 'Acme Ltd',
        rows,
        invoiceLines: this.lines,
        corrects: { invoice: this.own, credited: this.posted.slice(this.own.length) },
      },
      NOW,
    );
    this.left = applyRows(this.left, rows);
    this.posted.push(...(entry?.lines ?? []));
    this.notes.push({ rows, entry });
  }

  void(pick: number): void {
    const [note] = this.notes.splice(pick % Math.max(1, this.notes.length), 1);
    if (!note) return;
    this.left = withdrawRows(this.left, note.rows);
    if (!note.entry) return;
    const reversal = reverseEntry({ ...note.entry, id: 'je_1', number: 1 }, { date: '2026-05-01' });
    this.posted.push(...reversal.lines);
  }

  follow(history: readonly Step[]): void {
    for (const step of history) {
      if ('void' in step) this.void(step.void);
      else {
        const forms = granted(this.left, step.credit, step.pricesIncludeTax);
        if (forms.length > 0) this.credit(forms, step.pricesIncludeTax);
      }
    }
  }

  /** Per account, VAT code and dimensions, debits positive; what is at zero in both currencies is left out. */
  balances(): Map<string, { amount: Decimal; base: Decimal }> {
    const groups = new Map<string, { amount: Decimal; base: Decimal }>();
    for (const line of this.posted) {
      const { amount, base } = groups.get(groupKey(line)) ?? { amount: ZERO, base: ZERO };
      groups.set(groupKey(line), {
        amount: amount.plus(line.debit).minus(line.credit),
        base: base.plus(line.baseDebit).minus(line.baseCredit),
      });
    }
    return new Map([...groups].filter(([, { amount, base }]) => !(amount.isZero() && base.isZero())));
  }
}
