import fc from 'fast-check';
import { creditable } from '../crediting/creditable';
import { Decimal, ZERO } from '../money/decimal';
import { InvoiceBooks, type Terms } from '../testing/invoice-books';
import { agreedInvoices, issued } from '../testing/invoices';
import { steps } from '../testing/random-credits';

const terms: fc.Arbitrary<Terms> = fc
  .constantFrom(
    ['GBP', 'GBP', '1'],
    ['EUR', 'GBP', '0.8543'],
    ['JPY', 'GBP', '0.005127'],
    ['KWD', 'GBP', '2.43719'],
    ['GBP', 'JPY', '195.0417'],
    ['GBP', 'KWD', '0.41031'],
    ['EUR', 'GBP', '0.01'],
  )
  .map(([currency = '', baseCurrency = '', rate = '']) => ({
    currency,
    baseCurrency,
    exchangeRate: new Decimal(rate),
  }));

const cases = terms.chain((each) =>
  fc.record({ terms: fc.constant(each), agreed: agreedInvoices(each.currency) }),
);
const histories = fc.array(steps, { maxLength: 8 });

/** Whether a balance lies between zero and what it was. */
const within = (balance: Decimal, posted: Decimal): boolean =>
  balance.isZero() ||
  (balance.isNegative() === posted.isNegative() && balance.abs().lessThanOrEqualTo(posted.abs()));

describe('the books of an invoice, credited in any parts and forms with voids in between,', () => {
  it('are at zero on every account and VAT code, in both currencies, once all of it is credited', () => {
    fc.assert(
      fc.property(cases, histories, ({ terms, agreed }, history) => {
        const books = new InvoiceBooks(issued(agreed), terms);
        books.follow(history);
        const { gross } = creditable(books.left);
        if (!gross.isZero()) books.credit([{ form: 'flat', field: 'amount', gross }], false);
        expect([...books.balances()]).toEqual([]);
      }),
    );
  });

  it('never have more credited than posted, in either currency, on any account and VAT code', () => {
    fc.assert(
      fc.property(cases, histories, ({ terms, agreed }, history) => {
        const books = new InvoiceBooks(issued(agreed), terms);
        const posted = books.balances();
        for (const step of history) {
          books.follow([step]);
          const beyond = [...books.balances()].filter(([key, { amount, base }]) => {
            const of = posted.get(key) ?? { amount: ZERO, base: ZERO };
            return !key.includes('rounding') && !(within(amount, of.amount) && within(base, of.base));
          });
          expect(beyond).toEqual([]);
        }
      }),
    );
  });

  it('are as if nothing had been credited once every credit is voided', () => {
    fc.assert(
      fc.property(cases, histories, ({ terms, agreed }, history) => {
        const books = new InvoiceBooks(issued(agreed), terms);
        const before = books.balances();
        books.follow(history);
        history.forEach(() => books.void(0));
        expect(books.balances()).toEqual(before);
        expect(books.left).toEqual(issued(agreed));
      }),
    );
  });
});
