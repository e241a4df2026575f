import fc from 'fast-check';
import type { Answer } from '../../support/app';
import { freeOf, moveBalance, reserveOf, type BooksModel, type Note, type Payment } from './books-model';
import { least, money, type Cents } from './cents';
import { command, type Command } from './command';
import { daysAgo, daysBefore, mayOnThatDay } from './days';
import type { InvoiceModel } from './invoice-model';
import { someCustomer } from './invoices.commands';
import { amountOf, namedAmountOf, pickFit, portion, which, type Portion } from './portions';
import { mustAnswer } from './service';

interface Target {
  readonly which: number;
  readonly portion: Portion;
}

interface Step {
  readonly invoice: InvoiceModel;
  readonly asked: Cents | undefined;
  readonly amount: Cents;
}

const targets = (min: number): fc.Arbitrary<Target[]> =>
  fc.array(fc.record({ which, portion }), { minLength: min, maxLength: 2 });
const TOO_MUCH = 'allocation_exceeds_open_amount';

/** What each target takes, one after another, and why one cannot. */
function plan(
  model: BooksModel,
  credit: { customer: number; free: Cents },
  asked: readonly Target[],
  daysAgo: number,
): { steps: Step[]; refusals: string[] } {
  const [steps, refusals]: [Step[], string[]] = [[], []];
  let { free } = credit;
  for (const target of asked) {
    const invoice = pickFit(
      model.invoices,
      target.which,
      ({ due, customer }) => due > 0n && customer === credit.customer,
    );
    if (!invoice) continue;
    const before = steps.filter((step) => step.invoice === invoice);
    const due = before.reduce((left, { amount }) => left - amount, invoice.due);
    const there = least(free > 0n ? free : 0n, due);
    const wanted = (daysAgo > 0 ? namedAmountOf : amountOf)(target.portion, there);
    const amount = wanted ?? there;
    if (invoice.customer !== credit.customer) refusals.push('customer_mismatch');
    if (amount <= 0n || amount > there) refusals.push(TOO_MUCH);
    steps.push({ invoice, asked: wanted, amount });
    free -= amount;
  }
  return { steps, refusals };
}

const allocationsOf = (steps: readonly Step[]): object[] =>
  steps.map(({ invoice, asked }) => ({
    invoiceId: invoice.id,
    ...(asked !== undefined && { amount: money(asked) }),
  }));

function allocate(model: BooksModel, credit: Note | Payment, steps: readonly Step[], { body }: Answer): void {
  const made = (body.allocations as { id: string }[]).slice(-steps.length);
  steps.forEach(({ invoice, amount }, index) => {
    moveBalance(credit, -amount);
    invoice.due -= amount;
    const id = made[index]?.id ?? '';
    model.allocations.push({ id, kind: 'applied', credit, invoice, amount, live: true });
  });
}

export const pay: fc.Arbitrary<Command> = fc
  .record({
    customer: someCustomer,
    amount: fc.bigInt({ min: 1n, max: 120_000n }),
    targets: targets(0),
    daysAgo,
  })
  .map((params) =>
    command('pay', params, {
      act: async (model, { books, customerIds }) => {
        const { customer, amount, daysAgo } = params;
        const { steps, refusals } = plan(model, { customer, free: amount }, params.targets, daysAgo);
        const date = daysBefore(model.today, daysAgo);
        const answer = await books.live.post('/payments', {
          customerId: customerIds[customer],
          amount: money(amount),
          date,
          allocations: allocationsOf(steps),
        });
        const locked = model.locked(date, { document: false });
        // Each allocation is dated as the later of the two.
        const may = [...mayOnThatDay(daysAgo), ...(daysAgo > 0 ? ['period_locked'] : [])];
        if (!mustAnswer(answer, [...refusals, ...locked], may)) return;
        const id = answer.body.id as string;
        const money_ = { amount, balance: amount, refunded: 0n };
        const payment: Payment = { kind: 'payments', id, customer, ...money_, status: 'received' };
        model.payments.push(payment);
        allocate(model, payment, steps, answer);
      },
    }),
  );

export const apply: fc.Arbitrary<Command> = fc.record({ which, targets: targets(1), daysAgo }).map((params) =>
  command('apply', params, {
    check: (model) => model.credits.length > 0 && model.invoices.length > 0,
    act: async (model, { books }) => {
      const credit = pickFit(model.credits, params.which, (each) => freeOf(each) > 0n);
      if (!credit) return;
      const { customer } = credit;
      const { daysAgo } = params;
      const date = daysBefore(model.today, daysAgo);
      const { steps, refusals } = plan(model, { customer, free: freeOf(credit) }, params.targets, daysAgo);
      const path = `/${credit.kind}/${credit.id}/allocations`;
      const answer = await books.live.post(path, { date, allocations: allocationsOf(steps) });
      const accepted = mustAnswer(
        answer,
        [
          ...(credit.status === 'voided' ? ['already_voided'] : []),
          ...refusals,
          ...model.locked(date, { document: false }),
        ],
        mayOnThatDay(daysAgo),
      );
      if (accepted) allocate(model, credit, steps, answer);
    },
  }),
);

export const unapply: fc.Arbitrary<Command> = fc.record({ which, daysAgo }).map((params) =>
  command('un-apply', params, {
    check: (model) => model.allocations.length > 0,
    act: async (model, { books }) => {
      const allocation = pickFit(
        model.allocations,
        params.which,
        ({ live, kind }) => live && kind === 'applied',
      );
      if (!allocation) return;
      const { credit, invoice, amount, id } = allocation;
      const date = daysBefore(model.today, params.daysAgo);
      const path = `/${credit.kind}/${credit.id}/allocations/${id}?date=${date}`;
      const answer = await books.live.delete(path);
      const accepted = mustAnswer(
        answer,
        [
          ...(credit.status === 'voided' ? ['already_voided'] : []),
          ...(allocation.kind === 'pre_payment' ? ['pre_payment_allocation'] : []),
          ...(allocation.live ? [] : ['already_unapplied']),
          ...model.locked(date, { document: false }),
        ],
        mayOnThatDay(params.daysAgo),
      );
      if (!accepted) return;
      allocation.live = false;
      moveBalance(credit, amount);
      invoice.due += amount;
    },
  }),
);

/** What can be paid back: of a payment what is left, of a note what it reserved for it. */
const payable = (credit: Note | Payment): Cents =>
  credit.kind === 'payments' ? credit.balance : reserveOf(credit);

export const refund: fc.Arbitrary<Command> = fc.record({ which, portion, daysAgo }).map((params) =>
  command('refund', params, {
    check: (model) => model.credits.length > 0,
    act: async (model, { books }) => {
      const credit = pickFit(model.credits, params.which, (each) => payable(each) > 0n);
      if (!credit) return;
      const there = payable(credit);
      const asked = (params.daysAgo > 0 ? namedAmountOf : amountOf)(params.portion, there);
      const amount = asked ?? there;
      const date = daysBefore(model.today, params.daysAgo);
      const request = { date, ...(asked !== undefined && { amount: money(asked) }) };
      const answer = await books.live.post(`/${credit.kind}/${credit.id}/refunds`, request);
      const beyond =
        credit.kind === 'payments'
          ? ['refund_exceeds_open_amount', 'refund_exceeds_payment']
          : ['refund_exceeds_reserve'];
      const accepted = mustAnswer(
        answer,
        [
          ...(credit.status === 'voided' ? ['already_voided'] : []),
          ...(amount <= 0n || amount > there ? beyond : []),
          ...model.locked(date, { document: false }),
        ],
        mayOnThatDay(params.daysAgo),
      );
      if (!accepted) return;
      credit.refunded += amount;
      moveBalance(credit, -amount);
      model.refunds.push({ id: answer.body.id, of: credit, amount, live: true });
    },
  }),
);
