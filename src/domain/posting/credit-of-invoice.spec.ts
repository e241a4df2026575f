import { line, row, post, shown } from '../testing/credits-of-invoices';
import { inShort } from '../testing/entries';
import { thrownBy } from '../testing/thrown-by';
import { resolveLineTax } from '../tax/category';
import { type InvoicePosting, type PostedInvoiceLine } from './credit-of-invoice';

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
