import { Decimal } from '../money/decimal';
import { NOW, line, row, ledger, post, shown } from '../testing/credits-of-invoices';

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

  it('takes no more in base than is left, and nothing rather than less, whatever was taken before', () => {
    const low = { invoice: ledger('debtors 0.36 (0.27)', '-sales S20 0.30 (0.20)'), credited: [] };
    expect(shown(lines, [row('il_1', '0.29', '0')], { ...euros, corrects: low })?.[0]).toBe(
      'Dr sales S20 0.29 (0.2)',
    );
    const ahead = { invoice, credited: ledger('sales S20 0.02 (0.03)') };
    expect(shown(lines, [row('il_1', '0.01', '0')], { ...euros, corrects: ahead })?.[0]).toBe(
      'Dr sales S20 0.01 (0)',
    );
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
