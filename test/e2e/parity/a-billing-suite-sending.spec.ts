import { created, openBooks, type Books } from '../../support/books';
import { drafted } from '../../support/invoices';
import { eventsOf, startMailingApp, type MailingApp } from '../../support/mailing-app';
import { expectInvalid } from '../../support/problems';

/** Its promises for what leaves the house by mail, one a test. */
describe('What a billing suite promises of sending', () => {
  let mailing: MailingApp;
  let books: Books;

  beforeAll(async () => {
    mailing = await startMailingApp();
    mailing.app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  beforeEach(async () => {
    books = await openBooks(mailing.app);
  });
  afterAll(() => mailing.close());

  it('numbers an invoice when it is sent', async () => {
    const draft = await drafted(books);
    expect(draft).toMatchObject({ number: null, status: 'draft' });
    await books.live.post(`/invoices/${draft.id as string}/send`, { to: 'ann@acme.example' });
    expect((await books.live.get(`/invoices/${draft.id as string}`)).body).toMatchObject({
      number: 'INV-2026-0001',
      status: 'issued',
    });
    await mailing.deliver();
  });

  it('leads a credit note from draft by scheduled and sending to sent', async () => {
    const { id } = await books.credited({ clientEmail: 'ann@acme.example' });
    const shown = async () => (await books.live.get(`/credit-notes/${id as string}`)).body.deliveryStatus;
    const seen = [await shown()];
    const { body } = await books.live.post(`/credit-notes/${id as string}/send`, {
      sendAt: '2026-05-20T18:00:00Z',
    });
    seen.push(await shown());
    await books.live.delete(`/credit-notes/${id as string}/deliveries/${body.id as string}`);
    await books.live.post(`/credit-notes/${id as string}/send`, {});
    seen.push(await shown());
    await mailing.deliver();
    seen.push(await shown());
    expect(seen).toEqual(['none', 'scheduled', 'sending', 'sent']);
  });

  it('sends by a channel to recipients, and tells the delivery status with a summary and every attempt', async () => {
    const customer = await created(books.live, '/customers', { name: 'Acme', email: 'office@acme.example' });
    const { id } = await books.credited({ customerId: customer.id });
    const path = `/credit-notes/${id as string}`;
    await books.live.post(`${path}/send`, {
      channel: 'email',
      to: ['ann@acme.example'],
      cc: 'bob@acme.example',
    });
    await books.live.post(`${path}/send`, { channel: 'download' });
    await books.live.post(`${path}/send`, { channel: 'manual', to: 'carl@acme.example' });
    expectInvalid(await books.live.post(`${path}/send`, { channel: 'pigeon' }), 'channel');
    await mailing.deliver();
    const { body } = await books.live.get(`${path}/delivery-status`);
    expect(body.summary).toEqual({ total: 3, scheduled: 0, sending: 0, sent: 3, failed: 0, cancelled: 0 });
    const attempts = body.attempts as { channel: string; recipient: string | null; outcome: string }[];
    expect(
      attempts.map(({ channel, recipient, outcome }) => `${channel} ${recipient ?? '-'} ${outcome}`).sort(),
    ).toEqual([
      'download - accepted',
      'email ann@acme.example accepted',
      'email bob@acme.example accepted',
      'manual carl@acme.example accepted',
    ]);
  });

  it('tells of each credit note that was sent', async () => {
    const { id } = await books.credited({ clientEmail: 'ann@acme.example', notify: true });
    await mailing.deliver();
    const [event] = await eventsOf(books, id, /^credit_note\.sent$/);
    expect(event).toMatchObject({ objectType: 'credit_note', data: { id, deliveryStatus: 'sent' } });
  });
});
