import type { Answer } from '../../support/app';
import { openCompleteBooks, type CompleteBooks } from '../../support/complete-books';
import { fetchFile } from '../../support/files';
import { drafted, issued } from '../../support/invoices';
import { bytesOf, eventsOf, SENDER, startMailingApp, type MailingApp } from '../../support/mailing-app';
import { expectNotFound, expectRefusal } from '../../support/problems';

describe('A document that is sent', () => {
  let mailing: MailingApp;
  let books: CompleteBooks;

  beforeAll(async () => {
    mailing = await startMailingApp();
    mailing.app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openCompleteBooks(mailing.app);
    await books.live.patch('/organisation', {
      documents: { email: 'office@contoso.example', accentColour: '#1a5fb4' },
    });
  });
  afterAll(() => mailing.close());

  const ofCustomer = (changes: object = {}) => ({
    customerId: books.customer.id,
    clientName: undefined,
    ...changes,
  });
  const send = (path: string, request: object = {}): Promise<Answer> =>
    books.live.post(`${path}/send`, request);

  it('goes to the client in the name of the organisation, with the very PDF that the API serves', async () => {
    const { id, number } = await books.credited(ofCustomer({ clientEmail: 'ann@acme.example' }));
    const answer = await send(`/credit-notes/${id}`, { locale: 'en' });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      id: expect.stringMatching(/^dlv_/),
      documentId: id,
      channel: 'email',
      status: 'sending',
      recipients: [{ type: 'to', address: 'ann@acme.example' }],
      sendAt: null,
      test: false,
    });
    const [received] = await mailing.deliver();
    expect(received?.sender).toBe(SENDER);
    expect(received?.recipients).toEqual(['ann@acme.example']);
    const organisation = (await books.live.get('/organisation')).body.name as string;
    expect(received?.mail).toMatchObject({
      from: { name: organisation, address: SENDER },
      replyTo: [{ address: 'office@contoso.example' }],
      subject: `Credit note ${number as string} from ${organisation}`,
      messageId: answer.body.messageId,
    });
    expect(received?.mail.messageId).toBe(`<${answer.body.id as string}@contoso.example>`);
    expect(received?.mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(received?.mail.html).toContain('#1a5fb4');
    const served = await fetchFile(mailing.app, books.liveKey, `/credit-notes/${id}/pdf`);
    expect(received && bytesOf(received.mail).equals(served.bytes)).toBe(true);
    expect(received?.mail.attachments.map(({ filename }) => filename)).toEqual([`${number as string}.pdf`]);
  });

  it('is told of in its status, its attempts, and one event with the document and the delivery', async () => {
    const { id } = await books.credited(ofCustomer({ clientEmail: 'ann@acme.example' }));
    const { body: delivery } = await send(`/credit-notes/${id}`);
    expect((await books.live.get(`/credit-notes/${id}`)).body).toMatchObject({
      status: 'issued',
      deliveryStatus: 'sending',
    });
    await mailing.deliver();
    const { body } = await books.live.get(`/credit-notes/${id}/delivery-status`);
    expect(body).toMatchObject({
      documentId: id,
      deliveryStatus: 'sent',
      summary: { total: 1, scheduled: 0, sending: 0, sent: 1, failed: 0, cancelled: 0 },
      deliveries: [{ id: delivery.id, status: 'sent', attempts: 1, endedAt: expect.any(String) }],
    });
    expect(body.attempts).toEqual([
      {
        time: expect.any(String),
        deliveryId: delivery.id,
        attempt: 1,
        channel: 'email',
        recipient: 'ann@acme.example',
        outcome: 'accepted',
        answer: expect.stringMatching(/^250 /),
        error: null,
      },
    ]);
    expect((await books.live.get(`/credit-notes?deliveryStatus=sent&limit=200`)).text).toContain(id);
    const events = await eventsOf(books, id, /issued|sent|delivery/);
    expect(events.map(({ type }) => type)).toEqual([
      'credit_note.issued',
      'credit_note.delivery_created',
      'credit_note.sent',
    ]);
    expect(events[2].data).toMatchObject({
      id,
      deliveryStatus: 'sent',
      delivery: { id: delivery.id, status: 'sent' },
    });
  });

  it('is issued first if it is a draft: numbered, posted and sent, or nothing of it', async () => {
    const draft = await drafted(books, ofCustomer());
    const answer = await send(`/invoices/${draft.id}`, { to: 'ann@acme.example' });
    expect(answer.status).toBe(202);
    const invoice = (await books.live.get(`/invoices/${draft.id}`)).body;
    expect(invoice).toMatchObject({ status: 'issued', deliveryStatus: 'sending' });
    expect(invoice.journalEntryId).toMatch(/^je_/);
    const [received] = await mailing.deliver();
    expect(received?.mail.subject).toContain(invoice.number);
    expect((await books.live.get('/invoices?deliveryStatus=sent')).body.data[0].id).toBe(draft.id);
    expect((await eventsOf(books, draft.id, /issued|sent|delivery/)).map(({ type }) => type)).toEqual([
      'invoice.issued',
      'invoice.delivery_created',
      'invoice.sent',
    ]);

    await books.live.post('/periods/per_2026-03/lock');
    const late = await drafted(books, ofCustomer({ issueDate: '2026-03-15' }));
    const before = await books.counts();
    expectRefusal(await send(`/invoices/${late.id}`, { to: 'ann@acme.example' }), {
      status: 403,
      code: 'period_locked',
    });
    expect(await books.counts()).toEqual(before);
    expect((await books.live.get(`/invoices/${late.id}`)).body.status).toBe('draft');
    expect(await mailing.deliver()).toEqual([]);
  });

  it.each([
    ['en', 'Invoice', 'Total: 1,440.00 EUR', 'Due: 19 June 2026', 'Please pay to'],
    ['de', 'Rechnung', 'Gesamtbetrag: 1.440,00 EUR', 'Fällig am: 19.06.2026', 'Bitte überweisen Sie auf'],
    [
      'fr',
      'Facture',
      'Montant total\u00a0: 1\u202f440,00 EUR',
      'Échéance\u00a0: 19/06/2026',
      'Veuillez payer sur le compte',
    ],
    ['da', 'Faktura', 'Samlet beløb: 1.440,00 EUR', 'Forfalder: 19.06.2026', 'Betal venligst til'],
  ])('speaks %s: title, amounts, dates, and where to pay', async (locale, title, amount, due, pay) => {
    const items = [{ description: 'Widget', quantity: 12, unitPrice: 100, taxRate: 20 }];
    const invoice = await issued(books, ofCustomer({ items, issueDate: '2026-05-20', paymentTermsDays: 30 }));
    await send(`/invoices/${invoice.id}`, { to: 'ann@acme.example', locale });
    const [received] = await mailing.deliver();
    expect(received?.mail.subject).toMatch(new RegExp(`^${title} ${invoice.number}`));
    for (const part of [invoice.number, amount, due, pay, 'IBAN'])
      expect(received?.mail.text).toContain(part);
    expect(received?.mail.html).toContain(`lang="${locale}"`);
  });

  it('speaks the language of its customer unless told otherwise', async () => {
    const customer = (await books.live.post('/customers', { name: 'Møller ApS', locale: 'da' })).body;
    const note = await books.credited(
      ofCustomer({ customerId: customer.id, clientEmail: 'm@moller.example' }),
    );
    await send(`/credit-notes/${note.id}`);
    const [received] = await mailing.deliver();
    expect(received?.mail.subject).toMatch(/^Kreditnota /);
    expect(received?.mail.text).toContain('Krediteret beløb: 120,00 EUR');
    expect(received?.mail.text).not.toContain('IBAN');
  });

  it('has the sender’s own words, which are text whatever they look like', async () => {
    const customer = (await books.live.post('/customers', { name: '<b>Bobby</b> & "Sons"' })).body;
    const note = await books.credited(ofCustomer({ customerId: customer.id }));
    await send(`/credit-notes/${note.id}`, {
      to: 'ann@acme.example',
      subject: 'Your credit: ünï <script>',
      message: 'First <img src=x onerror=alert(1)>\nsecond line\n\nNew & paragraph',
    });
    const [received] = await mailing.deliver();
    expect(received?.mail.subject).toBe('Your credit: ünï <script>');
    expect(received?.mail.text).toContain(
      'First <img src=x onerror=alert(1)>\nsecond line\n\nNew & paragraph',
    );
    const html = received?.mail.html ?? '';
    expect(html).toContain('First &lt;img src=x onerror=alert(1)&gt;<br>\nsecond line</p>');
    expect(html).toContain('New &amp; paragraph');
    expect(html).toContain('&lt;b&gt;Bobby&lt;/b&gt; &amp; &quot;Sons&quot;');
    expect(html).not.toMatch(/<img|<script|<b>/);
  });

  it('brings the electronic document along, or says what it lacks before anything is sent', async () => {
    const invoice = await issued(books, ofCustomer());
    await send(`/invoices/${invoice.id}`, { to: 'ann@acme.example', attach: ['pdf', 'ubl', 'cii'] });
    const [received] = await mailing.deliver();
    const files = received?.mail.attachments ?? [];
    expect(files.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
      [`${invoice.number}.pdf`, 'application/pdf'],
      [`${invoice.number}.ubl.xml`, 'application/xml'],
      [`${invoice.number}.cii.xml`, 'application/xml'],
    ]);
    for (const [index, path] of [
      [1, 'xml'],
      [2, 'xml?syntax=cii'],
    ] as const) {
      const served = await fetchFile(mailing.app, books.liveKey, `/invoices/${invoice.id}/${path}`);
      expect(received && bytesOf(received.mail, index).equals(served.bytes)).toBe(true);
    }

    const draft = await drafted(books, { clientName: 'Nobody in particular' });
    expectRefusal(await send(`/invoices/${draft.id}`, { to: 'ann@acme.example', attach: ['ubl'] }), {
      status: 422,
      code: 'einvoice_incomplete',
    });
    expect((await books.live.get(`/invoices/${draft.id}`)).body.status).toBe('draft');
    expect(await mailing.deliver()).toEqual([]);
  });

  it('is not sent when it is voided, unknown, or of another system', async () => {
    const note = await books.credited({ clientEmail: 'ann@acme.example' });
    await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    expectRefusal(await send(`/credit-notes/${note.id}`), {
      status: 409,
      code: 'conflict',
      reason: 'already_voided',
    });
    expectNotFound(await send('/credit-notes/cn_unknown'));
    expectNotFound(await send('/invoices/inv_unknown'));
    expectNotFound(await books.live.get('/invoices/inv_unknown/delivery-status'));
    expect(await mailing.deliver()).toEqual([]);
  });

  it('is sent once, however often the request is repeated', async () => {
    const note = await books.credited({ clientEmail: 'ann@acme.example' });
    const headers = { 'idempotency-key': 'send-once' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => books.live.post(`/credit-notes/${note.id}/send`, {}, headers)),
    );
    const again = await books.live.post(`/credit-notes/${note.id}/send`, {}, headers);
    expect(again.headers['idempotent-replayed']).toBe('true');
    const ids = answers.filter(({ status }) => status === 202).map(({ body }) => body.id as string);
    expect(new Set([...ids, again.body.id])).toEqual(new Set([again.body.id]));
    expect(await mailing.deliver()).toHaveLength(1);
  });

  it('is sent by nobody with a test key, which is answered the same', async () => {
    const note = await books.credited({ clientEmail: 'ann@acme.example' });
    const { status, body } = await books.test.post(`/credit-notes/${note.id}/send`, {});
    expect([status, body.test, body.status]).toEqual([202, true, 'sending']);
    expect(body.id).toMatch(/^dlv_test_/);
    expect((await books.live.get(`/credit-notes/${note.id}/delivery-status`)).body.summary.total).toBe(0);
    const stub = (await books.test.post('/credit-notes', { clientName: 'A', items: [] })).status;
    expect(stub).toBe(400);
    expect(await mailing.deliver()).toEqual([]);
  });
});
