import fc from 'fast-check';
import { minorUnits } from '../money/currency';
import { Decimal } from '../money/decimal';
import { currencies } from '../testing/arbitraries';
import { agreedInvoices, agreedLine, issued, taxesAt } from '../testing/invoices';
import { granted, steps } from '../testing/random-credits';
import { thrownBy } from '../testing/thrown-by';
import { creditable, leftOf, type CreditableInvoice } from './creditable';
import { applyRows, resolveCredit, type CreditForm } from './resolve';

const common = { field: 'items.3', invoiceLineId: 'il_1' } as const;
const refusal = (invoice: CreditableInvoice, ...forms: CreditForm[]) =>
  thrownBy(() => resolveCredit(invoice, forms, { pricesIncludeTax: false }));

describe('a credit is refused', () => {
  const invoice = issued({
    currency: 'GBP',
    pricesIncludeTax: false,
    lines: [agreedLine('2', '50', '20'), agreedLine('1', '10', '5')],
  });

  it('beyond the quantity left of a line, naming line, asked and left', () => {
    const left = applyRows(
      invoice,
      resolveCredit(invoice, [{ form: 'quantity', ...common, quantity: new Decimal('1.5') }], {
        pricesIncludeTax: false,
      }),
    );
    const error = refusal(left, { form: 'quantity', ...common, quantity: new Decimal(1) });
    expect(error?.code).toBe('credit_exceeds_invoice');
    expect(error?.details).toEqual({
      invoiceId: 'inv_1',
      invoiceNumber: 'INV-2026-0001',
      field: 'items.3.quantity',
      invoiceLineId: 'il_1',
      asked: '1',
      left: '0.5',
    });
  });

  it('beyond the net left of a line, counting what the same credit takes before', () => {
    const error = refusal(
      invoice,
      { form: 'amount', ...common, net: new Decimal('60') },
      { form: 'amount', ...common, field: 'items.4', net: new Decimal('40.01') },
    );
    expect(error?.code).toBe('credit_exceeds_invoice');
    expect(error?.details).toMatchObject({ field: 'items.4.amount', asked: '40.01', left: '40.00' });
  });

  it('by quantity where amounts have taken all the net that the quantity is worth', () => {
    const all = applyRows(
      invoice,
      resolveCredit(invoice, [{ form: 'amount', ...common, net: new Decimal(100) }], {
        pricesIncludeTax: false,
      }),
    );
    const error = refusal(all, { form: 'quantity', ...common, quantity: new Decimal(1) });
    expect(error?.details).toMatchObject({ field: 'items.3.quantity', asked: '50.00', left: '0.00' });
  });

  it('beyond what is left at a rate, naming the rate', () => {
    const taxes = taxesAt('5');
    const error = refusal(
      invoice,
      { form: 'free', field: 'items.0', taxes, amount: new Decimal('4') },
      { form: 'free', field: 'items.1', taxes, amount: new Decimal('6.01') },
    );
    expect(error?.details).toMatchObject({ field: 'items.1', rate: 'S5', asked: '6.01', left: '6.00' });
  });

  it('at a rate that the invoice does not have', () => {
    const error = refusal(invoice, {
      form: 'free',
      field: 'items.0',
      taxes: taxesAt('20', '5'),
      amount: new Decimal('1'),
    });
    expect(error?.code).toBe('credit_exceeds_invoice');
    expect(error?.details).toMatchObject({ rate: 'S20+S5', asked: '1.00', left: '0.00' });
  });

  it('beyond the gross of the invoice', () => {
    const error = refusal(invoice, { form: 'flat', field: 'amount', gross: new Decimal('130.51') });
    expect(error?.details).toMatchObject({ field: 'amount', asked: '130.51', left: '130.50' });
    expect(error?.details).not.toHaveProperty('rate');
  });

  it('of a part that was written off, until the write-off is reversed', () => {
    const written = { ...invoice, writtenOff: new Decimal('30.50') };
    expect(creditable(written).gross.toFixed()).toBe('100');
    const error = refusal(written, { form: 'flat', field: 'amount', gross: new Decimal('100.01') });
    expect(error?.code).toBe('conflict');
    expect(error?.details).toEqual({
      reason: 'invoice_written_off',
      invoiceId: 'inv_1',
      invoiceNumber: 'INV-2026-0001',
      field: 'amount',
      asked: '100.01',
      left: '100.00',
      writtenOff: '30.50',
    });
    const byLine = refusal(written, { form: 'quantity', ...common, quantity: new Decimal(2) });
    expect(byLine?.details).toMatchObject({ reason: 'invoice_written_off', asked: '120.00', left: '100.00' });
  });

  it.each<[string, CreditForm]>([
    ['items.3.quantity', { form: 'quantity', ...common, quantity: new Decimal(0) }],
    ['items.3.amount', { form: 'amount', ...common, net: new Decimal('0.001') }],
    ['items.3.amount', { form: 'amount', ...common, net: new Decimal(-1) }],
    ['items.3.invoiceLineId', { form: 'amount', ...common, invoiceLineId: 'il_9', net: new Decimal(1) }],
    ['items.0', { form: 'free', field: 'items.0', taxes: taxesAt('20'), amount: new Decimal('1.001') }],
    ['amount', { form: 'flat', field: 'amount', gross: new Decimal(0) }],
  ])('for what is wrong with %s in itself', (field, form) => {
    const error = refusal(invoice, form);
    expect(error?.code).toBe('validation_failed');
    expect(error?.details).toMatchObject({ errors: [{ field }] });
  });
});

describe('whatever was credited and written off before,', () => {
  const states = currencies.chain((currency) =>
    fc.record({ agreed: agreedInvoices(currency), history: fc.array(steps, { maxLength: 4 }) }),
  );
  const creditedInvoices = states.map(({ agreed, history }) =>
    history.reduce((invoice, step) => {
      if ('void' in step) return invoice;
      const forms = granted(invoice, step.credit, step.pricesIncludeTax);
      return applyRows(invoice, resolveCredit(invoice, forms, step));
    }, issued(agreed)),
  );
  const unitOf = ({ currency }: CreditableInvoice): Decimal => new Decimal(`1e-${minorUnits(currency)}`);

  it('a flat credit passes up to what is left and not written off, and not a minor unit beyond', () => {
    fc.assert(
      fc.property(creditedInvoices, fc.integer({ min: 0, max: 1000 }), (invoice, share) => {
        const left = invoice.gross.minus(invoice.creditedGross);
        const writtenOff = left.times(share).div(1000).toDecimalPlaces(minorUnits(invoice.currency), 1);
        const written = { ...invoice, writtenOff };
        const { gross } = creditable(written);
        expect(gross).toEqual(left.minus(writtenOff));
        const asking = (amount: Decimal): CreditForm => ({ form: 'flat', field: 'amount', gross: amount });
        if (!gross.isZero()) expect(refusal(written, asking(gross))).toBeUndefined();
        const beyond = refusal(written, asking(gross.plus(unitOf(invoice))));
        expect(beyond?.code).toBe(writtenOff.isZero() ? 'credit_exceeds_invoice' : 'conflict');
        const beyondAll = refusal(written, asking(left.plus(unitOf(invoice))));
        expect(beyondAll?.code).toBe('credit_exceeds_invoice');
      }),
    );
  });

  it('no line gives a minor unit of net or a part of its quantity beyond what is left, and no rate either', () => {
    fc.assert(
      fc.property(creditedInvoices, (invoice) => {
        const unit = unitOf(invoice);
        const ofLines = invoice.lines.flatMap((line): CreditForm[] => {
          const { quantity, net } = leftOf(line);
          const named = { field: 'items.0', invoiceLineId: line.id };
          return [
            { form: 'amount', ...named, net: net.plus(unit) },
            { form: 'quantity', ...named, quantity: quantity.plus('0.000001') },
          ];
        });
        const ofRates = creditable(invoice).rates.map(({ taxes, net }): CreditForm => ({
          form: 'free',
          field: 'items.0',
          taxes,
          amount: net.plus(unit),
        }));
        const codes = [...ofLines, ...ofRates].map((form) => refusal(invoice, form)?.code);
        expect(new Set(codes)).toEqual(new Set(['credit_exceeds_invoice']));
      }),
    );
  });
});
