import fc from 'fast-check';
import { Decimal, sum } from '../money/decimal';
import { fiscalYear } from '../periods/fiscal-year';
import { signedNumbers } from '../testing/arbitraries';
import { balances, inShort } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import type { RoleAccounts } from './roles';
import { postYearEnd, type ResultBalance } from './year-end';

const accounts: RoleAccounts = { retained_earnings: 'equity' };
const close = (standing: Readonly<Record<string, string>>, roles = accounts) =>
  postYearEnd(
    {
      closingId: 'yc_1',
      year: fiscalYear(2026, 4),
      baseCurrency: 'GBP',
      balances: Object.entries(standing).map(([accountId, balance]) => ({
        accountId,
        balance: new Decimal(balance),
      })),
    },
    roles,
  );

describe('Closing a year', () => {
  it('takes income and expense to zero and the profit to Retained earnings', () => {
    const entry = close({ sales: '-1000', rent: '300', returns: '100' });
    expect(entry?.lines.map(inShort)).toEqual([
      'Dr sales 1000',
      'Cr rent 300',
      'Cr returns 100',
      'Cr equity 600',
    ]);
    expect(entry).toMatchObject({ date: '2026-03-31', sourceType: 'year_end', sourceId: 'yc_1' });
  });

  it('debits Retained earnings with a loss', () => {
    expect(close({ sales: '-100', rent: '300' })?.lines.map(inShort)).toEqual([
      'Dr sales 100',
      'Cr rent 300',
      'Dr equity 200',
    ]);
  });

  it('leaves out accounts at zero, and Retained earnings when the year came out even', () => {
    expect(close({ sales: '-100', rent: '100', fuel: '0' })?.lines.map(inShort)).toEqual([
      'Dr sales 100',
      'Cr rent 100',
    ]);
  });

  it('posts nothing where nothing stands', () => {
    expect(close({})).toBeNull();
    expect(close({ sales: '0.00' }, {})).toBeNull();
  });

  it('needs an account with the role retained_earnings', () => {
    expect(thrownBy(() => close({ sales: '-1' }, {}))?.code).toBe('role_unassigned');
  });

  it('leaves nothing on any account of result, whatever stood there', () => {
    const pounds = signedNumbers.map((amount) => amount.toDecimalPlaces(2));
    fc.assert(
      fc.property(fc.array(pounds, { minLength: 1, maxLength: 12 }), (amounts) => {
        const standing: ResultBalance[] = amounts.map((balance, i) => ({ accountId: `a${i}`, balance }));
        const entry = postYearEnd(
          { closingId: 'yc_1', year: fiscalYear(2026, 1), baseCurrency: 'GBP', balances: standing },
          accounts,
        );
        const moved = balances(entry?.lines ?? []);
        for (const { accountId, balance } of standing) {
          const left = balance.plus((moved[accountId] ?? '0/0').split('/')[1] ?? 0);
          expect(left.isZero()).toBe(true);
        }
        const equity = new Decimal((moved['equity'] ?? '0/0').split('/')[1] ?? 0);
        expect(equity.equals(sum(amounts))).toBe(true);
      }),
    );
  });
});
