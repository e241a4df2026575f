import { STAFF_KEY, startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { expectInvalid, expectRefusal } from '../../support/problems';
import { eventsOf } from '../../support/traces';

/** Its promises for credit notes without an invoice, one a test. XML and e-mail come with their features. */
describe('What a core billing service promises of credit notes', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2025-03-10T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  it('creates and issues in one step, without a draft', async () => {
    const note = await books.credited({ status: 'issued' });
    expect(note).toMatchObject({ status: 'issued', issuedAt: expect.stringMatching(/^2025-03-10T/) });
    expect((await books.live.get(`/credit-notes/${note.id}`)).body.status).toBe('issued');
    expect(await books.balances()).toEqual({ 1100: '-120.00', 2200: '20.00', 4000: '100.00' });
  });

  it('tells of the creation with an event that holds the credit note', async () => {
    const note = await books.credited({ status: 'issued' });
    const events = await eventsOf(books.live, note.id);
    expect(events.map(({ type }) => type)).toEqual(['credit_note.created', 'credit_note.issued']);
    expect(events[0]?.data).toMatchObject({ id: note.id, number: note.number, totals: note.totals });
  });

  it('takes keys of staff, of a directory of organisations, and of one client', async () => {
    const other = await openBooks(app);
    const { key } = await created(app.api(STAFF_KEY), '/api-keys', {
      name: 'Group accounts',
      kind: 'directory',
      mode: 'live',
      scopes: ['credit-notes:write'],
      organisations: [books.organisation.id],
    });
    const directory = (organisation: string) => app.api(key, { 'contra-organisation': organisation });

    const client = books.live;
    for (const caller of [books.staff, directory(books.organisation.id), client]) {
      expect((await caller.post('/credit-notes', creditNote())).status).toBe(201);
    }
    const refusals = [
      await directory(other.organisation.id).post('/credit-notes', creditNote()),
      await client.post('/credit-notes', creditNote(), { 'contra-organisation': other.organisation.id }),
    ];
    for (const refusal of refusals) expectRefusal(refusal, { status: 404, code: 'not_found' });
    expect((await books.balances())['1100']).toBe('-360.00');
    expect(await other.balances()).toEqual({});
  });

  it('takes a reason of at most 200 characters', async () => {
    const reason = 'é'.repeat(200);
    expect((await books.credited({ reason })).reason).toBe(reason);
    const longer = creditNote({ reason: `${reason}!` });
    expectInvalid(await books.live.post('/credit-notes', longer), 'reason');
  });

  it('takes lines with a quantity, a unit amount and several taxes, and reckons their totals itself', async () => {
    const line = {
      description: 'Hotel night',
      quantity: 2,
      unitPrice: '80.00',
      taxes: [
        { rate: 20, category: 'S', name: 'VAT' },
        { rate: 5, category: 'S', name: 'City tax' },
      ],
    };
    const note = await books.credited({ items: [line] });
    expect(note.items[0]).toMatchObject({
      net: '160.00',
      tax: '40.00',
      gross: '200.00',
      taxes: [
        { name: 'VAT', rate: '20', category: 'S', tax: '32.00' },
        { name: 'City tax', rate: '5', category: 'S', tax: '8.00' },
      ],
    });
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual([
      'Dr 4000 160.00 S20',
      'Dr 2200 32.00 S20',
      'Dr 2200 8.00 S5',
      'Cr 1100 200.00',
    ]);
    for (const total of ['net', 'tax', 'gross']) {
      const told = creditNote({ items: [{ ...line, [total]: '160.00' }] });
      expectInvalid(await books.live.post('/credit-notes', told), `items.0.${total}`);
    }
  });

  it('takes an own number, or numbers by itself, plainly or with the year', async () => {
    const pattern = (credit_note: string) =>
      books.live.patch('/organisation', { numberSeries: { credit_note } });
    expect((await books.credited({ number: 'RMA/77' })).number).toBe('RMA/77');

    expect((await pattern('{seq}')).status).toBe(200);
    expect([(await books.credited()).number, (await books.credited()).number]).toEqual(['1', '2']);

    expect((await pattern('{YYYY}-{seq:4}')).status).toBe(200);
    expect((await books.credited()).number).toBe('2025-0001');
    expect((await books.credited({ issueDate: '2024-12-31' })).number).toBe('2024-0001');
  });
});
