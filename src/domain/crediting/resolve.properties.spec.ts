import fc from 'fast-check';
import { roundAmount } from '../money/amount';
import { Decimal, sum, ZERO } from '../money/decimal';
import { currencies } from '../testing/arbitraries';
import { agreedInvoices, issued, leftovers } from '../testing/invoices';
import { granted, steps, type Step } from '../testing/random-credits';
import { creditable, leftOf, type CreditableInvoice } from './creditable';
import { groupByRate } from './rate-groups';
import { applyRows, resolveCredit, withdrawRows, type CreditForm, type CreditRow } from './resolve';

const invoices = currencies.chain((currency) => agreedInvoices(currency));
const ofNetPrices = currencies.chain((currency) => agreedInvoices(currency, false));
const histories = fc.array(steps, { maxLength: 8 });

/** Credits and voids as they come, each checked, and what is left afterwards. */
function follow(invoice: CreditableInvoice, history: readonly Step[]): CreditableInvoice {
  let left = invoice;
  const live: CreditRow[][] = [];
  for (const step of history) {
    if ('void' in step) {
      const [voided] = live.splice(step.void % Math.max(1, live.length), 1);
      left = withdrawRows(left, voided ?? []);
    } else {
      const forms = granted(left, step.credit, step.pricesIncludeTax);
      const rows = resolveCredit(left, forms, step);
      expectAsAsked(forms, rows, step.pricesIncludeTax);
      left = applyRows(left, rows);
      live.push(rows);
    }
    expectWithinCeilings(left);
    expect(left.creditedGross).toEqual(sum(live.flat().map(grossOf)));
  }
  return left;
}

const grossOf = (row: CreditRow): Decimal => row.net.plus(row.tax);

/** Every amount that was asked for is what its rows add up to. */
function expectAsAsked(forms: readonly CreditForm[], rows: readonly CreditRow[], grossPrices: boolean): void {
  const odd = rows.filter(
    (row) =>
      !row.tax.equals(sum(row.taxes)) ||
      [row.quantity, row.net, ...row.taxes].some((amount) => amount.lessThan(0)),
  );
  expect(odd).toEqual([]);
  forms.forEach((form, index) => {
    const own = rows.filter((row) => row.form === index);
    const net = sum(own.map((row) => row.net)).toFixed();
    const gross = sum(own.map(grossOf)).toFixed();
    const quantity = sum(own.map((row) => row.quantity)).toFixed();
    expect(quantity).toBe(form.form === 'quantity' ? form.quantity.toFixed() : '0');
    if (form.form === 'amount') expect(net).toBe(form.net.toFixed());
    if (form.form === 'free') expect(grossPrices ? gross : net).toBe(form.amount.toFixed());
    if (form.form === 'flat') expect(gross).toBe(form.gross.toFixed());
  });
}

function expectWithinCeilings(invoice: CreditableInvoice): void {
  const beyond = invoice.lines.filter((line) => {
    const { quantity, net, taxes } = leftOf(line);
    const { credited } = line;
    const byQuantity = [credited.quantity, credited.quantityNet, credited.quantityGross];
    const byAmount = [
      credited.net.minus(credited.quantityNet),
      credited.net.plus(sum(credited.taxes)).minus(credited.quantityGross),
    ];
    return [quantity, net, ...taxes, ...credited.taxes, ...byQuantity, ...byAmount].some((amount) =>
      amount.lessThan(0),
    );
  });
  expect(beyond).toEqual([]);
  const { net, tax, gross, rates } = creditable(invoice);
  expect(net.plus(tax)).toEqual(gross);
  expect(sum(rates.map((rate) => rate.gross))).toEqual(gross);
}

const flat = (gross: Decimal): CreditForm => ({ form: 'flat', field: 'amount', gross });

describe('an invoice credited in any parts and forms, with voids in between,', () => {
  it('is never credited beyond what it has of a line, a rate or in all', () => {
    fc.assert(
      fc.property(invoices, histories, (agreed, history) => {
        follow(issued(agreed), history);
      }),
    );
  });

  it('has nothing left after a flat credit of what is shown to be left', () => {
    fc.assert(
      fc.property(invoices, histories, (agreed, history) => {
        const left = follow(issued(agreed), history);
        const { gross } = creditable(left);
        if (gross.isZero()) return;
        const done = applyRows(left, resolveCredit(left, [flat(gross)], { pricesIncludeTax: false }));
        expectWithinCeilings(done);
        expect(leftovers(done)).toEqual(ZERO);
        expect(done.creditedGross).toEqual(done.gross);
      }),
    );
  });

  it('has nothing left after a free-form credit of what is shown to be left of each rate', () => {
    fc.assert(
      fc.property(invoices, histories, (agreed, history) => {
        const left = follow(issued(agreed), history);
        const forms = creditable(left).rates.map(({ taxes, gross }, index): CreditForm => ({
          form: 'free',
          field: `items.${index}`,
          taxes,
          amount: gross,
        }));
        const done = applyRows(left, resolveCredit(left, forms, { pricesIncludeTax: true }));
        expect(leftovers(done)).toEqual(ZERO);
      }),
    );
  });

  it('has no net and no tax of it left after its lines are credited by quantity, and the rest by amount', () => {
    fc.assert(
      fc.property(ofNetPrices, histories, (agreed, history) => {
        const left = follow(issued(agreed), history);
        const forms = left.lines.flatMap((line, index): CreditForm | [] => {
          const { quantity, net } = leftOf(line);
          const common = { field: `items.${index}`, invoiceLineId: line.id };
          if (net.isZero()) return [];
          return quantity.isZero()
            ? { ...common, form: 'amount', net }
            : { ...common, form: 'quantity', quantity };
        });
        const done = applyRows(left, resolveCredit(left, forms, { pricesIncludeTax: false }));
        const before = creditable(left);
        for (const rate of creditable(done).rates) {
          expect(rate.net).toEqual(ZERO);
          const hadNet = before.rates.some((each) => each.rate === rate.rate && !each.net.isZero());
          if (hadNet) expect(rate.tax).toEqual(ZERO);
        }
      }),
    );
  });

  it('is as it was before a credit that is voided', () => {
    fc.assert(
      fc.property(invoices, histories, fc.nat(5), (agreed, history, pick) => {
        const left = follow(issued(agreed), history);
        const { gross } = creditable(left);
        if (gross.isZero()) return;
        const part = gross.div(pick + 1).toDecimalPlaces(0, Decimal.ROUND_UP);
        const rows = resolveCredit(left, [flat(Decimal.min(part, gross))], { pricesIncludeTax: false });
        expect(withdrawRows(applyRows(left, rows), rows)).toEqual(left);
      }),
    );
  });
});

/** Credits of random wishes of some forms only, without voids. */
const creditsBy = (invoice: CreditableInvoice, history: readonly Step[], grossPrices: boolean) => {
  const allowed = grossPrices ? ['free', 'flat'] : ['quantity', 'amount', 'free'];
  return history.reduce((left, step) => {
    if ('void' in step) return left;
    const wishes = step.credit.filter(({ form }) => allowed.includes(form));
    const forms = granted(left, wishes, grossPrices);
    return applyRows(left, resolveCredit(left, forms, { pricesIncludeTax: grossPrices }));
  }, invoice);
};

const rounded = (amount: Decimal, { currency }: CreditableInvoice): string =>
  roundAmount(amount, currency).toFixed();

describe('of each rate of an invoice of net prices', () => {
  it('credits of net amounts take the tax by the share of net, each tax rounded once over all of them', () => {
    fc.assert(
      fc.property(ofNetPrices, histories, (agreed, history) => {
        const invoice = creditsBy(issued(agreed), history, false);
        for (const { net, credited, taxAmounts } of groupByRate(invoice.lines)) {
          if (net.isZero()) continue;
          const shares = taxAmounts.map((tax) => rounded(tax.times(credited.net).div(net), invoice));
          expect(credited.taxes.map((tax) => tax.toFixed())).toEqual(shares);
        }
      }),
    );
  });

  it('credits of gross amounts take the net by the share of gross, rounded once over all of them', () => {
    fc.assert(
      fc.property(ofNetPrices, histories, (agreed, history) => {
        const invoice = creditsBy(issued(agreed), history, true);
        for (const { net, credited, taxAmounts } of groupByRate(invoice.lines)) {
          const gross = net.plus(sum(taxAmounts));
          if (gross.isZero()) continue;
          const creditedGross = credited.net.plus(sum(credited.taxes));
          expect(credited.net.toFixed()).toBe(rounded(net.times(creditedGross).div(gross), invoice));
        }
      }),
    );
  });
});
