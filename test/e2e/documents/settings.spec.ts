import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { completeCustomer, completeSeller, openCompleteBooks } from '../../support/complete-books';
import { issued } from '../../support/invoices';
import { ledgerOf, openSession } from '../../support/plain-sql';
import { expectRefusal } from '../../support/problems';

describe('What documents say of their parties', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  const versions = async (of: Books): Promise<{ version: number; profile: Record<string, unknown> }[]> => {
    const session = await openSession(app, 'owner', await ledgerOf(app, of.organisation.id));
    return session
      .sql<{ version: number; profile: Record<string, unknown> }>(
        `SELECT version, profile FROM seller_profiles
         WHERE organisation_id = current_setting('contra.organisation_id')::uuid ORDER BY version`,
      )
      .finally(() => session.end());
  };

  describe('of the organisation', () => {
    it('is set when it is opened, and shown', async () => {
      const { body } = await app.staff().post('/organisations', completeSeller());
      expect(body.documents).toEqual({
        accentColour: '#1a5fb4',
        email: 'rechnung@nordlicht.example',
        phone: '+49 40 1234560',
        contactName: 'Anke Petersen',
        bankAccount: { iban: 'DE89370400440532013000', bic: 'COBADEFFXXX', accountName: null },
        electronicAddress: { scheme: '9930', id: 'DE136695976' },
        requireEInvoice: false,
      });
    });

    it('changes field by field: what is left out stays, null clears, an IBAN loses its spaces', async () => {
      const { live } = await openCompleteBooks(app);
      const bankAccount = { iban: 'dk50 0040 0440 1162 43' };
      const { body } = await live.patch('/organisation', {
        documents: { locale: 'da', phone: null, bankAccount },
      });
      expect(body.documents).toMatchObject({
        locale: 'da',
        email: 'rechnung@nordlicht.example',
        bankAccount: { iban: 'DK5000400440116243', bic: null, accountName: null },
      });
      expect(body.documents).not.toHaveProperty('phone');
      expect((await live.get('/organisation')).body.documents).toEqual(body.documents);
      const cleared = await live.patch('/organisation', { documents: null });
      expect(cleared.body.documents).toEqual({ requireEInvoice: false });
    });

    it('tells of the change in one event', async () => {
      const { live } = await openBooks(app);
      const before = (await live.get('/events?limit=200')).body.data.length;
      await live.patch('/organisation', { documents: { footer: 'Registered in England' } });
      await live.patch('/organisation', { documents: { footer: 'Registered in England' } });
      const told = (await live.get('/events?limit=200')).body.data.slice(before);
      expect(told).toHaveLength(1);
      expect(told[0]).toMatchObject({
        type: 'organisation.updated',
        data: { documents: { footer: 'Registered in England' } },
      });
    });

    it.each([
      ['documents.locale', { locale: 'sv' }],
      ['documents.accentColour', { accentColour: 'blue' }],
      ['documents.bankAccount.iban', { bankAccount: { iban: 'DE88370400440532013000' } }],
      ['documents.bankAccount.iban', { bankAccount: { bic: 'COBADEFFXXX' } }],
      ['documents.bankAccount.bic', { bankAccount: { iban: 'DE89370400440532013000', bic: 'COBA' } }],
      ['documents.email', { email: 'nobody' }],
      ['documents.website', { website: 'javascript:alert(1)' }],
      ['documents.electronicAddress.scheme', { electronicAddress: { scheme: '1234', id: '1' } }],
      ['documents.electronicAddress.id', { electronicAddress: { scheme: '0088' } }],
      ['documents.requireEInvoice', { requireEInvoice: 'yes' }],
      ['documents.colour', { colour: '#ffffff' }],
    ])('refuses a wrong %s by its name', async (field, documents) => {
      const answer = await books.live.patch('/organisation', { documents });
      expectRefusal(answer, { status: 400, code: 'validation_failed', field });
    });

    it('makes a new version of the seller with each change that documents show, and with no other', async () => {
      const own = await openCompleteBooks(app);
      await own.live.patch('/organisation', {
        documents: { requireEInvoice: true },
        timeZone: 'Europe/Paris',
      });
      expect(await versions(own)).toHaveLength(1);
      await own.live.patch('/organisation', { address: { line1: 'Neuer Wall 1', city: 'Hamburg' } });
      await own.live.patch('/organisation', { documents: { footer: 'Amtsgericht Hamburg' } });
      expect(await versions(own)).toMatchObject([
        { version: 1, profile: { address: { line1: 'Speicherstraße 12' }, footer: null } },
        { version: 2, profile: { address: { line1: 'Neuer Wall 1' }, footer: null } },
        { version: 3, profile: { address: { line1: 'Neuer Wall 1' }, footer: 'Amtsgericht Hamburg' } },
      ]);
    });

    it('is left as it was by a test key', async () => {
      const own = await openCompleteBooks(app);
      const { status, body } = await own.test.patch('/organisation', { documents: { locale: 'de' } });
      expect([status, body.documents.locale]).toEqual([200, 'de']);
      expect((await own.live.get('/organisation')).body.documents).not.toHaveProperty('locale');
      expect(await versions(own)).toHaveLength(1);
    });

    it('stays when a sandbox is reset', async () => {
      const own = await openCompleteBooks(app, { sandbox: true });
      await own.live.patch('/organisation', { name: 'Nordlicht AG' });
      const before = (await own.live.get('/organisation')).body.documents;
      await own.live.post('/organisation/reset');
      expect((await own.live.get('/organisation')).body.documents).toEqual(before);
      expect(await versions(own)).toMatchObject([{ version: 2, profile: { name: 'Nordlicht AG' } }]);
      await own.live.patch('/organisation', { name: 'Nordlicht SE' });
      expect((await versions(own)).map(({ version }) => version)).toEqual([2, 3]);
    });
  });

  describe('of a customer', () => {
    const shown = {
      locale: 'fr',
      electronicAddress: { scheme: '0002', id: '303265045' },
      contactName: 'Claire Moreau',
      buyerReference: 'SERVICE-ACHATS-7',
    };

    it('is set, changed and cleared', async () => {
      const customer = await created(books.live, '/customers', completeCustomer());
      expect(customer).toMatchObject(shown);
      const changes = { locale: 'de', electronicAddress: null, buyerReference: null };
      const { body } = await books.live.patch(`/customers/${customer.id}`, changes);
      expect(body).toMatchObject({ ...shown, ...changes });
      expect((await books.live.get(`/customers/${customer.id}`)).body).toEqual(body);
    });

    it('is taken in by an import', async () => {
      const { body } = await books.live.post('/customers/import', {
        customers: [completeCustomer({ reference: 'K-1' })],
      });
      expect(body.data[0].customer).toMatchObject(shown);
    });

    it('is erased with the rest, and stays on what was issued', async () => {
      const { id } = await created(books.live, '/customers', completeCustomer());
      const note = await books.credited({ customerId: id, clientName: undefined });
      const { body } = await books.live.post(`/customers/${id}/erase`);
      expect(body).toMatchObject({
        locale: null,
        electronicAddress: null,
        contactName: null,
        buyerReference: null,
      });
      const { body: kept } = await books.live.get(`/credit-notes/${note.id}`);
      expect(kept.buyerReference).toBe('SERVICE-ACHATS-7');
    });

    it.each([
      ['locale', { locale: 'xx' }],
      ['electronicAddress.scheme', { electronicAddress: { scheme: 'XX', id: '1' } }],
      ['contactName', { contactName: '' }],
    ])('is refused with a wrong %s', async (field, changes) => {
      const answer = await books.live.post('/customers', completeCustomer(changes));
      expectRefusal(answer, { status: 400, code: 'validation_failed', field });
    });
  });

  describe("The buyer's reference of a document", () => {
    it("is the request's, else the invoice's, else the customer's", async () => {
      const { id: customerId } = await created(books.live, '/customers', completeCustomer());
      const of = { customerId, clientName: undefined };
      const plain = await books.credited(of);
      const own = await books.credited({ ...of, buyerReference: 'KST 4711' });
      const invoice = await issued(books, { ...of, buyerReference: '04011000-12345-03' });
      const credit = await created(books.live, '/credit-notes', {
        invoiceId: invoice.id,
        items: [{ invoiceLineId: invoice.items[0].id, quantity: 1 }],
      });
      expect([plain, own, invoice, credit].map(({ buyerReference }) => buyerReference)).toEqual([
        'SERVICE-ACHATS-7',
        'KST 4711',
        '04011000-12345-03',
        '04011000-12345-03',
      ]);
    });

    it('is edited with a draft invoice, and null brings back the default', async () => {
      const { id: customerId } = await created(books.live, '/customers', completeCustomer());
      const draft = await created(books.live, '/invoices', creditNote({ customerId, clientName: undefined }));
      const edit = async (buyerReference: string | null) =>
        (await books.live.patch(`/invoices/${draft.id}`, { buyerReference })).body.buyerReference;
      expect([await edit('KST 1'), await edit(null)]).toEqual(['KST 1', 'SERVICE-ACHATS-7']);
    });
  });
});
