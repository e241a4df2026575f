import fc from 'fast-check';
import type { Answer } from '../../support/app';
import { cents, least, money, most, type Cents } from './cents';
import { command, type Command } from './command';
import { asForm, asItem, someItem, type Item } from './credit-items';
import { credit, withdraw, type Form } from './credit-model';
import { daysAgo, daysBefore, mayOnThatDay } from './days';
import type { InvoiceModel } from './invoice-model';
import { note } from './note-made';
import { amountOf, pickFit, portion, which, type Portion } from './portions';
import { mustAnswer } from './service';
import type { Taken } from './taken';

type Split = 'none' | 'refund' | 'half' | 'of the total' | 'wrong';
const split: fc.Arbitrary<Split> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('none', 'refund', 'half', 'of the total') },
  { weight: 1, arbitrary: fc.constant('wrong' as const) },
);

const someCredit = fc.record({
  which,
  asked: fc.oneof(
    { weight: 4, arbitrary: fc.array(someItem, { minLength: 1, maxLength: 3 }) },
    { weight: 2, arbitrary: portion },
  ),
  split,
  issued: fc.boolean(),
  daysAgo,
});

/** Credits an invoice by lines in any of the four forms, mixed, or by a flat amount. */
export const creditInvoice: fc.Arbitrary<Command> = someCredit.map((params) =>
  command('credit', params, {
    check: (model) => model.invoices.length > 0,
    act: async (model, { books, priceId }) => {
      const invoice = pickFit(
        model.invoices,
        params.which,
        ({ status, leftToCredit }) => status === 'issued' && leftToCredit > 0n,
      );
      if (!invoice) return;
      const { issued } = params;
      const { forms, asked } = askOf(invoice, params.asked, priceId);
      const taken = takenOf(invoice, forms);
      if (isFree(invoice, taken)) return;
      const issueDate = daysBefore(model.today, params.daysAgo);
      const wish = params.daysAgo > 0 ? 'none' : params.split;
      const split = splitOf(taken, invoice, wish);
      const answer = await books.live.post('/credit-notes', {
        invoiceId: invoice.id,
        issueDate,
        ...asked,
        ...split.asked,
        ...(issued && { status: 'issued' }),
      });
      const accepted = mustAnswer(
        answer,
        [
          ...(typeof taken === 'string' ? [taken] : []),
          ...(wish === 'wrong' ? ['split_mismatch'] : []),
          ...model.locked(issueDate, { document: true }),
        ],
        mayOnThatDay(params.daysAgo),
      );
      if (typeof taken === 'string') return;
      if (!accepted) {
        withdraw(invoice, taken);
        return;
      }
      expect(answer.body.totals).toEqual({
        net: money(taken.net),
        tax: money(taken.tax),
        gross: money(taken.gross),
      });
      const made = { ...split, prePayment: prePaymentOf(answer, split, params.daysAgo) };
      note(model, answer, { invoice, customer: invoice.customer, taken, ...made, issued });
    },
  }),
);

function takenOf(invoice: InvoiceModel, forms: readonly Form[]): Taken | string {
  if (invoice.status === 'voided') return 'invoice_voided';
  return credit(invoice, forms, invoice.pricesIncludeTax);
}

/** What is asked, by how the invoice stands before it. */
function askOf(
  invoice: InvoiceModel,
  asked: readonly Item[] | Portion,
  priceId: string,
): { forms: Form[]; asked: object } {
  if ('of' in asked) {
    const gross = amountOf(asked, invoice.leftToCredit) ?? most(invoice.leftToCredit, 1n);
    return { forms: [{ form: 'flat', gross }], asked: { amount: money(gross) } };
  }
  return {
    forms: asked.map((item) => asForm(invoice, item)),
    asked: { items: asked.map((item) => asItem(invoice, item, priceId)) },
  };
}

/** A credit of nothing posts nothing and has no open item: it is tried elsewhere. It has taken quantities at most. */
function isFree(invoice: InvoiceModel, taken: Taken | string): boolean {
  if (typeof taken === 'string' || taken.gross > 0n) return false;
  withdraw(invoice, taken);
  return true;
}

interface SplitAsked {
  readonly gross: Cents;
  readonly prePayment: Cents;
  readonly refundAmount: Cents;
  readonly asked: object;
}

function splitOf(taken: Taken | string, { due }: InvoiceModel, split: Split): SplitAsked {
  const gross = typeof taken === 'string' ? 0n : taken.gross;
  const prePayment = least(gross, due);
  const post = gross - prePayment;
  const common = { gross, prePayment };
  switch (split) {
    case 'none':
      return { ...common, refundAmount: 0n, asked: {} };
    case 'refund':
      return { ...common, refundAmount: post, asked: { refundAmount: money(post) } };
    case 'half': {
      const half = post / 2n;
      const asked = { refundAmount: money(half), creditAmount: money(post - half) };
      return { ...common, refundAmount: half, asked };
    }
    case 'of the total':
      return { ...common, refundAmount: post, asked: { refundAmount: money(gross) } };
    case 'wrong':
      return { ...common, refundAmount: 0n, asked: { refundAmount: money(gross + 1n) } };
  }
}

/** Dated back, it takes of the debt what nothing later has taken: at most what is due now. */
function prePaymentOf({ body }: Answer, { prePayment }: SplitAsked, daysAgo: number): Cents {
  const taken = cents(body.prePaymentAmount as string);
  if (daysAgo === 0 ? taken !== prePayment : taken < 0n || taken > prePayment)
    throw new Error(`${money(taken)} of the debt is taken, where ${money(prePayment)} is due`);
  return taken;
}
