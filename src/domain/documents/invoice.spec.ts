import fc from 'fast-check';
import type { FieldError } from '../errors';
import { Decimal, sum } from '../money/decimal';
import { exactly } from '../testing/arbitraries';
import { thrownBy } from '../testing/thrown-by';
import { decideCreditNote } from './credit-note';
import { decideInvoice, type InvoiceFacts } from './invoice';
import type { DocumentItemInput } from './priced-document';

const facts = (over: Partial<InvoiceFacts> = {}): InvoiceFacts => ({
  currency: 'GBP',
  baseCurrency: 'GBP',
  exchangeRate: new Decimal(1),
  issueDate: '2026-04-25',
  paymentTermsDays: 30,
  pricesIncludeTax: false,
  ...over,
});
const item = (over: Partial<DocumentItemInput> = {}): DocumentItemInput => ({
  lineType: 'item',
  description: 'Widget',
  quantity: '1',
  unitPrice: '100.00',
  taxRate: '20',
  ...over,
});
const fieldErrors = (items: DocumentItemInput[], over: Partial<InvoiceFacts> = {}): FieldError[] => {
  const error = thrownBy(() => decideInvoice(items, facts(over)));
  expect(error?.code).toBe('validation_failed');
  return error?.details['errors'] as FieldError[];
};

describe('decideInvoice', () => {
  it('decides lines, tax, totals and dates', () => {
    const invoice = decideInvoice(
      [item({ dimensions: { project: 'P1' }, priceId: 'price_1', productId: 'prod_1' })],
      facts(),
    );
    expect(invoice).toMatchObject({
      taxPoint: '2026-04-25',
      dueDate: '2026-05-25',
      totals: { net: exactly(100), tax: exactly(20), gross: exactly(120) },
      lines: [
        {
          lineNo: 1,
          quantity: exactly(1),
          unitPrice: exactly(100),
          accountId: null,
          taxes: [{ category: 'S', rate: exactly(20), tax: exactly(20) }],
          dimensions: { project: 'P1' },
          priceId: 'price_1',
          productId: 'prod_1',
        },
      ],
    });
  });

  it('is due when it was agreed, else after the days of the terms, on the day itself with none', () => {
    const due = (over: Partial<InvoiceFacts>): string => decideInvoice([item()], facts(over)).dueDate;
    expect(due({ paymentTermsDays: 0 })).toBe('2026-04-25');
    expect(due({ issueDate: '2028-01-31', paymentTermsDays: 30 })).toBe('2028-03-01');
    expect(due({ dueDate: '2026-12-31' })).toBe('2026-12-31');
    expect(due({ dueDate: '2026-04-25' })).toBe('2026-04-25');
  });

  it('refuses to be due before its date, and dates that do not exist, with wrong lines at once', () => {
    expect(fieldErrors([item({ quantity: '0' })], { dueDate: '2026-04-24', taxPoint: '2026-02-30' })).toEqual(
      [
        { field: 'taxPoint', message: 'must be a date that exists, as YYYY-MM-DD' },
        { field: 'dueDate', message: 'must not be before the issue date, which is 2026-04-25' },
        { field: 'items.0.quantity', message: 'must be greater than 0' },
      ],
    );
    expect(fieldErrors([item()], { issueDate: '2026-02-30' })).toHaveLength(1);
    expect(fieldErrors([item()], { issueDate: '9999-12-31' })[0]?.field).toBe('issueDate');
    expect(fieldErrors([], {})[0]?.field).toBe('items');
  });

  it('can be dated in the future, as a draft is', () => {
    expect(decideInvoice([item()], facts({ issueDate: '2126-01-01' })).dueDate).toBe('2126-01-31');
  });

  it('comes to the amounts of a credit note of the same lines, and its lines add up', () => {
    const inputs = fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 10_000_000 }).map((n) => new Decimal(n).div(1000).toFixed()),
        unitPrice: fc.integer({ min: 0, max: 100_000_000 }).map((n) => new Decimal(n).div(10_000).toFixed()),
        taxRate: fc.constantFrom('0', '5', '17.5', '20'),
      }),
      { minLength: 1, maxLength: 10 },
    );
    fc.assert(
      fc.property(inputs, fc.boolean(), (lines, pricesIncludeTax) => {
        const items = lines.map(item);
        const invoice = decideInvoice(items, facts({ pricesIncludeTax }));
        const note = decideCreditNote(items, {
          ...facts({ pricesIncludeTax }),
          today: '2026-04-25',
          split: {},
        });
        expect(invoice.totals).toEqual(note.totals);
        expect(invoice.breakdown).toEqual(note.breakdown);
        expect(sum(invoice.lines.map(({ tax }) => tax))).toEqual(exactly(invoice.totals.tax));
        expect(sum(invoice.lines.map(({ net }) => net))).toEqual(exactly(invoice.totals.net));
      }),
    );
  });
});
