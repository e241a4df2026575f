import fc from 'fast-check';
import { Decimal } from '../money/decimal';
import { currencies } from '../testing/arbitraries';
import { balance, credit, debit, excess, header, inShort, looseLines } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import { isEmpty, journalEntry, withDocumentNumber, type EntryLineInput, type JournalEntry } from './entry';

const EURO = header({ currency: 'EUR', exchangeRate: new Decimal('0.85') });

describe('a journal entry', () => {
  it('balances, or is not made', () => {
    const anyLines = currencies.chain((currency) => fc.tuple(fc.constant(currency), looseLines(currency)));
    fc.assert(
      fc.property(anyLines, ([currency, lines]) => {
        const posting = header({ currency, baseCurrency: currency });
        const error = thrownBy(() => journalEntry(posting, lines));
        const left = lines.filter((line) => !excess([line]).isZero()).length;
        const refusal = excess(lines).isZero() ? undefined : 'entry_unbalanced';
        expect(error?.code).toBe(left < 2 ? 'validation_failed' : refusal);
      }),
    );
  });

  it('is made of any lines that balance, and keeps them', () => {
    const entry = journalEntry(header(), [
      debit('sales', '100.00'),
      debit('vat', '20'),
      credit('debtors', '120'),
    ]);
    expect(entry.lines.map(inShort)).toEqual(['Dr sales 100', 'Dr vat 20', 'Cr debtors 120']);
    expect(entry.lines.map((line) => line.lineNo)).toEqual([1, 2, 3]);
    expect(entry.totals.baseCredit.toFixed(2)).toBe('120.00');
  });

  it('tells both sums when it does not balance, by however little', () => {
    const error = thrownBy(() => journalEntry(header(), [debit('a', '100.00'), credit('b', '99.99')]));
    expect(error?.code).toBe('entry_unbalanced');
    expect(error?.details).toMatchObject({ debit: '100.00', credit: '99.99', currency: 'GBP' });
  });

  it('balances in base too', () => {
    const lines: EntryLineInput[] = [
      { ...debit('a', '10'), baseDebit: new Decimal('8.50') },
      { ...credit('b', '10'), baseCredit: new Decimal('8.51') },
    ];
    const error = thrownBy(() => journalEntry(EURO, lines));
    expect(error?.code).toBe('entry_unbalanced');
    expect(error?.details).toMatchObject({ baseDebit: '8.50', baseCredit: '8.51' });
  });

  it('may have a line with an amount in base only', () => {
    const entry = journalEntry(EURO, [
      { accountId: 'debtors', baseDebit: new Decimal('0.35') },
      { accountId: 'gain', baseCredit: new Decimal('0.35') },
    ]);
    expect(entry.lines.map(inShort)).toEqual(['Dr debtors 0 (0.35)', 'Cr gain 0 (0.35)']);
  });

  it('leaves out the lines that are zero', () => {
    const entry = journalEntry(header(), [debit('a', '1'), debit('b', '0'), credit('c', '1')]);
    expect(entry.lines.map(inShort)).toEqual(['Dr a 1', 'Cr c 1']);
    expect(entry.lines.map((line) => line.lineNo)).toEqual([1, 2]);
  });

  it.each<[string, EntryLineInput, string]>([
    ['both sides', { ...debit('a', '1'), credit: new Decimal(1) }, 'lines.0'],
    [
      'another side in base',
      { accountId: 'a', debit: new Decimal(1), baseCredit: new Decimal(1) },
      'lines.0',
    ],
    ['a negative amount', debit('a', '-1'), 'lines.0.debit'],
    ['more decimals than the currency', debit('a', '1.005'), 'lines.0.debit'],
    ['no number', { accountId: 'a', debit: new Decimal(NaN) }, 'lines.0.debit'],
    ['an amount of 10^15', debit('a', '1000000000000000'), 'lines.0.debit'],
    [
      'a fraction of a penny in base',
      { ...debit('a', '1'), baseDebit: new Decimal('0.855') },
      'lines.0.baseDebit',
    ],
    ['no amount in base', debit('a', '1'), 'lines.0'],
  ])('refuses a line with %s, naming it', (_case, line, field) => {
    const other: EntryLineInput = { ...credit('b', '1'), baseCredit: new Decimal('0.85') };
    const error = thrownBy(() => journalEntry(EURO, [line, other]));
    expect(error?.details).toMatchObject({ errors: [{ field }] });
  });

  it.each([
    ['', header(), {}],
    [' in base', EURO, { baseDebit: new Decimal('9e14'), baseCredit: new Decimal(0) }],
  ])('refuses lines that add up to 10^15 or more%s', (_case, of, base) => {
    const amount = of === EURO ? '1' : '900000000000000';
    const swapped = of === EURO ? { baseDebit: new Decimal(0), baseCredit: new Decimal('9e14') } : {};
    const lines = [
      ...Array<EntryLineInput>(2).fill({ ...debit('a', amount), ...base }),
      ...Array<EntryLineInput>(2).fill({ ...credit('b', amount), ...swapped }),
    ];
    expect(thrownBy(() => journalEntry(of, lines))?.details).toMatchObject({ errors: [{ field: 'lines' }] });
  });

  it('refuses a base amount that differs from the amount in base currency', () => {
    const lines = [
      { ...debit('a', '1'), baseDebit: new Decimal(2) },
      { ...credit('b', '1'), baseCredit: new Decimal(2) },
    ];
    expect(thrownBy(() => journalEntry(header(), lines))?.code).toBe('validation_failed');
  });

  it.each([[[]], [[debit('a', '0'), credit('b', '0')]], [[debit('a', '1'), credit('b', '0')]]])(
    'refuses fewer than two lines that are left',
    (lines) => {
      expect(thrownBy(() => journalEntry(header(), lines))?.details).toMatchObject({
        errors: [{ field: 'lines' }],
      });
    },
  );

  it.each([
    ['date', { date: '2026-02-30' }],
    ['currency', { currency: 'XXL' }],
    ['exchangeRate', { currency: 'EUR', exchangeRate: new Decimal(0) }],
    ['exchangeRate', { exchangeRate: new Decimal(2) }],
  ])('refuses a wrong %s', (field, changes) => {
    const error = thrownBy(() => journalEntry(header(changes), [debit('a', '1'), credit('b', '1')]));
    expect(error?.details).toMatchObject({ errors: [{ field }] });
  });

  it('cannot be changed, nor copied with other lines', () => {
    const entry = journalEntry(header(), [debit('a', '1'), credit('b', '1')]);
    expect(() => Object.assign(entry, { memo: 'x' })).toThrow(TypeError);
    expect(() => Object.assign(entry.lines[0] ?? {}, { accountId: 'x' })).toThrow(TypeError);
    expect(() => Object.assign(entry.lines, { length: 0 })).toThrow(TypeError);
    // @ts-expect-error a copy of an entry is no entry
    const forged: JournalEntry = { ...entry, lines: [] };
    expect(forged).not.toBe(entry);
  });

  it('takes the number of its document later, all else the same', () => {
    const entry = journalEntry(header(), [debit('a', '1'), credit('b', '1')]);
    expect(withDocumentNumber(entry, 'CN-2026-0001')).toEqual({ ...entry, documentNumber: 'CN-2026-0001' });
    expect(entry.documentNumber).toBeNull();
  });

  it('has nothing to post when all its lines are zero', () => {
    expect(isEmpty([])).toBe(true);
    expect(isEmpty([debit('a', '0'), { accountId: 'b' }])).toBe(true);
    expect(isEmpty([{ accountId: 'a', baseCredit: new Decimal('0.01') }])).toBe(false);
  });

  it('is made of random lines once they are balanced', () => {
    fc.assert(
      fc.property(looseLines('GBP'), (lines) => {
        const all = balance(lines);
        fc.pre(all.filter((line) => !excess([line]).isZero()).length >= 2);
        const { totals } = journalEntry(header(), all);
        expect(totals.debit.equals(totals.credit)).toBe(true);
        expect(totals.debit.greaterThan(0)).toBe(true);
      }),
    );
  });
});
