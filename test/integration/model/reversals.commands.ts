import fc from 'fast-check';
import { moveBalance } from './books-model';
import { least, money } from './cents';
import { command, type Command } from './command';
import { daysAgo, daysBefore, mayOnThatDay } from './days';
import { amountOf, namedAmountOf, pickFit, portion, which } from './portions';
import { mustAnswer } from './service';

export const reverseRefund: fc.Arbitrary<Command> = fc.record({ which, daysAgo }).map((params) =>
  command('reverse refund', params, {
    check: (model) => model.refunds.length > 0,
    act: async (model, { books }) => {
      const refund = pickFit(model.refunds, params.which, ({ live }) => live);
      if (!refund) return;
      const date = daysBefore(model.today, params.daysAgo);
      const answer = await books.live.post(`/refunds/${refund.id}/reverse`, { date });
      const accepted = mustAnswer(
        answer,
        [...(refund.live ? [] : ['already_reversed']), ...model.locked(date, { document: false })],
        mayOnThatDay(params.daysAgo),
      );
      if (!accepted) return;
      refund.live = false;
      refund.of.refunded -= refund.amount;
      moveBalance(refund.of, refund.amount);
    },
  }),
);

export const reversePayment: fc.Arbitrary<Command> = fc.record({ which, daysAgo }).map((params) =>
  command('reverse payment', params, {
    check: (model) => model.payments.length > 0,
    act: async (model, { books }) => {
      const payment = pickFit(model.payments, params.which, ({ status }) => status === 'received');
      if (!payment) return;
      const date = daysBefore(model.today, params.daysAgo);
      const answer = await books.live.post(`/payments/${payment.id}/reverse`, { date });
      const whole = payment.balance === payment.amount && payment.refunded === 0n;
      const accepted = mustAnswer(
        answer,
        [
          ...(payment.status === 'reversed' ? ['already_reversed'] : whole ? [] : ['payment_consumed']),
          ...model.locked(date, { document: false }),
        ],
        mayOnThatDay(params.daysAgo),
      );
      if (!accepted) return;
      payment.status = 'reversed';
      payment.balance = 0n;
    },
  }),
);

export const writeOff: fc.Arbitrary<Command> = fc.record({ which, portion, daysAgo }).map((params) =>
  command('write off', params, {
    check: (model) => model.invoices.length > 0,
    act: async (model, { books }) => {
      const invoice = pickFit(model.invoices, params.which, ({ due }) => due > 0n);
      if (!invoice) return;
      const there = least(invoice.due, invoice.gross - invoice.creditedGross - invoice.writtenOff);
      const asked = (params.daysAgo > 0 ? namedAmountOf : amountOf)(params.portion, there);
      const amount = asked ?? there;
      const date = daysBefore(model.today, params.daysAgo);
      const request = { date, ...(asked !== undefined && { amount: money(asked) }) };
      const answer = await books.live.post(`/invoices/${invoice.id}/write-offs`, request);
      const accepted = mustAnswer(
        answer,
        [
          ...(invoice.status === 'voided' ? ['already_voided'] : []),
          ...(amount <= 0n || amount > there ? ['write_off_exceeds_open_amount'] : []),
          ...model.locked(date, { document: false }),
        ],
        mayOnThatDay(params.daysAgo),
      );
      if (!accepted) return;
      invoice.due -= amount;
      invoice.writtenOff += amount;
      model.writeOffs.push({ id: answer.body.id, invoice, amount, live: true });
    },
  }),
);

export const reverseWriteOff: fc.Arbitrary<Command> = fc.record({ which, daysAgo }).map((params) =>
  command('reverse write-off', params, {
    check: (model) => model.writeOffs.length > 0,
    act: async (model, { books }) => {
      const writeOff = pickFit(model.writeOffs, params.which, ({ live }) => live);
      if (!writeOff) return;
      const date = daysBefore(model.today, params.daysAgo);
      const answer = await books.live.post(`/write-offs/${writeOff.id}/reverse`, { date });
      const accepted = mustAnswer(
        answer,
        [...(writeOff.live ? [] : ['already_reversed']), ...model.locked(date, { document: false })],
        mayOnThatDay(params.daysAgo),
      );
      if (!accepted) return;
      writeOff.live = false;
      writeOff.invoice.due += writeOff.amount;
      writeOff.invoice.writtenOff -= writeOff.amount;
    },
  }),
);
