import { Webhook } from 'standardwebhooks';
import { Contra } from '../../../sdk/src';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { customer } from '../../support/receivables';

/** Its promise for those who write programs: create, list and verify, without a request written by hand. */
describe('What a payments platform promises of a TypeScript SDK', () => {
  let app: TestApp;
  let books: Books;
  let contra: Contra;
  let invoice: { id: string; lines: readonly { id: string }[] };

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
    contra = new Contra({ apiKey: books.liveKey, baseUrl: app.url });
    const { id } = await issued(books, { customerId: await customer(books) });
    invoice = { id, lines: (await contra.invoices.creditable(id)).lines };
  });
  afterAll(async () => {
    await assertBooksHold(app, books);
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

  it('verifies a webhook by its signature, and refuses a forged one', () => {
    const secret = `whsec_${Buffer.from('shared by both sides, 32 bytes..').toString('base64')}`;
    const payload = JSON.stringify({ id: 'evt_1', type: 'credit_note.issued', timestamp: '', data: {} });
    const now = new Date();
    const headers = {
      'webhook-id': 'evt_1',
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign('evt_1', now, payload),
    };
    expect(contra.webhooks.verify(payload, headers, secret).type).toBe('credit_note.issued');
    const forged = payload.replace('issued', 'voided');
    expect(() => contra.webhooks.verify(forged, headers, secret)).toThrow('signed by none of the secrets');
  });
});
