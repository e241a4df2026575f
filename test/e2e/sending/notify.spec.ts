import { created, creditNote, openBooks, type Books } from '../../support/books';
import { invoice } from '../../support/invoices';
import { eventsOf, startMailingApp, type MailingApp } from '../../support/mailing-app';
import { expectInvalid, expectRefusal } from '../../support/problems';

const ANN = { clientEmail: 'ann@acme.example' };
const MISSING = { status: 422, code: 'recipient_missing', field: 'clientEmail' } as const;

describe('notify: true', () => {
  let mailing: MailingApp;
  let books: Books;

  beforeAll(async () => {
    mailing = await startMailingApp();
    mailing.app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(mailing.app);
  });
  afterAll(() => mailing.close());

  it.each([
    ['/credit-notes', creditNote({ ...ANN, notify: true, status: 'draft' }), 'credit_note'],
    ['/credit-notes', creditNote({ ...ANN, notify: true }), 'credit_note'],
    ['/invoices', invoice({ ...ANN, notify: true }), 'invoice'],
    ['/invoices', invoice({ ...ANN, notify: true, status: 'issued' }), 'invoice'],
  ])('issues and sends what POST %s makes, in its own transaction', async (path, request, type) => {
    const document = await created(books.live, path, request);
    expect(document).toMatchObject({ status: 'issued', deliveryStatus: 'sending' });
    const [received, ...more] = await mailing.deliver();
    expect(more).toEqual([]);
    expect(received?.recipients).toEqual(['ann@acme.example']);
    expect(received?.mail.subject).toContain(document.number);
    expect((await books.live.get(`${path}/${document.id as string}`)).body.deliveryStatus).toBe('sent');
    expect((await eventsOf(books, document.id, /./)).map((event) => event.type as string)).toEqual(
      ['created', 'issued', 'delivery_created', 'sent'].map((what) => `${type}.${what}`),
    );
  });

  it('goes to the customer where the request names no address', async () => {
    const customer = await created(books.live, '/customers', { name: 'Beta plc', email: 'b@beta.example' });
    await created(books.live, '/credit-notes', creditNote({ customerId: customer.id, notify: true }));
    expect((await mailing.deliver()).map(({ recipients }) => recipients)).toEqual([['b@beta.example']]);
  });

  it('needs somebody to notify, or nothing is made', async () => {
    const before = await books.counts();
    for (const [path, request] of [
      ['/credit-notes', creditNote({ notify: true })],
      ['/credit-notes/preview', creditNote({ notify: true })],
      ['/invoices', invoice({ notify: true })],
      ['/invoices/preview', invoice({ notify: true })],
    ] as const)
      expectRefusal(await books.live.post(path, request), MISSING);
    expectInvalid(await books.live.post('/credit-notes', creditNote({ notify: 'yes' })), 'notify');
    const unreachable = creditNote({ notify: true, clientEmail: 'jürgen@acme.example' });
    expectInvalid(await books.live.post('/credit-notes', unreachable), 'clientEmail');
    expect(await books.counts()).toEqual(before);
  });

  it('is heeded item by item in a batch', async () => {
    const creditNotes = [
      creditNote({ ...ANN, notify: true }),
      creditNote({ notify: true }),
      creditNote(),
      creditNote({ clientEmail: 'bob@acme.example', notify: true }),
    ];
    const { body } = await books.live.post('/credit-notes/batch', { atomic: false, creditNotes });
    expect(body.data.map(({ status }: { status: number }) => status)).toEqual([201, 422, 201, 201]);
    expect(body.data[1].error.code).toBe('recipient_missing');
    expect((await mailing.deliver()).flatMap(({ recipients }) => recipients).sort()).toEqual([
      'ann@acme.example',
      'bob@acme.example',
    ]);
    const invoices = [invoice({ ...ANN, notify: true, status: 'draft' }), invoice({ status: 'draft' })];
    const made = (await books.live.post('/invoices/batch', { invoices })).body.data;
    expect(made.map((each: { invoice: { status: string } }) => each.invoice.status)).toEqual([
      'issued',
      'draft',
    ]);
    expect(await mailing.deliver()).toHaveLength(1);
  });

  it('sends nothing from a preview, with a test key, or with a batch that is refused', async () => {
    const before = await books.counts();
    const request = creditNote({ ...ANN, notify: true });
    expect((await books.live.post('/credit-notes/preview', request)).body).toMatchObject({
      status: 'issued',
      deliveryStatus: 'sending',
    });
    expect((await books.live.post('/invoices/preview', invoice({ ...ANN, notify: true }))).status).toBe(200);
    expect((await books.test.post('/credit-notes', request)).body).toMatchObject({
      test: true,
      deliveryStatus: 'sending',
    });
    const creditNotes = [request, creditNote({ issueDate: '2027-01-01' })];
    expect((await books.live.post('/credit-notes/batch', { creditNotes })).status).toBeGreaterThan(400);
    expect(await mailing.deliver()).toEqual([]);
    expect(await books.counts()).toEqual(before);
  });

  it('sends the credit note that takes the place of a voided one', async () => {
    const { id } = await books.credited();
    const { body } = await books.live.post(`/credit-notes/${id as string}/void-and-reissue`, {
      creditNote: creditNote({ ...ANN, notify: true }),
    });
    expect(body.creditNote).toMatchObject({ status: 'issued', deliveryStatus: 'sending' });
    const [received] = await mailing.deliver();
    expect(received?.mail.subject).toContain(body.creditNote.number);
  });
});
