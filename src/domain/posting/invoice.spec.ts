import { decideInvoice } from '../documents/invoice';
import type { DocumentItemInput } from '../documents/priced-document';
import type { JournalEntry } from '../journal/entry';
import { lockScope } from '../journal/lock-scope';
import { reverseEntry } from '../journal/reversal';
import { Decimal } from '../money/decimal';
import { balances, inShort } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import { postCreditNote } from './credit-note';
import { postInvoice, withDocumentNumber, type PostableInvoice } from './invoice';
import type { RoleAccounts } from './roles';

const CHART: RoleAccounts = {
  debtors: 'debtors',
  sales: 'sales',
  vat_output: 'vat',
  exchange_rounding: 'rounding',
};

const item = (unitPrice: string, taxRate: string, changes: Partial<DocumentItemInput> = {}) => ({
  lineType: 'item' as const,
  description: 'Widget',
  quantity: '1',
  unitPrice,
  taxRate,
  ...changes,
});

function postable(items: readonly DocumentItemInput[], currency = 'GBP', rate = '1'): PostableInvoice {
  const facts = {
    currency,
    baseCurrency: 'GBP',
    exchangeRate: new Decimal(rate),
    issueDate: '2026-04-25',
    paymentTermsDays: 30,
    pricesIncludeTax: false,
  };
  const { lines, totals } = decideInvoice(items, facts);
  return {
    ...facts,
    id: 'inv_1',
    number: '',
    customerId: 'cus_1',
    clientName: 'Acme Ltd',
    lines,
    gross: totals.gross,
  };
}

const post = (items: readonly DocumentItemInput[], chart = CHART): JournalEntry | null =>
  postInvoice(postable(items), chart);
const shown = (items: readonly DocumentItemInput[]): string[] | undefined => post(items)?.lines.map(inShort);

describe('an invoice posts', () => {
  it('its gross to the debit of debtors, its net to sales, its VAT to VAT output', () => {
    expect(shown([item('100.00', '20')])).toEqual(['Dr debtors 120', 'Cr sales S20 100', 'Cr vat S20 20']);
  });

  it('one line per revenue account, VAT code and dimensions', () => {
    expect(
      shown([
        item('10', '20'),
        item('5', '20', { accountId: 'services' }),
        item('7', '20'),
        item('8', '0'),
        item('3', '20', { dimensions: { project: 'P1' } }),
      ]),
    ).toEqual([
      'Dr debtors 38',
      'Cr sales S20 17',
      'Cr services S20 5',
      'Cr sales Z0 8',
      'Cr sales S20 3',
      'Cr vat S20 4.4',
      'Cr vat S20 0.6',
    ]);
  });

  it('on the item that it opens for the customer, as a document of trade that belongs in the return', () => {
    const entry = post([item('100', '20')]);
    expect(entry).toMatchObject({
      date: '2026-04-25',
      sourceType: 'invoice',
      sourceId: 'inv_1',
      documentNumber: null,
      counterpartyName: 'Acme Ltd',
    });
    expect(entry?.lines.map(({ openItemId, customerId }) => [openItemId, customerId])).toEqual([
      ['inv_1', 'cus_1'],
      [null, null],
      [null, null],
    ]);
    expect(entry && lockScope(entry)).toEqual({ date: '2026-04-25', document: true, taxed: true });
    expect(entry && withDocumentNumber(entry, 'INV-1').documentNumber).toBe('INV-1');
  });

  it('nothing when all of it is free of charge', () => {
    expect(post([item('0', '20')])).toBeNull();
  });

  it('in a foreign currency both amounts, and what rounding leaves to exchange rounding', () => {
    const entry = postInvoice(postable([item('10.01', '20'), item('10.01', '0')], 'EUR', '0.8551'), CHART);
    expect(entry?.lines.map(inShort)).toEqual([
      'Dr debtors 22.02 (18.83)',
      'Cr sales S20 10.01 (8.56)',
      'Cr sales Z0 10.01 (8.56)',
      'Cr vat S20 2 (1.71)',
    ]);
    const uneven = postInvoice(postable([item('0.33', '0'), item('0.33', '5')], 'EUR', '0.5'), CHART);
    expect(uneven?.totals.baseDebit.equals(uneven.totals.baseCredit)).toBe(true);
  });

  it('the mirror of a credit note of the same lines, and of its own reversal', () => {
    const invoice = postable([item('10', '20'), item('5', '17.5', { accountId: 'services' })], 'EUR', '0.8');
    const debit = postInvoice(invoice, CHART);
    const credit = postCreditNote({ ...invoice, id: 'cn_1' }, CHART);
    if (!debit || !credit) throw new Error('both post');
    const reversal = reverseEntry({ ...debit, id: 'je_1', number: 1 }, { date: '2026-04-26' });
    for (const other of [credit, reversal]) {
      const both = balances([...debit.lines, ...other.lines]);
      expect(new Set(Object.values(both))).toEqual(new Set(['0/0']));
    }
  });

  it('only with accounts for the roles that it needs', () => {
    const missing = (chart: RoleAccounts) =>
      thrownBy(() => post([item('100', '20')], chart))?.details['role'];
    expect(missing({})).toBe('sales');
    expect(missing({ sales: 'sales' })).toBe('vat_output');
    expect(missing({ sales: 'sales', vat_output: 'vat' })).toBe('debtors');
  });
});
