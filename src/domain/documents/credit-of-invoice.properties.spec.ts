import fc from 'fast-check';
import type { CreditableInvoice } from '../crediting/creditable';
import { applyRows, type CreditForm } from '../crediting/resolve';
import { Decimal, sum, ZERO } from '../money/decimal';
import { vatCode, type LineTax } from '../tax/category';
import { currencies } from '../testing/arbitraries';
import { agreedInvoices, issued } from '../testing/invoices';
import { granted, steps } from '../testing/random-credits';
import {
  decideCreditOfInvoice,
  type AskedCredit,
  type CreditItemInput,
  type CorrectedInvoice,
  type DecidedCredit,
} from './credit-of-invoice';

const corrected = (creditable: CreditableInvoice): CorrectedInvoice => ({
  creditable,
  issueDate: '2026-04-01',
  due: ZERO,
  lines: new Map(
    creditable.lines.map(({ id, description, taxes, net, quantity }) => {
      const unitPrice = net.div(quantity).toDecimalPlaces(6);
      return [id, { id, description, unitPrice, taxes, accountId: 'sales', dimensions: {} }];
    }),
  ),
});

/** What a sender writes to ask for the forms. */
function asked(forms: readonly CreditForm[]): AskedCredit {
  const [first] = forms;
  if (first?.form === 'flat') return { amount: first.gross.toFixed(), description: 'Goodwill' };
  return { items: forms.flatMap((form) => (form.form === 'flat' ? [] : itemOf(form))) };
}

function itemOf(form: Exclude<CreditForm, { form: 'flat' }>): CreditItemInput {
  const item = { lineType: 'item', description: 'Credit' } as const;
  switch (form.form) {
    case 'quantity':
      return { ...item, invoiceLineId: form.invoiceLineId, quantity: form.quantity.toFixed() };
    case 'amount':
      return { ...item, invoiceLineId: form.invoiceLineId, amount: form.net.toFixed() };
    case 'free':
      return {
        ...item,
        quantity: '1',
        unitPrice: form.amount.toFixed(),
        taxes: form.taxes.map(({ rate, ...tax }) => ({ ...tax, rate: rate.toFixed() })),
      };
  }
}

type TaxAmount = Pick<LineTax, 'category' | 'rate'> & { tax: Decimal };

function perCode(taxes: readonly TaxAmount[]): Record<string, string> {
  const totals = new Map<string, Decimal>();
  for (const { category, rate, tax } of taxes) {
    const code = vatCode(category, rate);
    totals.set(code, (totals.get(code) ?? ZERO).plus(tax));
  }
  const charged = [...totals].filter(([, tax]) => !tax.isZero()).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(charged.map(([code, tax]) => [code, tax.toFixed()]));
}

function expectToAddUp(note: DecidedCredit, invoice: CreditableInvoice): void {
  const taxesOf = new Map(invoice.lines.map(({ id, taxes }) => [id, taxes]));
  const ofRows = note.rows.flatMap(({ invoiceLineId, taxes }) =>
    (taxesOf.get(invoiceLineId) ?? []).map((tax, index) => ({ ...tax, tax: taxes[index] ?? ZERO })),
  );
  const ofItems = note.lines.flatMap(({ taxes }) => taxes);
  expect(perCode(ofItems)).toEqual(perCode(ofRows));
  expect(perCode(note.breakdown)).toEqual(perCode(ofRows));
  for (const line of note.lines) {
    const own = note.rows.filter(({ itemLineNo }) => itemLineNo === line.lineNo);
    expect(line.net).toEqual(sum(own.map(({ net }) => net)));
    expect(line.tax).toEqual(sum(own.map(({ tax }) => tax)));
    expect(line.tax).toEqual(sum(line.taxes.map(({ tax }) => tax)));
    expect(line.gross).toEqual(line.net.plus(line.tax));
  }
  expect(note.totals.gross).toEqual(sum(note.lines.map(({ gross }) => gross)));
  expect(note.totals.tax).toEqual(sum(note.breakdown.map(({ tax }) => tax)));
}

describe('credit notes of an invoice', () => {
  it('have items and a breakdown whose taxes are, rate by rate, those of their rows', () => {
    const histories = fc.array(steps, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(currencies.chain(agreedInvoices), histories, (agreed, history) => {
        let left = issued(agreed);
        for (const step of history) {
          if ('void' in step) continue;
          const forms = granted(left, step.credit, step.pricesIncludeTax);
          if (forms.length === 0) continue;
          const facts = {
            currency: agreed.currency,
            baseCurrency: agreed.currency,
            exchangeRate: new Decimal(1),
            issueDate: '2026-04-25',
            today: '2026-05-10',
            pricesIncludeTax: step.pricesIncludeTax,
            split: {},
          };
          const invoice = corrected(left);
          const note = decideCreditOfInvoice(asked(forms), facts, invoice);
          expectToAddUp(note, left);
          left = applyRows(left, note.rows);
        }
      }),
    );
  });
});
