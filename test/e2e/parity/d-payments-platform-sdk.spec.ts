import { Contra } from '../../../sdk/src';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { customer } from '../../support/receivables';
import { startReceiver, type Receiver } from '../../support/webhook-receiver';
import { deliver, WEBHOOK_ENV } from '../../support/webhooks';

/** Its promise for those who write programs: create, list and verify, without a request written by hand. */
describe('What a payments platform promises of a TypeScript SDK', () => {
  let app: TestApp;
  let books: Books;
  let contra: Contra;
  let receiver: Receiver;
  let invoice: { id: string; lines: readonly { id: string }[] };

  beforeAll(async () => {
    app = await startTestApp({ env: WEBHOOK_ENV });
    receiver = await startReceiver();
    books = await openBooks(app);
    contra = new Contra({ apiKey: books.liveKey, baseUrl: app.url });
    const { id } = await issued(books, { customerId: await customer(books) });
    invoice = { id, lines: (await contra.invoices.creditable(id)).lines };
  });
  afterAll(async () => {
    await assertBooksHold(app, books);
    await receiver.close();
    await app.close();
  });

  it('creates a credit note of an invoice, by a line or a flat amount, and voids it', async () => {
    const byLine = await contra.creditNotes.create({
      invoiceId: invoice.id,
      items: [{ invoiceLineId: invoice.lines[0]?.id, amount: '10.00' }],
      reasonCode: 'product_unsatisfactory',
      memo: 'Scratched',
    });
    expect(byLine.totals).toEqual({ net: '10.00', tax: '2.00', gross: '12.00' });
    const flat = await contra.creditNotes.create({ invoiceId: invoice.id, amount: '6.00' });
    expect(flat.invoiceId).toBe(invoice.id);
    expect((await contra.creditNotes.void(flat.id)).status).toBe('voided');
  });

  it('lists them by invoice and status, however many pages there are', async () => {
    const numbers: string[] = [];
    for await (const note of contra.creditNotes.list({ invoiceId: invoice.id, limit: 1 }))
      numbers.push(`${note.status} ${note.totals.gross}`);
    expect(numbers).toEqual(['voided 6.00', 'applied 12.00']);
    const voided = await contra.creditNotes.list({ invoiceId: invoice.id, status: 'voided' }).toArray();
    expect(voided.map(({ totals }) => totals.gross)).toEqual(['6.00']);
  });

  it('verifies a webhook by its signature, and refuses a forged one', async () => {
    const endpoint = await contra.webhookEndpoints.create({
      url: receiver.url('/hooks'),
      eventTypes: ['credit_note.*'],
    });
    const note = await contra.creditNotes.create({ invoiceId: invoice.id, amount: '1.20', status: 'issued' });
    await deliver(app);
    const events = receiver
      .at('/hooks')
      .map(({ text, headers }) => contra.webhooks.verify(text, headers, endpoint.secret));
    expect(events.map(({ type }) => type)).toContain('credit_note.issued');
    expect(events.every(({ data }) => data['id'] === note.id)).toBe(true);
    const [{ text, headers } = { text: '', headers: {} }] = receiver.at('/hooks');
    const forged = text.replace(note.id, 'cn_of_somebody_else');
    expect(() => contra.webhooks.verify(forged, headers, endpoint.secret)).toThrow('by none of the secrets');
    const sent = await contra.webhookEndpoints.deliveries.list(endpoint.id).toArray();
    expect(sent.map(({ status }) => status)).toEqual(events.map(() => 'delivered'));
  });
});
