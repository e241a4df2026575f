import fc from 'fast-check';
import { decimals } from './cents';
import { command, type Command } from './command';
import { daysAgo, daysBefore, mayOnThatDay } from './days';
import { InvoiceModel, type LineTerms } from './invoice-model';
import { pick, which } from './portions';
import { mustAnswer } from './service';

/** Most at the standard rate, which is that of the product. */
export const RATES = [200n, 200n, 200n, 50n, 0n, 175n] as const;
export const CUSTOMERS = 2;
/** Most of one customer, so that there is much to set off. */
export const someCustomer = fc.constantFrom(0, 0, 0, 1);

const line: fc.Arbitrary<LineTerms> = fc.record({
  quantity: fc.bigInt({ min: 100n, max: 1000n }),
  unitPrice: fc.bigInt({ min: 1000n, max: 99_999n }),
  rate: fc.constantFrom(...RATES),
});
const terms = fc.record({
  customer: someCustomer,
  lines: fc.array(line, { minLength: 1, maxLength: 4 }),
  pricesIncludeTax: fc.boolean(),
  daysAgo: fc.nat({ max: 20 }),
});

export const percent = (rate: bigint): string => decimals(rate, 1);

export const issueInvoice: fc.Arbitrary<Command> = terms.map((params) =>
  command('issue', params, {
    act: async (model, { books, customerIds }) => {
      const { customer, lines, pricesIncludeTax } = params;
      const invoice = new InvoiceModel(customer, lines, pricesIncludeTax);
      const issueDate = daysBefore(model.today, params.daysAgo);
      const answer = await books.live.post('/invoices', {
        customerId: customerIds[customer],
        issueDate,
        pricesIncludeTax,
        status: 'issued',
        items: lines.map(({ quantity, unitPrice, rate }) => ({
          description: 'Goods',
          quantity: decimals(quantity, 2),
          unitPrice: decimals(unitPrice, 3),
          taxRate: percent(rate),
        })),
      });
      if (!mustAnswer(answer, model.locked(issueDate, { document: true }))) return;
      invoice.id = answer.body.id;
      invoice.lineIds = (answer.body.items as { id: string }[]).map(({ id }) => id);
      model.invoices.push(invoice);
    },
  }),
);

export const voidInvoice: fc.Arbitrary<Command> = fc.record({ which, daysAgo }).map((params) =>
  command('void invoice', params, {
    check: (model) => model.invoices.length > 0,
    act: async (model, { books }) => {
      const invoice = pick(model.invoices, params.which);
      if (!invoice) return;
      const reversalDate = daysBefore(model.today, params.daysAgo);
      const answer = await books.live.post(`/invoices/${invoice.id}/void`, { reversalDate });
      const accepted = mustAnswer(
        answer,
        [
          ...(invoice.status === 'voided' ? ['already_voided'] : []),
          ...(invoice.creditedGross > 0n ? ['invoice_credited'] : []),
          ...(invoice.writtenOff > 0n ? ['invoice_written_off'] : []),
          ...(invoice.settled > 0n ? ['invoice_settled'] : []),
          ...model.locked(reversalDate, { document: true }),
        ],
        mayOnThatDay(params.daysAgo),
      );
      if (!accepted) return;
      invoice.status = 'voided';
      invoice.due = 0n;
    },
  }),
);
