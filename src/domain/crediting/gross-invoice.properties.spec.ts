import fc from 'fast-check';
import { minorUnits } from '../money/currency';
import { Decimal, sum, ZERO } from '../money/decimal';
import { currencies, decimals } from '../testing/arbitraries';
import { agreedInvoices, issued, type AgreedInvoice } from '../testing/invoices';
import { granted, steps, type Step } from '../testing/random-credits';
import { leftOf, type CreditableInvoice, type CreditableLine } from './creditable';
import { groupByRate } from './rate-groups';
import { applyRows, resolveCredit, withdrawRows, type CreditForm, type CreditRow } from './resolve';

const invoices = currencies.chain((currency) => agreedInvoices(currency, true));
const histories = fc.array(steps, { maxLength: 6 });

const units = (line: CreditableLine, quantity: Decimal | number, field = 'items.0'): CreditForm => ({
  form: 'quantity',
  field,
  invoiceLineId: line.id,
  quantity: new Decimal(quantity),
});
const grossOf = (rows: readonly CreditRow[]): Decimal => sum(rows.map(({ net, tax }) => net.plus(tax)));
const wholeGross = (line: CreditableLine): Decimal => line.net.plus(sum(line.taxAmounts));
const creditedGross = ({ credited }: CreditableLine): Decimal => credited.net.plus(sum(credited.taxes));
const minorUnit = ({ currency }: CreditableInvoice): Decimal => new Decimal(10).pow(-minorUnits(currency));
const lineAt = ({ lines }: CreditableInvoice, index: number): CreditableLine => {
  const line = lines[index % lines.length];
  if (!line) throw new Error('an invoice has a line');
  return line;
};

/** The gross of each unit that is left of the line, credited one by one; and the invoice afterwards. */
function singly(invoice: CreditableInvoice, index: number): { parts: Decimal[]; after: CreditableInvoice } {
  let after = invoice;
  const parts: Decimal[] = [];
  for (let rest = leftOf(lineAt(invoice, index)).quantity; rest.greaterThan(0); rest = rest.minus(1)) {
    const rows = resolveCredit(after, [units(lineAt(after, index), 1)], { pricesIncludeTax: true });
    parts.push(grossOf(rows));
    after = applyRows(after, rows);
  }
  return { parts, after };
}

/** Some lines have 1 to 12 whole units, at prices of any fineness or of whole minor units and then without a discount. */
const withUnits = (wholePrices: boolean): fc.Arbitrary<{ agreed: AgreedInvoice; pick: number }> =>
  invoices.chain((agreed) => {
    const places = minorUnits(agreed.currency);
    const line = fc.record({
      quantity: decimals(0, 12n, 1n),
      unitPrice: wholePrices
        ? fc.oneof(decimals(places, 2000n), decimals(places, 10n ** 10n))
        : fc.oneof(decimals(6, 10n ** 8n), decimals(places, 9n)),
      discount: fc.constant(ZERO),
      taxes: fc.constantFrom(...agreed.lines.map(({ taxes }) => taxes)),
    });
    return fc
      .record({ own: fc.array(line, { minLength: 1, maxLength: 3 }), pick: fc.nat(2) })
      .map(({ own, pick }) => ({
        agreed: { ...agreed, lines: [...own, ...agreed.lines] },
        pick: pick % own.length,
      }));
  });

describe('of an invoice of gross prices', () => {
  it('the units of a line credited singly differ from their share by less than a minor unit, and add up to the line', () => {
    fc.assert(
      fc.property(withUnits(false), ({ agreed, pick }) => {
        const invoice = issued(agreed);
        const { parts, after } = singly(invoice, pick);
        const line = lineAt(after, pick);
        const share = wholeGross(line).div(line.quantity);
        expect(parts.filter((part) => !part.minus(share).abs().lessThan(minorUnit(invoice)))).toEqual([]);
        expect(sum(parts)).toEqual(wholeGross(line));
        expect(leftOf(line).gross).toEqual(ZERO);
      }),
    );
  });

  it('a unit at a price of whole minor units is credited at that price, whatever units were credited and voided before', () => {
    const before = fc.array(fc.record({ pick: fc.nat(50), void: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(withUnits(true), before, ({ agreed, pick }, wishes) => {
        let left = issued(agreed);
        const live: CreditRow[][] = [];
        for (const wish of wishes) {
          const line = lineAt(left, wish.pick);
          const unit = Decimal.min(1, leftOf(line).quantity);
          if (wish.void) {
            const [voided] = live.splice(wish.pick % Math.max(1, live.length), 1);
            left = withdrawRows(left, voided ?? []);
          } else if (!unit.isZero()) {
            const rows = resolveCredit(left, [units(line, unit)], { pricesIncludeTax: true });
            left = applyRows(left, rows);
            live.push(rows);
          }
        }
        const price = agreed.lines[pick]?.unitPrice ?? ZERO;
        expect(singly(left, pick).parts.filter((part) => !part.equals(price))).toEqual([]);
      }),
    );
  });

  it('a credit stays on the lines that it names, and their last unit takes all that is left of them', () => {
    fc.assert(
      fc.property(invoices, histories, (agreed, history) => {
        const left = creditsOf(issued(agreed), history, () => true);
        for (const line of left.lines) {
          const { quantity, gross } = leftOf(line);
          if (quantity.isZero() || gross.isZero()) continue;
          const rows = resolveCredit(left, [units(line, quantity)], { pricesIncludeTax: false });
          expect(rows).toMatchObject([{ invoiceLineId: line.id, quantity }]);
          expect(grossOf(rows)).toEqual(gross);
        }
      }),
    );
  });

  it('the tax credited of a line is within a minor unit of its share, by credits that give the gross', () => {
    fc.assert(
      fc.property(invoices, histories, (agreed, history) => {
        const after = creditsOf(issued(agreed), history, ({ form }) => form !== 'amount');
        const off = after.lines.filter((line) => {
          const whole = wholeGross(line);
          if (whole.isZero()) return false;
          const share = sum(line.taxAmounts).times(creditedGross(line)).div(whole);
          return !sum(line.credited.taxes).minus(share).abs().lessThan(minorUnit(after));
        });
        expect(off).toEqual([]);
      }),
    );
  });

  it('the tax of a credit is rounded once for each rate, however many lines it is of', () => {
    fc.assert(
      fc.property(
        invoices,
        fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 40, maxLength: 40 }),
        (agreed, shares) => {
          const invoice = issued(agreed);
          const forms = invoice.lines.map((line, index) => {
            const part = line.quantity
              .times(shares[index] ?? 1)
              .div(1000)
              .toDecimalPlaces(6, Decimal.ROUND_UP);
            return units(line, part, `items.${index}`);
          });
          const after = applyRows(invoice, resolveCredit(invoice, forms, { pricesIncludeTax: true }));
          for (const { lines } of groupByRate(after.lines)) {
            const taxes = sum(lines.map(({ credited }) => sum(credited.taxes)));
            expect(inMinorUnits(taxes, invoice)).toBe(roundedHalfUp(shareOfTax(lines, invoice)));
          }
        },
      ),
      { examples: [[HALF_A_FILS, [3, 256, 325, ...Array<number>(37).fill(1)]]] },
    );
  });
});

const lineOf = (quantity: number, unitPrice: number): AgreedInvoice['lines'][number] => ({
  quantity: new Decimal(quantity),
  unitPrice: new Decimal(unitPrice),
  taxes: [{ category: 'S', rate: new Decimal(20) }],
  discount: ZERO,
});
/** Of 3.077, 0.14 and 0.02 the tax is 0.5395: thirds of each that were cut off add up to less. */
const HALF_A_FILS: AgreedInvoice = {
  currency: 'KWD',
  pricesIncludeTax: true,
  lines: [lineOf(7, 146.5431), lineOf(0.006, 90.9167), lineOf(3, 0.02)],
};

const inMinorUnits = (amount: Decimal, invoice: CreditableInvoice): bigint =>
  BigInt(amount.div(minorUnit(invoice)).toFixed());

/** The tax that is due of what is credited, in minor units, as a fraction: a decimal that was cut off would miss the halves. */
function shareOfTax(lines: readonly CreditableLine[], invoice: CreditableInvoice): [bigint, bigint] {
  return lines
    .filter((line) => !wholeGross(line).isZero())
    .map((line): [bigint, bigint] => {
      const tax = inMinorUnits(sum(line.taxAmounts), invoice);
      return [tax * inMinorUnits(creditedGross(line), invoice), inMinorUnits(wholeGross(line), invoice)];
    })
    .reduce(([n, d], [m, e]) => [n * e + m * d, d * e], [0n, 1n]);
}

/** Of a fraction that is not below zero. */
const roundedHalfUp = ([numerator, denominator]: readonly [bigint, bigint]): bigint =>
  (2n * numerator + denominator) / (2n * denominator);

/** Credits of random wishes, of the given forms, with gross prices and without voids. */
function creditsOf(
  invoice: CreditableInvoice,
  history: readonly Step[],
  allows: (wish: { form: CreditForm['form'] }) => boolean,
): CreditableInvoice {
  return history.reduce((left, step) => {
    if ('void' in step) return left;
    const forms = granted(left, step.credit.filter(allows), true);
    return applyRows(left, resolveCredit(left, forms, { pricesIncludeTax: true }));
  }, invoice);
}
