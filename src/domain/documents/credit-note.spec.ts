import fc from 'fast-check';
import { DomainError, type FieldError } from '../errors';
import { Decimal, sum } from '../money/decimal';
import { exactly } from '../testing/arbitraries';
import { decideCreditNote, type CreditNoteFacts, type CreditNoteItemInput } from './credit-note';

const facts = (over: Partial<CreditNoteFacts> = {}): CreditNoteFacts => ({
  currency: 'GBP',
  baseCurrency: 'GBP',
  exchangeRate: new Decimal(1),
  issueDate: '2026-04-25',
  today: '2026-04-25',
  pricesIncludeTax: false,
  split: {},
  ...over,
});
const item = (over: Partial<CreditNoteItemInput> = {}): CreditNoteItemInput => ({
  lineType: 'item',
  description: 'Widget — refund',
  quantity: '1',
  unitPrice: '100.00',
  taxRate: '20',
  ...over,
});
const fail = (items: CreditNoteItemInput[], over: Partial<CreditNoteFacts> = {}): DomainError => {
  try {
    decideCreditNote(items, facts(over));
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('The credit note was accepted');
};
const fieldErrors = (items: CreditNoteItemInput[], over: Partial<CreditNoteFacts> = {}): FieldError[] => {
  const error = fail(items, over);
  expect(error.code).toBe('validation_failed');
  return error.details['errors'] as FieldError[];
};

describe('decideCreditNote', () => {
  it('decides a returned widget', () => {
    const note = decideCreditNote([item({ dimensions: { project: 'P1' }, accountId: 'acc_1' })], facts());
    expect(note.lines).toEqual([
      {
        lineNo: 1,
        lineType: 'item',
        description: 'Widget — refund',
        quantity: exactly(1),
        unitPrice: exactly(100),
        discount: exactly(0),
        accountId: 'acc_1',
        taxes: [{ category: 'S', rate: exactly(20), tax: exactly(20) }],
        net: exactly(100),
        tax: exactly(20),
        gross: exactly(120),
        dimensions: { project: 'P1' },
      },
    ]);
    expect(note.totals).toEqual({ net: exactly(100), tax: exactly(20), gross: exactly(120) });
    expect(note.split).toMatchObject({ prePaymentAmount: exactly(0), creditAmount: exactly(120) });
    expect(note.breakdown).toHaveLength(1);
  });

  it('keeps text lines and separators in their place, without amounts', () => {
    const note = decideCreditNote(
      [
        { lineType: 'text', description: 'As agreed' },
        item(),
        { lineType: 'separator', description: '' },
        item({ unitPrice: '5' }),
      ],
      facts(),
    );
    expect(
      note.lines.map((line) => [line.lineNo, line.lineType, line.net.toFixed(), line.taxes.length]),
    ).toEqual([
      [1, 'text', '0', 0],
      [2, 'item', '100', 1],
      [3, 'separator', '0', 0],
      [4, 'item', '5', 1],
    ]);
    expect(note.lines[0]).toMatchObject({ quantity: null, unitPrice: null, accountId: null });
  });

  it('takes several taxes, discounts and gross prices', () => {
    const taxes = [
      { rate: '5', name: 'GST' },
      { rate: '10', name: 'PST' },
    ];
    const note = decideCreditNote(
      [item({ unitPrice: '120', discount: '5', taxRate: undefined, taxes })],
      facts({ pricesIncludeTax: true }),
    );
    expect(note.totals).toEqual({ net: exactly(100), tax: exactly(15), gross: exactly(115) });
    expect(note.lines[0]?.taxes.map((tax) => [tax.name, tax.tax.toFixed()])).toEqual([
      ['GST', '5'],
      ['PST', '10'],
    ]);
  });

  it('splits as asked and shows a mismatch', () => {
    const split = { refundAmount: '20.00', outOfBandAmount: '100' };
    expect(decideCreditNote([item()], facts({ split })).split).toMatchObject({
      refundAmount: exactly(20),
      creditAmount: exactly(0),
      outOfBandAmount: exactly(100),
    });
    expect(fail([item()], { split: { refundAmount: '119.99' } }).code).toBe('split_mismatch');
    expect(fieldErrors([item()], { split: { refundAmount: '1e2', creditAmount: '0.001' } })).toEqual([
      { field: 'refundAmount', message: 'must be a decimal number' },
      { field: 'creditAmount', message: 'must have at most 2 decimals' },
    ]);
  });

  it('names every wrong field by its 0-based place in the request', () => {
    expect(
      fieldErrors([
        item(),
        item({ quantity: '0', unitPrice: '1.0000001', description: ' ' }),
        item({ quantity: undefined, unitPrice: '-1', discount: '0.001' }),
        item({ discount: '100.01' }),
        item({ taxRate: undefined, taxes: [{ rate: '20' }, { category: 'AE' }] }),
        item({ taxes: [] }),
        { lineType: 'text', description: '', quantity: '1' },
      ]),
    ).toEqual([
      { field: 'items.1.description', message: 'must not be empty' },
      { field: 'items.1.quantity', message: 'must be greater than 0' },
      { field: 'items.1.unitPrice', message: 'must have at most 6 decimals' },
      { field: 'items.2.quantity', message: 'is required' },
      { field: 'items.2.unitPrice', message: 'must not be negative' },
      { field: 'items.2.discount', message: 'must have at most 2 decimals' },
      { field: 'items.3.discount', message: 'must not exceed quantity × unit price' },
      { field: 'items.4.taxes.1.exemptionReason', message: 'is required for category AE' },
      { field: 'items.5.taxes', message: 'must hold at least one tax' },
      { field: 'items.5.taxes', message: 'cannot stand beside taxRate, taxCategory or taxExemptionReason' },
      { field: 'items.6.quantity', message: 'is not allowed on a line of type text' },
      { field: 'items.6.description', message: 'must not be empty' },
    ]);
  });

  it.each(['1e400', 'NaN', 'Infinity', '-Infinity', '0x10', '1e5', '1_000', '', '9'.repeat(65)])(
    'refuses %j as quantity, price, discount and rate',
    (text) => {
      const errors = fieldErrors([item({ quantity: text, unitPrice: text, discount: text, taxRate: text })]);
      expect(errors.map((error) => error.field)).toEqual([
        'items.0.quantity',
        'items.0.unitPrice',
        'items.0.discount',
        'items.0.taxRate',
      ]);
    },
  );

  it('refuses a note without an item', () => {
    const expected = [{ field: 'items', message: 'must hold at least one line of type item' }];
    expect(fieldErrors([])).toEqual(expected);
    expect(fieldErrors([{ lineType: 'text', description: 'Hello' }])).toEqual(expected);
  });

  it('refuses huge products, and totals that grow huge line by line', () => {
    const huge = '999999999999999.999999';
    expect(fieldErrors([item({ quantity: huge, unitPrice: huge })])[0]?.field).toBe('items.0.unitPrice');
    const lines = Array.from({ length: 20 }, () => item({ unitPrice: '99999999999999' }));
    expect(fieldErrors(lines)).toEqual([{ field: 'items', message: 'must add up to less than 10^15' }]);
    expect(fieldErrors([item()], { currency: 'EUR', exchangeRate: new Decimal('99999999999999') })).toEqual([
      { field: 'exchangeRate', message: 'times the total must be below 10^15 GBP' },
    ]);
  });

  it('refuses wrong dates, currencies and rates', () => {
    expect(fieldErrors([item()], { issueDate: '2026-02-30' })[0]?.field).toBe('issueDate');
    const future = fail([item()], { issueDate: '2026-04-26' });
    expect(future).toMatchObject({
      code: 'date_in_future',
      details: { date: '2026-04-26', today: '2026-04-25' },
    });
    expect(fieldErrors([item()], { currency: 'ABC' })[0]?.field).toBe('currency');
    for (const rate of ['0', '-1', 'NaN', 'Infinity', '1e15', '0.0000000000001']) {
      expect(fieldErrors([item()], { currency: 'EUR', exchangeRate: new Decimal(rate) })[0]?.field).toBe(
        'exchangeRate',
      );
    }
    expect(fieldErrors([item()], { exchangeRate: new Decimal('1.1') })[0]?.message).toContain('must be 1');
  });

  it('is free of charge when everything is', () => {
    const note = decideCreditNote([item({ unitPrice: '0' }), item({ discount: '100' })], facts());
    expect(note.totals.gross).toEqual(exactly(0));
    expect(note.split.creditAmount).toEqual(exactly(0));
  });

  it('has lines that add up to its totals, whatever the mix', () => {
    const items = fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 10_000_000 }).map((n) => new Decimal(n).div(1000).toFixed()),
        unitPrice: fc
          .integer({ min: 0, max: 100_000_000 })
          .map((n) => new Decimal(n).div(1_000_000).toFixed()),
        taxRate: fc.constantFrom('0', '5', '17.5', '20'),
      }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(items, fc.boolean(), (inputs, pricesIncludeTax) => {
        const note = decideCreditNote(inputs.map(item), facts({ pricesIncludeTax }));
        expect(sum(note.lines.map((line) => line.gross))).toEqual(exactly(note.totals.gross));
        expect(sum(note.lines.map((line) => line.tax))).toEqual(exactly(note.totals.tax));
        expect(sum(note.breakdown.map((row) => row.taxable))).toEqual(exactly(note.totals.net));
      }),
    );
  });
});
