import type { CreditRow } from '../crediting/forms';
import type { JournalEntry } from '../journal/entry';
import { Decimal, sum } from '../money/decimal';
import {
  postCreditOfInvoice,
  type InvoicePosting,
  type LedgerLine,
  type PostableCreditOfInvoice,
  type PostedInvoiceLine,
} from '../posting/credit-of-invoice';
import type { RoleAccounts } from '../posting/roles';
import { resolveLineTax } from '../tax/category';
import { inShort } from './entries';

export const NOW: RoleAccounts = {
  debtors: 'new debtors',
  sales: 'new sales',
  vat_output: 'new vat',
  exchange_rounding: 'rounding',
};

export const line = (
  accountId: string | null,
  rates: string[],
  dimensions: Record<string, string> = {},
  vat: string | null = 'vat',
): PostedInvoiceLine => ({
  accountId,
  taxes: rates.map((rate) => ({ ...resolveLineTax({ rate }, 'tax'), accountId: vat })),
  dimensions,
});

export const row = (invoiceLineId: string, net: string, ...taxes: string[]): CreditRow => ({
  form: 0,
  invoiceLineId,
  quantity: new Decimal(0),
  net: new Decimal(net),
  taxes: taxes.map((tax) => new Decimal(tax)),
  tax: sum(taxes.map((tax) => new Decimal(tax))),
});

/** 'debtors 12.00 (10.25)' is a debit, '-sales S20 10.00 (8.54)' a credit, with the amount in base. */
export const ledger = (...texts: string[]): LedgerLine[] =>
  texts.map((text) => {
    const [, minus, accountId = '', vatCode, amount = '0', base = '0'] =
      /^(-?)(\w+)(?: ([A-Z]+[\d.]+))? ([\d.]+)(?: \(([\d.]+)\))?$/.exec(text) ?? [];
    const zero = new Decimal(0);
    const side = minus === '-' ? 'credit' : 'debit';
    const amounts = {
      debit: zero,
      credit: zero,
      baseDebit: zero,
      baseCredit: zero,
      [side]: new Decimal(amount),
    };
    const inBase = { [side === 'debit' ? 'baseDebit' : 'baseCredit']: new Decimal(base) };
    const openItemId = accountId === 'debtors' && minus === '' ? 'inv_1' : null;
    return { accountId, vatCode: vatCode ?? null, dimensions: {}, openItemId, ...amounts, ...inBase };
  });

export const NOTHING: InvoicePosting = { invoice: ledger('debtors 120'), credited: [] };

export const post = (
  lines: Record<string, PostedInvoiceLine>,
  rows: CreditRow[],
  changes: Partial<PostableCreditOfInvoice> = {},
  accounts: RoleAccounts = NOW,
): JournalEntry | null =>
  postCreditOfInvoice(
    {
      id: 'cn_1',
      number: '',
      issueDate: '2026-04-25',
      currency: 'GBP',
      baseCurrency: 'GBP',
      exchangeRate: new Decimal(1),
      customerId: 'cus_1',
      clientName: 'Acme Ltd',
      rows,
      invoiceLines: new Map(Object.entries(lines)),
      corrects: NOTHING,
      ...changes,
    },
    accounts,
  );

export const shown = (...args: Parameters<typeof post>): string[] | undefined =>
  post(...args)?.lines.map(inShort);
