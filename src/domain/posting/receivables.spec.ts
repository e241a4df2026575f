import { Decimal } from '../money/decimal';
import { inShort } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import { postExchangeDifference, type AllocationDifference } from './exchange-difference';
import { postOpening, type PostableOpening } from './opening';
import { postPayment, type PostablePayment } from './payment';
import { postRefund, type PostableRefund } from './refund';
import type { RoleAccounts } from './roles';
import { postWriteOff } from './write-off';

const accounts: RoleAccounts = {
  debtors: 'debtors',
  bank: 'bank',
  bad_debts: 'bad_debts',
  realised_gain: 'gain',
  realised_loss: 'loss',
  exchange_rounding: 'rounding',
  opening_balance: 'opening',
};
const pounds = { currency: 'GBP', baseCurrency: 'GBP', exchangeRate: new Decimal(1) };
const euros = { currency: 'EUR', baseCurrency: 'GBP', exchangeRate: new Decimal('0.85') };
const acme = { customerId: 'cus', clientName: 'Acme Ltd' };

describe('A payment', () => {
  const payment: PostablePayment = {
    ...pounds,
    ...acme,
    id: 'pay',
    date: '2026-05-04',
    amount: new Decimal(120),
    bankAccountId: 'bank',
    reference: 'FP 1234',
    memo: null,
  };

  it('goes to the bank and opens a credit of the customer', () => {
    const entry = postPayment(payment, accounts);
    expect(entry.lines.map(inShort)).toEqual(['Dr bank 120', 'Cr debtors 120']);
    expect(entry.lines[1]).toMatchObject({ openItemId: 'pay', customerId: 'cus' });
    expect(entry).toMatchObject({ sourceType: 'payment', sourceId: 'pay', documentNumber: 'FP 1234' });
  });

  it('in another currency stands at the rate of its day', () => {
    expect(postPayment({ ...payment, ...euros }, accounts).lines.map(inShort)).toEqual([
      'Dr bank 120 (102)',
      'Cr debtors 120 (102)',
    ]);
  });

  it('needs an account with the role debtors', () => {
    expect(thrownBy(() => postPayment(payment, {}))?.code).toBe('role_unassigned');
  });
});

describe('A difference of exchange rates', () => {
  const settled: AllocationDifference = {
    ...euros,
    difference: new Decimal('32.52'),
    rounding: false,
    allocationId: 'alc',
    date: '2026-05-04',
    debitItemId: 'inv',
    documentNumber: 'INV-2026-0001',
    customerId: 'cus',
  };

  it('is a loss when the debt stood at more', () => {
    const entry = postExchangeDifference(settled, accounts);
    expect(entry?.lines.map(inShort)).toEqual(['Dr loss 0 (32.52)', 'Cr debtors 0 (32.52)']);
    expect(entry?.lines[1]?.openItemId).toBe('inv');
  });

  it('is a gain when it stood at less', () => {
    const entry = postExchangeDifference({ ...settled, difference: new Decimal('-5.16') }, accounts);
    expect(entry?.lines.map(inShort)).toEqual(['Dr debtors 0 (5.16)', 'Cr gain 0 (5.16)']);
  });

  it('between equal rates is a rounding', () => {
    const entry = postExchangeDifference(
      { ...settled, difference: new Decimal('0.01'), rounding: true },
      accounts,
    );
    expect(entry?.lines.map(inShort)).toEqual(['Dr rounding 0 (0.01)', 'Cr debtors 0 (0.01)']);
  });

  it('of nothing posts nothing', () => {
    expect(postExchangeDifference({ ...settled, difference: new Decimal(0) }, {})).toBeNull();
  });
});

describe('A refund', () => {
  const part = (openItemId: string, amount: string, baseAmount: string, exchangeRate: string) => ({
    openItemId,
    customerId: 'cus',
    amount: new Decimal(amount),
    baseAmount: new Decimal(baseAmount),
    exchangeRate: new Decimal(exchangeRate),
  });
  const refund: PostableRefund = {
    ...pounds,
    id: 'ref',
    date: '2026-05-04',
    items: [part('cn', '100', '100', '1'), part('pay', '20', '20', '1')],
    bankAccountId: 'bank',
    documentNumber: null,
    memo: null,
    clientName: 'Acme Ltd',
  };

  it('takes each credit off the account and the sum from the bank', () => {
    const entry = postRefund(refund, accounts);
    expect(entry.lines.map(inShort)).toEqual(['Dr debtors 100', 'Dr debtors 20', 'Cr bank 120']);
    expect(entry.lines.map((line) => line.openItemId)).toEqual(['cn', 'pay', null]);
  });

  it.each([
    [
      'a gain when the day is cheaper than the credit',
      '0.83',
      ['Dr debtors 100 (85)', 'Cr bank 100 (83)', 'Cr gain 0 (2)'],
    ],
    ['a loss when it is dearer', '0.871', ['Dr debtors 100 (85)', 'Cr bank 100 (87.1)', 'Dr loss 0 (2.1)']],
    ['nothing at the rate of the credit', '0.85', ['Dr debtors 100 (85)', 'Cr bank 100 (85)']],
  ])('in another currency realises %s', (_what, rate, lines) => {
    const items = [part('cn', '100', '85', '0.85')];
    const entry = postRefund({ ...refund, ...euros, exchangeRate: new Decimal(rate), items }, accounts);
    expect(entry.lines.map(inShort)).toEqual(lines);
  });

  it('at the rate of the credit sends a rounding to Exchange rounding', () => {
    const items = [part('cn', '0.01', '0.00', '0.85')];
    expect(postRefund({ ...refund, ...euros, items }, accounts).lines.map(inShort)).toEqual([
      'Dr debtors 0.01 (0)',
      'Cr bank 0.01',
      'Dr rounding 0 (0.01)',
    ]);
  });
});

describe('A write-off', () => {
  it('gives up what the invoice stands at, and no tax', () => {
    const entry = postWriteOff(
      {
        ...euros,
        ...acme,
        id: 'wo',
        date: '2026-05-04',
        invoiceId: 'inv',
        invoiceNumber: 'INV-2026-0001',
        amount: new Decimal(100),
        baseAmount: new Decimal('85.71'),
        reason: 'Insolvent',
      },
      accounts,
    );
    expect(entry.lines.map(inShort)).toEqual(['Dr bad_debts 100 (85.71)', 'Cr debtors 100 (85.71)']);
    expect(entry.lines[1]?.openItemId).toBe('inv');
    expect(entry.lines.every((line) => line.vatCode === null)).toBe(true);
  });
});

describe('An opening item', () => {
  const opening: PostableOpening = {
    ...pounds,
    ...acme,
    type: 'invoice',
    id: 'inv',
    number: 'OLD-1',
    date: '2026-01-01',
    amount: new Decimal(50),
  };

  it('brings an open invoice in against the opening balance', () => {
    expect(postOpening(opening, accounts).lines.map(inShort)).toEqual(['Dr debtors 50', 'Cr opening 50']);
  });

  it('brings a credit in the other way round, on its own item', () => {
    const entry = postOpening({ ...opening, type: 'credit', id: 'oi' }, accounts);
    expect(entry.lines.map(inShort)).toEqual(['Dr opening 50', 'Cr debtors 50']);
    expect(entry.lines[1]?.openItemId).toBe('oi');
  });
});
