import fc from 'fast-check';
import { decideCreditNote, type CreditNoteItemInput } from '../documents/credit-note';
import type { JournalEntry } from '../journal/entry';
import { reverseEntry } from '../journal/reversal';
import { Decimal, sum } from '../money/decimal';
import { balances, inShort } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import { vatCode } from '../tax/category';
import { postCreditNote, withDocumentNumber } from './credit-note';
import type { RoleAccounts } from './roles';

const CHART: RoleAccounts = {
  debtors: 'debtors',
  sales: 'sales',
  vat_output: 'vat',
  exchange_rounding: 'rounding',
};

interface Terms {
  currency?: string;
  exchangeRate?: string;
  pricesIncludeTax?: boolean;
  chart?: RoleAccounts;
}

const item = (
  unitPrice: string,
  taxRate: string,
  changes: Partial<CreditNoteItemInput> = {},
): CreditNoteItemInput => ({
  lineType: 'item',
  description: 'Widget',
  quantity: '1',
  unitPrice,
  taxRate,
  ...changes,
});

const decided = (items: readonly CreditNoteItemInput[], terms: Terms) => {
  const facts = {
    currency: terms.currency ?? 'GBP',
    baseCurrency: 'GBP',
    exchangeRate: new Decimal(terms.exchangeRate ?? '1'),
    issueDate: '2026-04-25',
    today: '2026-05-10',
    pricesIncludeTax: terms.pricesIncludeTax ?? false,
    split: {},
  };
  return { facts, note: decideCreditNote(items, facts) };
};

const post = (items: readonly CreditNoteItemInput[], terms: Terms = {}): JournalEntry | null => {
  const { facts, note } = decided(items, terms);
  return postCreditNote(
    {
      ...facts,
      id: 'cn_1',
      number: '',
      customerId: 'cus_1',
      clientName: 'Acme Ltd',
      lines: note.lines,
      gross: note.totals.gross,
    },
    terms.chart ?? CHART,
  );
};

const shown = (items: readonly CreditNoteItemInput[], terms: Terms = {}): string[] | undefined =>
  post(items, terms)?.lines.map(inShort);

describe('a credit note posts', () => {
  it('its net against sales, its VAT against VAT output, and its gross to the credit of debtors', () => {
    expect(shown([item('100.00', '20')])).toEqual(['Dr sales S20 100', 'Dr vat S20 20', 'Cr debtors 120']);
  });

  it('on its issue date, as an open item of its customer, under its id', () => {
    const entry = post([item('100.00', '20')]);
    expect(entry).toMatchObject({
      date: '2026-04-25',
      sourceType: 'credit_note',
      sourceId: 'cn_1',
      documentNumber: null,
      counterpartyName: 'Acme Ltd',
      reversesEntryId: null,
    });
    expect(entry?.lines.map(({ customerId, openItemId }) => [customerId, openItemId])).toEqual([
      [null, null],
      [null, null],
      ['cus_1', 'cn_1'],
    ]);
  });

  it('one line per revenue account and VAT code, and VAT per code', () => {
    const items = [
      item('10', '20'),
      item('20', '17.5'),
      item('30', '20', { accountId: 'services' }),
      item('40', '20'),
      item('50', '0'),
    ];
    expect(shown(items)).toEqual([
      'Dr sales S20 50',
      'Dr sales S17.5 20',
      'Dr services S20 30',
      'Dr sales Z0 50',
      'Dr vat S20 16',
      'Dr vat S17.5 3.5',
      'Cr debtors 169.5',
    ]);
  });

  it('apart what has other dimensions, whatever their order', () => {
    const entry = post([
      item('10', '20', { dimensions: { project: 'north', team: 'a' } }),
      item('20', '20', { dimensions: { team: 'a', project: 'north' } }),
      item('30', '20', { dimensions: { project: 'south' } }),
    ]);
    expect(entry?.lines.map((line) => [inShort(line), line.dimensions.project])).toEqual([
      ['Dr sales S20 30', 'north'],
      ['Dr sales S20 30', 'south'],
      ['Dr vat S20 6', 'north'],
      ['Dr vat S20 6', 'south'],
      ['Cr debtors 72', undefined],
    ]);
  });

  it('the net of a line with several taxes once, and each tax under its own code', () => {
    const taxes = [
      { rate: '5', name: 'GST' },
      { rate: '9.975', name: 'QST' },
    ];
    expect(shown([item('100', '0', { taxRate: undefined, taxes })])).toEqual([
      'Dr sales S5 100',
      'Dr vat S5 5',
      'Dr vat S9.975 9.98',
      'Cr debtors 114.98',
    ]);
  });

  it('no VAT line where no VAT is charged, but the code of why', () => {
    const exempt = item('100', '0', { taxCategory: 'K', taxExemptionReason: 'Intra-community supply' });
    expect(shown([exempt])).toEqual(['Dr sales K0 100', 'Cr debtors 100']);
  });

  it('nothing when all of it is free of charge', () => {
    expect(
      post([item('0', '20'), { lineType: 'text', description: 'With our apologies' }], { chart: {} }),
    ).toBeNull();
  });

  it('in a foreign currency both amounts, and what rounding leaves to exchange rounding', () => {
    const terms = { currency: 'EUR', exchangeRate: '0.8543' };
    expect(shown([item('33.33', '20'), item('10', '5')], terms)).toEqual([
      'Dr sales S20 33.33 (28.47)',
      'Dr sales S5 10 (8.54)',
      'Dr vat S20 6.67 (5.7)',
      'Dr vat S5 0.5 (0.43)',
      'Cr debtors 50.5 (43.14)',
    ]);
    expect(shown([item('0.10', '20')], { ...terms, exchangeRate: '0.75' })).toEqual([
      'Dr sales S20 0.1 (0.08)',
      'Dr vat S20 0.02',
      'Cr debtors 0.12 (0.09)',
      'Cr rounding 0 (0.01)',
    ]);
  });

  it.each(['debtors', 'sales', 'vat_output'] as const)('only with an account for the role %s', (role) => {
    const error = thrownBy(() => post([item('100', '20')], { chart: { ...CHART, [role]: undefined } }));
    expect(error?.code).toBe('role_unassigned');
    expect(error?.details).toEqual({ role });
  });

  it('the same under its number, once it has one', () => {
    const entry = post([item('100.00', '20')]);
    expect(entry && withDocumentNumber(entry, 'CN-2026-0001').documentNumber).toBe('CN-2026-0001');
  });

  it('exactly its totals, per VAT code the tax of its breakdown, and with its void nothing', () => {
    const price = fc.nat(9_999_999).map((units) => (units / 1000).toFixed(3));
    const anyItem = fc
      .tuple(price, fc.constantFrom('20', '17.5', '5', '0'), fc.constantFrom(null, 'services'))
      .map(([unitPrice, rate, accountId]) => item(unitPrice, rate, { accountId }));
    const anyTerms = fc.record({ pricesIncludeTax: fc.boolean() });
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 15 }), anyTerms, (items, terms) => {
        const { note } = decided(items, terms);
        const entry = post(items, terms);
        expect(entry === null).toBe(note.totals.gross.isZero());
        if (!entry) return;
        const debits = (of: (accountId: string) => boolean, code?: string) =>
          sum(
            entry.lines.filter((l) => of(l.accountId) && (!code || l.vatCode === code)).map((l) => l.debit),
          ).toFixed();
        expect(debits((id) => id === 'sales' || id === 'services')).toBe(note.totals.net.toFixed());
        expect(entry.totals.credit.toFixed()).toBe(note.totals.gross.toFixed());
        for (const row of note.breakdown) {
          expect(debits((id) => id === 'vat', vatCode(row.category, row.rate))).toBe(row.tax.toFixed());
        }
        const reversal = reverseEntry({ ...entry, id: 'je_1', number: 1 }, { date: '2026-05-01' });
        for (const left of Object.values(balances([...entry.lines, ...reversal.lines])))
          expect(left).toBe('0/0');
      }),
    );
  });
});
