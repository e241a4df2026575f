import { Decimal } from '../money/decimal';
import { inShort } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import { postOutOfBand, type OutOfBandSettlement } from './settlement';

const settlement = (changes: Partial<OutOfBandSettlement> = {}): OutOfBandSettlement => ({
  id: 'cn_1',
  openItemId: 'cn_1',
  number: 'CN-2026-0001',
  date: '2026-04-25',
  amount: new Decimal('120.00'),
  currency: 'GBP',
  baseCurrency: 'GBP',
  exchangeRate: new Decimal(1),
  clearingAccountId: 'vouchers',
  customerId: 'cus_1',
  clientName: 'Acme Ltd',
  ...changes,
});

describe('a credit settled outside the system', () => {
  it('is debited to debtors, on its own open item, and credited to the clearing account', () => {
    const entry = postOutOfBand(settlement(), { debtors: 'debtors' });
    expect(entry?.lines.map(inShort)).toEqual(['Dr debtors 120', 'Cr vouchers 120']);
    expect(entry?.lines[0]).toMatchObject({ customerId: 'cus_1', openItemId: 'cn_1' });
    expect(entry?.lines[1]).toMatchObject({ customerId: null, openItemId: null });
    expect(entry).toMatchObject({
      sourceType: 'settlement',
      sourceId: 'cn_1',
      documentNumber: 'CN-2026-0001',
      counterpartyName: 'Acme Ltd',
    });
  });

  it('in a foreign currency is taken at the rate of the credit, without a difference', () => {
    const foreign = { currency: 'EUR', exchangeRate: new Decimal('0.8543'), amount: new Decimal('33.33') };
    const entry = postOutOfBand(settlement(foreign), { debtors: 'debtors' });
    expect(entry?.lines.map(inShort)).toEqual(['Dr debtors 33.33 (28.47)', 'Cr vouchers 33.33 (28.47)']);
  });

  it('posts nothing for nothing', () => {
    expect(postOutOfBand(settlement({ amount: new Decimal(0) }), { debtors: 'debtors' })).toBeNull();
  });

  it('needs an account for the role debtors', () => {
    expect(thrownBy(() => postOutOfBand(settlement(), {}))?.details).toEqual({ role: 'debtors' });
  });
});
