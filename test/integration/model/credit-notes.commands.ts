import fc from 'fast-check';
import { money, total } from './cents';
import { command, type Command } from './command';
import { withdraw } from './credit-model';
import { daysAgo, daysBefore, mayOnThatDay } from './days';
import { someCustomer } from './invoices.commands';
import { note } from './note-made';
import { pickFit, which } from './portions';
import { mustAnswer } from './service';

/** A credit note of no invoice: all of it is the customer's to use. */
export const creditCustomer: fc.Arbitrary<Command> = fc
  .record({ customer: someCustomer, amount: fc.bigInt({ min: 1n, max: 50_000n }), daysAgo })
  .map((params) =>
    command('credit customer', params, {
      act: async (model, { books, customerIds }) => {
        const { customer, amount: gross } = params;
        const item = { description: 'Goodwill', quantity: 1, unitPrice: money(gross), taxRate: 0 };
        const issueDate = daysBefore(model.today, params.daysAgo);
        const request = { customerId: customerIds[customer], issueDate, items: [item] };
        const answer = await books.live.post('/credit-notes', request);
        if (!mustAnswer(answer, model.locked(issueDate, { document: true }))) return;
        const made = { gross, prePayment: 0n, refundAmount: 0n };
        note(model, answer, { invoice: null, customer, taken: null, ...made, issued: false });
      },
    }),
  );

export const voidNote: fc.Arbitrary<Command> = fc.record({ which, daysAgo }).map((params) =>
  command('void note', params, {
    check: (model) => model.notes.length > 0,
    act: async (model, { books }) => {
      const note = pickFit(model.notes, params.which, ({ status }) => status !== 'voided');
      if (!note) return;
      const live = model.liveOf(note);
      const onItsOwn = live.filter(({ invoice }) => invoice === note.invoice).map(({ amount }) => amount);
      const reversalDate = daysBefore(model.today, params.daysAgo);
      const request = { action: 'void', reversalDate };
      const answer = await books.live.patch(`/credit-notes/${note.id}`, request);
      const accepted = mustAnswer(
        answer,
        [
          ...(note.status === 'voided' ? ['already_voided'] : []),
          ...(note.balance + total(onItsOwn) === note.gross ? [] : ['credit_consumed']),
          ...model.locked(reversalDate, { document: true }),
        ],
        mayOnThatDay(params.daysAgo),
      );
      if (!accepted) return;
      for (const allocation of live) {
        allocation.live = false;
        allocation.invoice.due += allocation.amount;
      }
      if (note.invoice && note.taken) withdraw(note.invoice, note.taken);
      note.balance = 0n;
      note.status = 'voided';
    },
  }),
);
