import type { Answer } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { issued } from '../../support/invoices';
import { eventsOf, startMailingApp, type MailingApp } from '../../support/mailing-app';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';

const TO = { to: 'ann@acme.example' };

describe('When and how a document is sent', () => {
  let mailing: MailingApp;
  let books: Books;

  beforeAll(async () => {
    mailing = await startMailingApp();
  });
  beforeEach(async () => {
    mailing.app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(mailing.app);
  });
  afterEach(async () => {
    // What a test has left scheduled is none of the next one's business.
    mailing.app.clock.travelTo('2026-06-20T12:00:00Z');
    mailing.mail.behave({});
    await mailing.deliver();
  });
  afterAll(() => mailing.close());

  const send = (id: string, request: object): Promise<Answer> =>
    books.live.post(`/credit-notes/${id}/send`, request);
  const note = async (changes: object = {}): Promise<string> => (await books.credited(changes)).id as string;
  const statusOf = async (path: string): Promise<Answer['body']> =>
    (await books.live.get(`/${path}/delivery-status`)).body;

  it('later, when it is to be', async () => {
    const id = await note();
    const { status, body } = await send(id, { ...TO, sendAt: '2026-05-21T08:00:00+02:00' });
    expect([status, body.status, body.sendAt]).toEqual([202, 'scheduled', '2026-05-21T06:00:00.000Z']);
    expect((await books.live.get('/credit-notes?deliveryStatus=scheduled')).body.data[0].id).toBe(id);
    mailing.app.clock.travelTo('2026-05-21T05:59:00Z');
    expect(await mailing.deliver()).toEqual([]);
    mailing.app.clock.travelTo('2026-05-21T06:00:01Z');
    expect(await mailing.deliver()).toHaveLength(1);
    expect((await statusOf(`credit-notes/${id}`)).deliveryStatus).toBe('sent');
  });

  it('not in the past, nor in years', async () => {
    const id = await note();
    for (const sendAt of ['2026-05-20T11:59:59Z', '2027-06-01T00:00:00Z', 'tomorrow', '2026-05-21'])
      expectInvalid(await send(id, { ...TO, sendAt }), 'sendAt');
    expect((await statusOf(`credit-notes/${id}`)).summary.total).toBe(0);
  });

  it('not at all, if it is cancelled before', async () => {
    const id = await note();
    const { body: delivery } = await send(id, { ...TO, sendAt: '2026-05-21T08:00:00Z' });
    const path = `/credit-notes/${id}/deliveries/${delivery.id as string}`;
    expect((await books.test.delete(path)).body).toMatchObject({ status: 'cancelled', test: true });
    const cancelled = await books.live.delete(path);
    expect([cancelled.status, cancelled.body.status]).toEqual([200, 'cancelled']);
    const again = await books.live.delete(path);
    expectRefusal(again, { status: 409, code: 'conflict', reason: 'delivery_not_scheduled' });
    expect(again.body).toMatchObject({ status: 409, deliveryStatus: 'cancelled' });
    mailing.app.clock.travelTo('2026-05-21T09:00:00Z');
    expect(await mailing.deliver()).toEqual([]);
    expect(await statusOf(`credit-notes/${id}`)).toMatchObject({
      deliveryStatus: 'none',
      summary: { total: 1, cancelled: 1 },
    });
    expect((await eventsOf(books, id, /delivery|sent/)).map(({ type }) => type)).toEqual([
      'credit_note.delivery_created',
      'credit_note.delivery_cancelled',
    ]);
  });

  it('by a delivery of its own document only', async () => {
    const [one, other] = [await note(), await note()];
    const { body: delivery } = await send(one, { ...TO, sendAt: '2026-05-21T08:00:00Z' });
    expectNotFound(await books.live.delete(`/credit-notes/${other}/deliveries/${delivery.id as string}`));
    expectNotFound(await books.live.delete(`/credit-notes/${one}/deliveries/dlv_unknown`));
  });

  it('never once it is voided: what was scheduled is cancelled with it', async () => {
    const id = await note();
    await send(id, { ...TO, sendAt: '2026-05-21T08:00:00Z' });
    const { body } = await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    expect(body).toMatchObject({ status: 'voided', deliveryStatus: 'none' });
    const invoice = await issued(books);
    await books.live.post(`/invoices/${invoice.id}/send`, { ...TO, sendAt: '2026-05-21T08:00:00Z' });
    expect((await books.live.post(`/invoices/${invoice.id}/void`)).body).toMatchObject({
      status: 'voided',
      deliveryStatus: 'none',
    });
    mailing.app.clock.travelTo('2026-05-21T09:00:00Z');
    expect(await mailing.deliver()).toEqual([]);
    for (const path of [`credit-notes/${id}`, `invoices/${invoice.id as string}`])
      expect((await statusOf(path)).deliveries).toEqual([
        expect.objectContaining({ status: 'cancelled', reason: 'document_voided' }),
      ]);
  });

  it('not again after a void that came between two attempts', async () => {
    mailing.mail.behave({ data: () => ({ code: 451, text: 'Later' }) });
    const id = await note();
    await send(id, TO);
    await mailing.deliver();
    await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    mailing.mail.behave({});
    mailing.app.clock.travelTo('2026-05-20T12:05:00Z');
    expect(await mailing.deliver()).toEqual([]);
    expect((await statusOf(`credit-notes/${id}`)).deliveries[0]).toMatchObject({ status: 'cancelled' });
  });

  it('several times, each a delivery; the document shows the latest', async () => {
    const id = await note();
    await send(id, TO);
    await mailing.deliver();
    await send(id, { ...TO, sendAt: '2026-05-21T08:00:00Z' });
    expect(await statusOf(`credit-notes/${id}`)).toMatchObject({
      deliveryStatus: 'scheduled',
      summary: { total: 2, sent: 1, scheduled: 1 },
    });
    expect((await send(id, { channel: 'download' })).body.status).toBe('sent');
    expect((await statusOf(`credit-notes/${id}`)).deliveryStatus).toBe('sent');
  });

  it.each(['download', 'manual'])('by %s, which is noted and sends nothing', async (channel) => {
    const id = await note();
    const { status, body } = await send(id, { channel });
    expect([status, body.status, body.channel, body.recipients]).toEqual([202, 'sent', channel, []]);
    expect((await books.live.get(`/credit-notes/${id}`)).body).toMatchObject({
      status: 'issued',
      deliveryStatus: 'sent',
    });
    expect((await statusOf(`credit-notes/${id}`)).attempts).toEqual([
      expect.objectContaining({ channel, recipient: null, outcome: 'accepted' }),
    ]);
    expect((await eventsOf(books, id, /sent/)).map(({ type }) => type)).toEqual(['credit_note.sent']);
    expect(await mailing.deliver()).toEqual([]);
    for (const field of ['subject', 'message', 'sendAt'])
      expectInvalid(await send(id, { channel, [field]: '2026-05-21T08:00:00Z' }), field);
  });

  it('to everybody once, however often and wherever they are named', async () => {
    const id = await note({ clientEmail: 'ann@acme.example' });
    const request = {
      to: ['Ann@ACME.example', 'ann@acme.example'],
      cc: ['bob@bücher.example', 'ANN@acme.example'],
      bcc: ['bob@xn--bcher-kva.example', 'carl@acme.example'],
    };
    expect((await send(id, request)).body.recipients).toEqual([
      { type: 'to', address: 'Ann@acme.example' },
      { type: 'cc', address: 'bob@xn--bcher-kva.example' },
      { type: 'bcc', address: 'carl@acme.example' },
    ]);
    const [received] = await mailing.deliver();
    expect(received?.recipients).toHaveLength(3);
    expect(received?.raw.toString()).not.toContain('carl@');
  });

  it.each([
    ['to', { to: 'nobody' }],
    ['to', { to: 'a@b.example\r\nBcc: c@d.example' }],
    ['to', { to: 'a@b.example, c@d.example' }],
    ['to.1', { to: ['a@b.example', 'jürgen@b.example'] }],
    ['cc.0', { to: 'a@b.example', cc: ['<a@b.example>'] }],
    ['bcc', { bcc: [7] }],
    ['to', { to: Array.from({ length: 51 }, (_, i) => `a${i}@b.example`) }],
    ['to', { to: 'a@b.example', cc: Array.from({ length: 50 }, (_, i) => `a${i}@b.example`) }],
    ['subject', { subject: 'Hello\r\nBcc: c@d.example' }],
    ['subject', { subject: 'x'.repeat(201) }],
    ['attach', { attach: ['docx'] }],
    ['locale', { locale: 'it' }],
    ['channel', { channel: 'fax' }],
    ['from', { from: 'a@b.example' }],
  ])('to no address or in no way that is none: %s of %j', async (field, request) => {
    const id = await note({ clientEmail: 'ann@acme.example' });
    expectInvalid(await send(id, request), field);
    expect((await books.live.get(`/credit-notes/${id}`)).body.status).toBe('draft');
  });

  it('to the customer, when the document names no address; else to nobody', async () => {
    const id = await note();
    expectRefusal(await send(id, {}), { status: 422, code: 'recipient_missing', field: 'to' });
    expect((await books.live.get(`/credit-notes/${id}`)).body.status).toBe('draft');
    const customer = await created(books.live, '/customers', { name: 'Acme Ltd' });
    const theirs = await note({ customerId: customer.id, clientName: undefined });
    await books.live.patch(`/customers/${customer.id as string}`, { email: 'new@acme.example' });
    expect((await send(theirs, {})).body.recipients).toEqual([{ type: 'to', address: 'new@acme.example' }]);
    await mailing.deliver();
  });
});
