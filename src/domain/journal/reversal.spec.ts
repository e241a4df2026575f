import fc from 'fast-check';
import { Decimal } from '../money/decimal';
import { decimals } from '../testing/arbitraries';
import { balance, balances, credit, debit, excess, header, looseLines } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import { journalEntry } from './entry';
import { withBaseAmounts } from './foreign';
import { reverseEntry } from './reversal';

const posted = {
  ...journalEntry(
    header({ sourceType: 'credit_note', sourceId: 'cn_1', documentNumber: 'CN-1', counterpartyName: 'Acme' }),
    [
      { ...debit('sales', '100'), vatCode: 'S20', dimensions: { project: 'north' }, description: 'Widget' },
      { ...debit('vat', '20'), vatCode: 'S20' },
      { ...credit('debtors', '120'), customerId: 'cus_1', openItemId: 'cn_1' },
    ],
  ),
  id: 'je_1',
  number: 7,
};

describe('a reversal', () => {
  it('with its original leaves every account at zero in both currencies', () => {
    const conversion = { currency: 'EUR', baseCurrency: 'GBP', roundingAccountId: 'rounding' };
    fc.assert(
      fc.property(looseLines('EUR'), decimals(6, 3_000_000n, 1n), (lines, exchangeRate) => {
        const all = balance(lines);
        fc.pre(all.filter((line) => !excess([line]).isZero()).length >= 2);
        const entryHeader = header({ ...conversion, exchangeRate });
        const entry = journalEntry(entryHeader, withBaseAmounts(all, { ...conversion, exchangeRate }));
        const reversal = reverseEntry({ ...entry, id: 'je_1', number: 1 }, { date: '2026-05-01' });
        for (const left of Object.values(balances([...entry.lines, ...reversal.lines])))
          expect(left).toBe('0/0');
      }),
    );
  });

  it('swaps the sides of each line and keeps all else, so that returns and open items are undone too', () => {
    const reversal = reverseEntry(posted, { date: '2026-05-01' });
    const swapped = reversal.lines.map((line) => ({
      ...line,
      debit: line.credit,
      credit: line.debit,
      baseDebit: line.baseCredit,
      baseCredit: line.baseDebit,
    }));
    expect(swapped).toEqual(posted.lines);
  });

  it('names its original, and its source', () => {
    expect(reverseEntry(posted, { date: '2026-05-01' })).toMatchObject({
      date: '2026-05-01',
      reversesEntryId: 'je_1',
      sourceType: 'credit_note',
      sourceId: 'cn_1',
      documentNumber: 'CN-1',
      counterpartyName: 'Acme',
      memo: 'Reversal of entry 7',
      exchangeRate: new Decimal(1),
    });
    expect(reverseEntry(posted, { date: '2026-05-01', memo: 'Sent twice' }).memo).toBe('Sent twice');
  });

  it('is not dated before its original', () => {
    const error = thrownBy(() => reverseEntry(posted, { date: '2026-04-24' }));
    expect(error?.code).toBe('reversal_before_original');
    expect(reverseEntry(posted, { date: '2026-04-25' }).date).toBe('2026-04-25');
  });
});
