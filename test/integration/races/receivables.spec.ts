import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { customer, due, paid } from '../../support/receivables';

describe('Settling at once on two instances', () => {
  let app: TestApp;
  let other: TestApp;
  let books: Books;

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
  });
  afterEach(() => assertBooksHold(app, books));

  /** As many requests as asked for, in turns to the two instances. */
  const race = (
    times: number,
    send: (client: Books['live'], i: number) => Promise<Answer>,
  ): Promise<Answer[]> => {
    const elsewhere = other.api(books.liveKey);
    return Promise.all(
      Array.from({ length: times }, (_, i) => send(i % 2 === 0 ? books.live : elsewhere, i)),
    );
  };
  const outcomes = (answers: readonly Answer[]): string[] =>
    answers
      .map(({ status, body }) => (status < 400 ? String(status) : `${status} ${body.reason ?? body.code}`))
      .sort();
  const balanceOf = async (id: string): Promise<string> =>
    (await books.live.get(`/payments/${id}`)).body.balance as string;

  it('never applies a payment twice', async () => {
    const payment = await paid(books, { amount: 300 });
    const invoices = [await issued(books), await issued(books), await issued(books), await issued(books)];
    const answers = await race(4, (client, i) =>
      client.post(`/payments/${payment.id as string}/allocations`, {
        allocations: [{ invoiceId: invoices[i]?.id, amount: 120 }],
      }),
    );
    expect(outcomes(answers)).toEqual([
      '201',
      '201',
      ...Array<string>(2).fill('422 allocation_exceeds_open_amount'),
    ]);
    expect(await balanceOf(payment.id)).toBe('60.00');
  });

  it('never settles an invoice twice, and tells once that it is paid', async () => {
    const invoice = await issued(books);
    const answers = await race(6, (client) =>
      client.post('/payments', {
        clientName: 'Acme Ltd',
        amount: 60,
        allocations: [{ invoiceId: invoice.id, amount: 60 }],
      }),
    );
    expect(outcomes(answers)).toEqual([
      '201',
      '201',
      ...Array<string>(4).fill('422 allocation_exceeds_open_amount'),
    ]);
    expect(await due(books, invoice.id)).toBe('0.00');
    const { data } = (await books.live.get('/events?limit=200')).body as { data: { type: string }[] };
    expect(data.filter(({ type }) => type === 'invoice.paid')).toHaveLength(1);
  });

  it('reverses a payment or applies it, never both', async () => {
    for (let i = 0; i < 6; i++) {
      const [payment, invoice] = [await paid(books), await issued(books)];
      const path = `/payments/${payment.id as string}`;
      const answers = await race(2, (client, turn) =>
        turn === i % 2
          ? client.post(`${path}/reverse`)
          : client.post(`${path}/allocations`, { allocations: [{ invoiceId: invoice.id }] }),
      );
      expect(['200,422 allocation_exceeds_open_amount', '201,409 payment_consumed']).toContain(
        outcomes(answers).join(),
      );
    }
  });

  it('reverses a payment once, and pays it back once', async () => {
    const [first, second] = [await paid(books), await paid(books)];
    const reversals = await race(4, (client) => client.post(`/payments/${first.id as string}/reverse`));
    expect(outcomes(reversals)).toEqual(['200', ...Array<string>(3).fill('409 already_reversed')]);
    const refunds = await race(4, (client) =>
      client.post(`/payments/${second.id as string}/refunds`, { amount: 50 }),
    );
    expect(outcomes(refunds)).toEqual([
      '201',
      '201',
      ...Array<string>(2).fill('422 refund_exceeds_open_amount'),
    ]);
    const id = refunds.find(({ status }) => status === 201)?.body.id as string;
    const back = await race(4, (client) => client.post(`/refunds/${id}/reverse`));
    expect(outcomes(back)).toEqual(['200', ...Array<string>(3).fill('409 already_reversed')]);
  });

  it('takes an allocation back once', async () => {
    const invoice = await issued(books);
    const payment = await paid(books, { allocations: [{ invoiceId: invoice.id }] });
    const path = `/payments/${payment.id as string}/allocations/${payment.allocations[0].id as string}`;
    const answers = await race(4, (client) => client.delete(path));
    expect(outcomes(answers)).toEqual(['200', ...Array<string>(3).fill('409 already_unapplied')]);
    expect(await balanceOf(payment.id)).toBe('120.00');
  });

  it('pays an invoice, writes it off or voids it, never two of them', async () => {
    for (let i = 0; i < 6; i++) {
      const invoice = await issued(books);
      const path = `/invoices/${invoice.id as string}`;
      const answers = await race(
        3,
        (client, turn) =>
          [
            () => client.post(`${path}/write-offs`),
            () => client.post(`${path}/void`),
            () =>
              client.post('/payments', {
                clientName: 'Acme Ltd',
                amount: 120,
                allocations: [{ invoiceId: invoice.id, amount: 120 }],
              }),
          ][(turn + i) % 3]?.() ?? Promise.reject(new Error('three of them')),
      );
      expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    }
  });

  it('never pays a balance back twice, from whatever credit it comes', async () => {
    const customerId = await customer(books);
    for (const amount of [10, 20, 30]) await paid(books, { clientName: undefined, customerId, amount });
    await created(books.live, '/opening-items', { type: 'credit', customerId, amount: 40 });
    const answers = await race(4, (client) =>
      client.post(`/customers/${customerId}/refunds`, { amount: 45 }),
    );
    expect(outcomes(answers)).toEqual([
      '201',
      '201',
      ...Array<string>(2).fill('422 refund_exceeds_open_amount'),
    ]);
    expect((await books.live.get(`/customers/${customerId}/balance`)).body.baseBalance).toBe('-10.00');
  });

  it('gives the number of an opening invoice to one of them', async () => {
    const customerId = await customer(books);
    const answers = await race(6, (client, i) =>
      i % 3 === 0
        ? client.post('/invoices', {
            clientName: 'Acme Ltd',
            number: 'OLD-1',
            status: 'issued',
            items: [{ description: 'x', quantity: 1, unitPrice: 1, taxRate: 20 }],
          })
        : client.post('/opening-items', {
            type: 'invoice',
            number: 'OLD-1',
            customerId,
            issueDate: '2025-11-30',
            amount: 1,
          }),
    );
    expect(outcomes(answers)).toEqual(['201', ...Array<string>(5).fill('409 number_taken')]);
  });

  it('applies credit crosswise without waiting for each other in a circle', async () => {
    const customerId = await customer(books);
    const invoices = await Promise.all(Array.from({ length: 4 }, () => issued(books, { customerId })));
    const payments = await Promise.all(
      Array.from({ length: 4 }, () => paid(books, { clientName: undefined, customerId })),
    );
    const answers = await race(8, (client, i) => {
      const order = i % 2 === 0 ? invoices : [...invoices].reverse();
      return client.post(`/payments/${payments[i % 4]?.id as string}/allocations`, {
        allocations: order.map(({ id }) => ({ invoiceId: id as string, amount: 15 })),
      });
    });
    expect(outcomes(answers)).toEqual(Array<string>(8).fill('201'));
    expect((await books.live.get(`/customers/${customerId}/balance`)).body.baseBalance).toBe('0.00');
  });
});
