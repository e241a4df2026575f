import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectRefusal } from '../../support/problems';
import { customer, paid } from '../../support/receivables';

type Made = Readonly<Record<'customer' | 'invoice' | 'payment' | 'spent' | 'allocation' | 'refund', string>> &
  Readonly<Record<'untouched' | 'writeOff' | 'openInvoice' | 'openCredit', string>>;
type Attempt = (books: Books, made: Made, date: string) => Promise<Answer>;

/** Everything that can be dated, on a date. */
const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  'a payment': ({ live }, _, date) => live.post('/payments', { clientName: 'Acme Ltd', amount: 1, date }),
  'an allocation of a payment': ({ live }, { payment, invoice }, date) =>
    live.post(`/payments/${payment}/allocations`, { date, allocations: [{ invoiceId: invoice, amount: 1 }] }),
  'taking one back': ({ live }, { spent, allocation }, date) =>
    live.delete(`/payments/${spent}/allocations/${allocation}?date=${date}`),
  'a refund of a payment': ({ live }, { payment }, date) =>
    live.post(`/payments/${payment}/refunds`, { date, amount: 1 }),
  'a refund of a balance': ({ live }, { customer: id }, date) =>
    live.post(`/customers/${id}/refunds`, { date, amount: 1 }),
  'the reversal of a refund': ({ live }, { refund }, date) =>
    live.post(`/refunds/${refund}/reverse`, { date }),
  'a write-off': ({ live }, { invoice }, date) =>
    live.post(`/invoices/${invoice}/write-offs`, { date, amount: 1 }),
  'the reversal of a write-off': ({ live }, { writeOff }, date) =>
    live.post(`/write-offs/${writeOff}/reverse`, { date }),
  'an opening item': ({ live }, { customer: customerId }, date) =>
    live.post('/opening-items', { type: 'credit', customerId, amount: 1, date }),
  'an allocation of an opening credit': ({ live }, { openCredit, invoice }, date) =>
    live.post(`/opening-items/${openCredit}/allocations`, {
      date,
      allocations: [{ invoiceId: invoice, amount: 1 }],
    }),
  'a refund of an opening credit': ({ live }, { openCredit }, date) =>
    live.post(`/opening-items/${openCredit}/refunds`, { date, amount: 1 }),
  'the void of an opening item': ({ live }, { openInvoice }, date) =>
    live.post(`/opening-items/${openInvoice}/void`, { date }),
  'the reversal of a payment': ({ live }, { untouched }, date) =>
    live.post(`/payments/${untouched}/reverse`, { date }),
};

describe('In a month that is locked', () => {
  let app: TestApp;
  let books: Books;
  let made: Made;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    const date = '2026-04-01';
    const customerId = await customer(books);
    const of = { clientName: undefined, customerId, date, amount: 50 };
    const { id: invoice } = await issued(books, { customerId, issueDate: date });
    const { id: payment } = await paid(books, of);
    const spent = await paid(books, { ...of, allocations: [{ invoiceId: invoice, amount: 5 }] });
    const item = { customerId, date, amount: 50 };
    made = {
      customer: customerId,
      invoice,
      payment,
      spent: spent.id,
      untouched: (await paid(books, of)).id,
      allocation: spent.allocations[0].id,
      refund: (await created(books.live, `/payments/${payment as string}/refunds`, { date, amount: 1 })).id,
      writeOff: (await created(books.live, `/invoices/${invoice as string}/write-offs`, { date, amount: 1 }))
        .id,
      openInvoice: (
        await created(books.live, '/opening-items', {
          type: 'invoice',
          number: 'OLD-1',
          issueDate: date,
          ...item,
        })
      ).id,
      openCredit: (await created(books.live, '/opening-items', { type: 'credit', ...item })).id,
    };
    await books.live.post('/periods/per_2026-04/lock');
  });
  afterAll(async () => {
    await assertBooksHold(app, books);
    await app.close();
  });

  it.each(Object.entries(ATTEMPTS))(
    '%s is refused, and on the next day it is not',
    async (_what, attempt) => {
      const refused = await attempt(books, made, '2026-04-30');
      expectRefusal(refused, { status: 403, code: 'period_locked' });
      expect(refused.body).toMatchObject({ date: '2026-04-30', lock: 'period', firstOpenDay: '2026-05-01' });
      expect([200, 201]).toContain((await attempt(books, made, '2026-05-01')).status);
    },
  );
});
