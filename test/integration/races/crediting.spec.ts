import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { customer, due, paid } from '../../support/receivables';

// It takes seconds; on a machine that is busy with other things, many.
jest.setTimeout(120_000);

describe('Credits of one invoice at once, on two instances', () => {
  let app: TestApp;
  let other: TestApp;
  let books: Books;
  let customerId: string;

  beforeAll(async () => {
    app = await startTestApp();
    other = await startTestApp({ database: app.database });
  });
  afterAll(async () => {
    await other.close();
    await app.close();
  });
  beforeEach(async () => {
    books = await openBooks(app);
    customerId = await customer(books);
  });
  afterEach(() => assertBooksHold(app, books));

  const race = (
    times: number,
    send: (client: Books['live'], i: number) => Promise<Answer>,
  ): Promise<Answer[]> => {
    const elsewhere = other.api(books.liveKey);
    const sent = (i: number): Promise<Answer> => send(i % 2 === 0 ? books.live : elsewhere, i);
    return Promise.all(Array.from({ length: times }, (_, i) => repeated(() => sent(i))));
  };
  const outcomes = (answers: readonly Answer[]): string[] =>
    answers
      .map(({ status, body }) => (status < 400 ? String(status) : `${status} ${body.reason ?? body.code}`))
      .sort();
  const invoiced = () => issued(books, { customerId });
  const creditable = async (id: string) => (await books.live.get(`/invoices/${id}/creditable`)).body;

  it('add up to no more than it, and the rest is told so', async () => {
    const items = [
      { description: 'Widget', quantity: 10, unitPrice: '9.99', taxRate: 20 },
      { description: 'Book', quantity: 3, unitPrice: '3.33', taxRate: 5 },
    ];
    const invoice = await issued(books, { customerId, items });
    const forms = [
      { amount: '7.77' },
      { items: [{ invoiceLineId: invoice.items[0].id, quantity: 1 }] },
      { items: [{ invoiceLineId: invoice.items[1].id, amount: '1.23' }] },
      { items: [{ description: 'Goodwill', quantity: 1, unitPrice: '4.56', taxRate: 20 }] },
    ];
    const answers = await race(50, (client, i) =>
      client.post('/credit-notes', { invoiceId: invoice.id, ...forms[i % 4] }),
    );
    expect(new Set(outcomes(answers))).toEqual(new Set(['201', '422 credit_exceeds_invoice']));
    const credited = answers.reduce((sum, { status, body }) => {
      return status === 201 ? sum + Number(body.totals.gross) : sum;
    }, 0);
    const { gross } = await creditable(invoice.id);
    expect(credited + Number(gross)).toBeCloseTo(Number(invoice.totals.gross), 6);
    expect(await due(books, invoice.id)).toBe(gross);
    const rest = await books.live.post('/credit-notes', { invoiceId: invoice.id, amount: gross });
    expect(rest.status).toBe(201);
    expect(new Set(Object.values(await books.balances()))).toEqual(new Set(['0.00']));
  });

  it('in batches and one by one share it likewise', async () => {
    const invoice = await invoiced();
    const answers = await race(12, (client, i) =>
      i % 3 === 0
        ? client.post('/credit-notes/batch', {
            atomic: false,
            creditNotes: [10, 20, 30].map((amount) => ({ invoiceId: invoice.id, amount })),
          })
        : client.post('/credit-notes', { invoiceId: invoice.id, amount: 17 }),
    );
    expect(new Set(outcomes(answers))).toEqual(new Set(['201', '422 credit_exceeds_invoice']));
    const { body } = await books.live.get(`/invoices/${invoice.id}`);
    expect(Number(body.amountCredited)).toBeLessThanOrEqual(120);
    expect(Number(body.amountCredited)).toBeGreaterThan(103);
  });

  it('are voided once', async () => {
    const invoice = await invoiced();
    const note = await created(books.live, '/credit-notes', { invoiceId: invoice.id, amount: 60 });
    const answers = await race(6, (client, i) =>
      i < 4
        ? client.patch(`/credit-notes/${note.id}`, { action: 'void' })
        : client.post(`/credit-notes/${note.id}/void-and-reissue`, {
            creditNote: { invoiceId: invoice.id, amount: 120 },
          }),
    );
    expect(outcomes(answers).filter((each) => each === '200' || each === '201')).toHaveLength(1);
    expect(outcomes(answers).filter((each) => each === '409 already_voided')).toHaveLength(5);
  });

  it('and the void of the invoice exclude each other', async () => {
    for (let i = 0; i < 6; i += 1) {
      const { id } = await invoiced();
      const [credit, voiding] = await race(2, (client, which) =>
        which === i % 2
          ? client.post('/credit-notes', { invoiceId: id, amount: 60 })
          : client.post(`/invoices/${id}/void`),
      );
      const both = [credit?.status, voiding?.status].sort();
      expect([
        [200, 409],
        [201, 409],
      ]).toContainEqual(both);
    }
  });

  it('and payments settle it once: what both paid and credited is left on the account', async () => {
    const invoice = await invoiced();
    const answers = await race(20, (client, i) =>
      i % 2 === 0
        ? client.post('/credit-notes', { invoiceId: invoice.id, amount: 12 })
        : client.post('/payments', {
            customerId,
            amount: 12,
            allocations: [{ invoiceId: invoice.id }],
          }),
    );
    const made = answers.filter(({ status }) => status === 201);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(made.length).toBeGreaterThanOrEqual(10);
    expect(await due(books, invoice.id)).toBe((Math.max(0, 10 - made.length) * 12).toFixed(2));
    expect((await books.balances())['1100']).toBe((120 - made.length * 12).toFixed(2));
  });

  it('are applied, paid back and voided without a penny used twice', async () => {
    for (let i = 0; i < 4; i += 1) {
      const invoice = await invoiced();
      await paid(books, { customerId, allocations: [{ invoiceId: invoice.id }] });
      const owed = await invoiced();
      const note = await created(books.live, '/credit-notes', {
        invoiceId: invoice.id,
        amount: 100,
        refundAmount: 50,
        creditAmount: 50,
      });
      const path = `/credit-notes/${note.id as string}`;
      const answers = await race(9, (client, which) => {
        if (which % 3 === 0) return client.patch(path, { action: 'void' });
        if (which % 3 === 1) return client.post(`${path}/refunds`, { amount: 50 });
        return client.post(`${path}/allocations`, { allocations: [{ invoiceId: owed.id, amount: 50 }] });
      });
      const allowed = [
        '200',
        '201',
        '409 already_voided',
        '409 credit_consumed',
        '422 allocation_exceeds_open_amount',
        '422 refund_exceeds_reserve',
      ];
      for (const outcome of outcomes(answers)) expect(allowed).toContain(outcome);
      const { body } = await books.live.get(path);
      if (body.status === 'voided') expect(outcomes(answers)).not.toContain('201');
    }
  });

  it('pay one payment back no further than it goes', async () => {
    const invoices = [await invoiced(), await invoiced()];
    const payment = await paid(books, {
      customerId,
      amount: 240,
      allocations: invoices.map(({ id }) => ({ invoiceId: id })),
    });
    const answers = await race(12, (client, i) =>
      client.post('/credit-notes', { invoiceId: invoices[i % 2]?.id, amount: 50, paymentId: payment.id }),
    );
    expect(new Set(outcomes(answers))).toEqual(new Set(['201', '422 credit_exceeds_invoice']));
    expect((await books.live.get(`/payments/${payment.id}`)).body.refundedAmount).toBe('200.00');
  });
});

/** As its 503 and its `busy` ask for: who waited too long for a connection or a lock has written nothing. */
async function repeated(send: () => Promise<Answer>): Promise<Answer> {
  for (;;) {
    const answer = await send();
    if (answer.status !== 503 && answer.body.reason !== 'busy') return answer;
  }
}
