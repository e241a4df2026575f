import type { CreditRow } from '../crediting/forms';
import type { JournalEntry } from '../journal/entry';
import { Decimal, sum } from '../money/decimal';
import { resolveLineTax } from '../tax/category';
import { inShort } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import {
  postCreditOfInvoice,
  type InvoicePosting,
  type LedgerLine,
  type PostableCreditOfInvoice,
  type PostedInvoiceLine,
} from './credit-of-invoice';
import type { RoleAccounts } from './roles';

const NOW: RoleAccounts = {
  debtors: 'new debtors',
  sales: 'new sales',
  vat_output: 'new vat',
  exchange_rounding: 'rounding',
};

const line = (
  accountId: string | null,
  rates: string[],
  dimensions: Record<string, string> = {},
  vat: string | null = 'vat',
): PostedInvoiceLine => ({
  accountId,
  taxes: rates.map((rate) => ({ ...resolveLineTax({ rate }, 'tax'), accountId: vat })),
  dimensions,
});

const row = (invoiceLineId: string, net: string, ...taxes: string[]): CreditRow => ({
  form: 0,
  invoiceLineId,
  quantity: new Decimal(0),
  net: new Decimal(net),
  taxes: taxes.map((tax) => new Decimal(tax)),
  tax: sum(taxes.map((tax) => new Decimal(tax))),
});

/** 'debtors 12.00 (10.25)' is a debit, '-sales S20 10.00 (8.54)' a credit, with the amount in base. */
const ledger = (...texts: string[]): LedgerLine[] =>
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

const NOTHING: InvoicePosting = { invoice: ledger('debtors 120'), credited: [] };

const post = (
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

const shown = (...args: Parameters<typeof post>): string[] | undefined => post(...args)?.lines.map(inShort);

describe('a credit note of an invoice posts', () => {
  it('to the accounts of the invoice, whatever roles they hold today', () => {
    const lines = { il_1: line('sales', ['20']), il_2: line('services', ['5']) };
    expect(shown(lines, [row('il_1', '10', '2'), row('il_2', '20', '1')])).toEqual([
      'Dr sales S20 10',
      'Dr services S5 20',
      'Dr vat S20 2',
      'Dr vat S5 1',
      'Cr debtors 33',
    ]);
  });

  it('on its own date, as an open item of its customer under its own id', () => {
    const entry = post({ il_1: line('sales', ['20']) }, [row('il_1', '10', '2')]);
    expect(entry).toMatchObject({
      date: '2026-04-25',
      sourceType: 'credit_note',
      sourceId: 'cn_1',
      documentNumber: null,
    });
    expect(entry?.lines[2]).toMatchObject({ customerId: 'cus_1', openItemId: 'cn_1' });
  });

  it('one free-form line to all accounts and dimensions that its rows come from', () => {
    const lines = {
      il_1: line('sales', ['20'], { project: 'north' }),
      il_2: line('sales', ['20'], { project: 'south' }),
      il_3: line('sales', ['20'], { project: 'north' }),
    };
    const entry = post(lines, [row('il_1', '10', '2'), row('il_2', '5', '1'), row('il_3', '20', '4')]);
    expect(entry?.lines.map((each) => [inShort(each), each.dimensions.project])).toEqual([
      ['Dr sales S20 30', 'north'],
      ['Dr sales S20 5', 'south'],
      ['Dr vat S20 6', 'north'],
      ['Dr vat S20 1', 'south'],
      ['Cr debtors 42', undefined],
    ]);
  });

  it('the net of a line with several taxes once, and each tax to its own account', () => {
    const two: PostedInvoiceLine = {
      accountId: 'sales',
      taxes: [
        { ...resolveLineTax({ rate: '5' }, 'tax'), accountId: 'gst' },
        { ...resolveLineTax({ rate: '9.975' }, 'tax'), accountId: 'qst' },
      ],
      dimensions: {},
    };
    expect(shown({ il_1: two }, [row('il_1', '100', '5', '9.98')])).toEqual([
      'Dr sales S5 100',
      'Dr gst S5 5',
      'Dr qst S9.975 9.98',
      'Cr debtors 114.98',
    ]);
  });

  it('a remainder of tax on a line of which it takes no net', () => {
    expect(shown({ il_1: line('sales', ['20']) }, [row('il_1', '0', '0.01')])).toEqual([
      'Dr vat S20 0.01',
      'Cr debtors 0.01',
    ]);
  });

  it('nothing when it takes nothing but quantities', () => {
    expect(post({ il_1: line('sales', ['20']) }, [row('il_1', '0', '0')], {}, {})).toBeNull();
  });

  it('to the accounts of today what the invoice did not post itself', () => {
    const opened = { il_1: line(null, ['20'], {}, null) };
    const corrects: InvoicePosting = { invoice: [], credited: [] };
    expect(shown(opened, [row('il_1', '10', '2')], { corrects })).toEqual([
      'Dr new sales S20 10',
      'Dr new vat S20 2',
      'Cr new debtors 12',
    ]);
    const error = thrownBy(() => post(opened, [row('il_1', '10', '2')], { corrects }, {}));
    expect(error?.code).toBe('role_unassigned');
  });
});

describe('in a foreign currency a credit note of an invoice', () => {
  const euros = { currency: 'EUR', baseCurrency: 'GBP', exchangeRate: new Decimal('0.75') };
  const lines = { il_1: line('sales', ['20']) };
  const invoice = ledger(
    'debtors 0.36 (0.27)',
    '-sales S20 0.30 (0.23)',
    '-vat S20 0.06 (0.05)',
    'rounding 0 (0.01)',
  );

  it('takes of each amount in base the share that is credited, less what was', () => {
    expect(
      shown(lines, [row('il_1', '0.10', '0.02')], { ...euros, corrects: { invoice, credited: [] } }),
    ).toEqual([
      'Dr sales S20 0.1 (0.08)',
      'Dr vat S20 0.02',
      'Cr debtors 0.12 (0.09)',
      'Cr rounding 0 (0.01)',
    ]);
    const credited = ledger(
      'sales S20 0.10 (0.08)',
      'vat S20 0.02 (0.02)',
      '-debtors 0.12 (0.09)',
      '-rounding 0 (0.01)',
    );
    expect(
      shown(lines, [row('il_1', '0.10', '0.02')], { ...euros, corrects: { invoice, credited } }),
    ).toEqual([
      'Dr sales S20 0.1 (0.07)',
      'Dr vat S20 0.02 (0.01)',
      'Cr debtors 0.12 (0.09)',
      'Dr rounding 0 (0.01)',
    ]);
  });

  it('takes at the last all that is left in base, so that the invoice is at zero, its rounding included', () => {
    const credited = ledger('sales S20 0.20 (0.15)', 'vat S20 0.04 (0.03)', '-debtors 0.24 (0.18)');
    expect(
      shown(lines, [row('il_1', '0.10', '0.02')], { ...euros, corrects: { invoice, credited } }),
    ).toEqual([
      'Dr sales S20 0.1 (0.08)',
      'Dr vat S20 0.02',
      'Cr debtors 0.12 (0.09)',
      'Cr rounding 0 (0.01)',
    ]);
  });

  it('takes at the last what the invoice has in base, also where that is not its amount at the rate', () => {
    const parts = ledger(
      'debtors 0.36 (0.27)',
      '-sales S20 0.15 (0.12)',
      '-sales S20 0.15 (0.12)',
      '-vat S20 0.06 (0.03)',
    );
    const corrects = { invoice: parts, credited: [] };
    expect(shown(lines, [row('il_1', '0.30', '0.06')], { ...euros, corrects })).toEqual([
      'Dr sales S20 0.3 (0.24)',
      'Dr vat S20 0.06 (0.03)',
      'Cr debtors 0.36 (0.27)',
    ]);
  });

  it('counts a voided credit as none, when its reversal stands beside it', () => {
    const credited = ledger('sales S20 0.30 (0.23)', '-sales S20 0.30 (0.23)');
    const corrects = { invoice, credited };
    expect(shown(lines, [row('il_1', '0.30', '0')], { ...euros, corrects })?.[0]).toBe(
      'Dr sales S20 0.3 (0.23)',
    );
  });

  it('puts what rounding leaves where the invoice put it', () => {
    const accounts = { ...NOW, exchange_rounding: 'another' };
    const entry = post(
      lines,
      [row('il_1', '0.10', '0.02')],
      { ...euros, corrects: { invoice, credited: [] } },
      accounts,
    );
    expect(entry?.lines.at(-1)?.accountId).toBe('rounding');
  });
});
