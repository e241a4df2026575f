import { Decimal } from '../money/decimal';
import { credit, debit, inShort } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import { postManual, type ManualJournal } from './manual';

const CONTROL = { debtors: new Set(['debtors', 'old-debtors']), vat: new Set(['vat']) };

const journal = (changes: Partial<ManualJournal>): ManualJournal => ({
  date: '2026-04-25',
  memo: 'Accrual',
  currency: 'GBP',
  baseCurrency: 'GBP',
  exchangeRate: new Decimal(1),
  lines: [debit('rent', '100'), credit('accruals', '100')],
  ...changes,
});

const post = (changes: Partial<ManualJournal>) =>
  postManual(journal(changes), CONTROL, { exchange_rounding: 'rounding' });

describe('a manual journal', () => {
  it('posts its lines as they are given', () => {
    const entry = post({});
    expect(entry.lines.map(inShort)).toEqual(['Dr rent 100', 'Cr accruals 100']);
    expect(entry).toMatchObject({
      sourceType: 'manual',
      sourceId: null,
      memo: 'Accrual',
      date: '2026-04-25',
    });
  });

  it.each(['debtors', 'old-debtors'])('needs a customer on %s, which holds or held the role', (account) => {
    const lines = [debit('rent', '100'), credit(account, '100')];
    const error = thrownBy(() => post({ lines }));
    expect(error?.code).toBe('customer_required');
    expect(error?.details).toMatchObject({ field: 'lines.1.customerId' });
    const named = [
      debit('rent', '100'),
      { ...credit(account, '100'), customerId: 'cus_1', openItemId: 'oi_1' },
    ];
    expect(post({ lines: named }).lines[1]).toMatchObject({ customerId: 'cus_1', openItemId: 'oi_1' });
  });

  it('needs a VAT code on a VAT account', () => {
    const error = thrownBy(() => post({ lines: [debit('vat', '20'), credit('bank', '20')] }));
    expect(error?.code).toBe('vat_code_required');
    expect(error?.details).toMatchObject({ field: 'lines.0.vatCode' });
    const coded = [{ ...debit('vat', '20'), vatCode: 'S20' }, credit('bank', '20')];
    expect(post({ lines: coded }).lines.map(inShort)).toEqual(['Dr vat S20 20', 'Cr bank 20']);
  });

  it.each(['S', 'S0', 'X20', 'S20.0', 'Z5'])('refuses %s as a VAT code, on any account', (vatCode) => {
    const error = thrownBy(() => post({ lines: [{ ...debit('rent', '1'), vatCode }, credit('bank', '1')] }));
    expect(error?.details).toMatchObject({ errors: [{ field: 'lines.0.vatCode' }] });
  });

  it('that does not balance is refused with both sums', () => {
    const error = thrownBy(() => post({ lines: [debit('rent', '100'), credit('accruals', '90')] }));
    expect(error?.code).toBe('entry_unbalanced');
    expect(error?.details).toMatchObject({ debit: '100.00', credit: '90.00' });
  });

  it('in a foreign currency is converted, and rounding goes to its account', () => {
    const foreign = {
      currency: 'EUR',
      exchangeRate: new Decimal('0.75'),
      lines: [debit('rent', '0.10'), debit('fuel', '0.02'), credit('bank', '0.12')],
    };
    expect(post(foreign).lines.map(inShort)).toEqual([
      'Dr rent 0.1 (0.08)',
      'Dr fuel 0.02',
      'Cr bank 0.12 (0.09)',
      'Cr rounding 0 (0.01)',
    ]);
  });

  it('may bring its own amounts in base', () => {
    const lines = [
      { accountId: 'loss', baseDebit: new Decimal('3.10') },
      { accountId: 'bank', baseCredit: new Decimal('3.10') },
    ];
    const foreign = { currency: 'EUR', exchangeRate: new Decimal('0.75'), lines };
    expect(post(foreign).lines.map(inShort)).toEqual(['Dr loss 0 (3.1)', 'Cr bank 0 (3.1)']);
  });
});
