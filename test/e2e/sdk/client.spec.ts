import { pipeline } from 'node:stream/promises';
import { Contra, ContraError, isContraError, type ContraOptions } from '../../../sdk/src';
import { STAFF_KEY, startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';

const items = [{ description: 'Widget', quantity: 1, unitPrice: '100.00', taxRate: 20 }];
const NOTE = { clientName: 'Acme Ltd', items };

describe('The client', () => {
  let app: TestApp;
  let books: Books;
  let contra: Contra;
  let requests: URL[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    const recording: typeof fetch = (url, init) => {
      requests.push(new URL(url));
      return fetch(url, init);
    };
    contra = new Contra({ apiKey: books.liveKey, baseUrl: app.url, fetch: recording });
    await contra.creditNotes.createBatch({
      creditNotes: Array.from({ length: 5 }, (_, index) => ({ ...NOTE, clientName: `Buyer ${index + 1}` })),
      atomic: true,
    });
  });
  beforeEach(() => {
    requests = [];
  });
  afterAll(() => app.close());

  const rejection = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => null,
      (error: unknown) => error,
    );

  describe('creates and shows', () => {
    it('a credit note with what it posted', async () => {
      const { id, number } = await contra.creditNotes.create({ ...NOTE, reason: 'Returned' });
      const note = await contra.creditNotes.get(id, { expand: 'journalEntry' });
      expect(note).toMatchObject({ number, status: 'draft', totals: { net: '100.00', gross: '120.00' } });
      expect(note.journalEntry?.lines.map(({ account }) => account.role)).toEqual([
        'sales',
        'vat_output',
        'debtors',
      ]);
      expect((await contra.creditNotes.issue(id)).status).toBe('issued');
    });

    it('an invoice, its credit, a payment and what is left of it all', async () => {
      const customer = await contra.customers.create({ name: 'Acme Ltd', country: 'GB' });
      const draft = await contra.invoices.create({ customerId: customer.id, items });
      const invoice = await contra.invoices.issue(draft.id);
      await contra.creditNotes.create({ invoiceId: invoice.id, amount: '20.00', status: 'issued' });
      await contra.payments.create({
        customerId: customer.id,
        amount: '60.00',
        allocations: [{ invoiceId: invoice.id, amount: '60.00' }],
      });
      expect((await contra.invoices.get(invoice.id)).amountDue).toBe('40.00');
      const open = await contra.customers.openItems(customer.id).toArray();
      expect(open.map(({ openAmount }) => openAmount)).toEqual(['40.00']);
      expect((await contra.invoices.creditable(invoice.id)).lines).toHaveLength(1);
    });

    it('what becomes of a document that is sent', async () => {
      const note = await contra.creditNotes.create(NOTE);
      const delivery = await contra.creditNotes.send(note.id, {
        to: 'billing@acme.example',
        sendAt: '2026-06-01T08:00:00Z',
      });
      expect(delivery.status).toBe('scheduled');
      expect((await contra.creditNotes.deliveryStatus(note.id)).summary.scheduled).toBe(1);
      expect((await contra.creditNotes.cancelDelivery(note.id, delivery.id)).status).toBe('cancelled');
    });

    it('nothing that a test key made', async () => {
      const before = await books.counts();
      const test = contra.with({ apiKey: books.testKey });
      const note = await test.creditNotes.create(NOTE);
      expect(note).toMatchObject({ test: true, totals: { gross: '120.00' } });
      expect(await books.counts()).toEqual(before);
    });

    it('the organisation that is named, with a key that reaches several', async () => {
      const staff = new Contra({ apiKey: STAFF_KEY, baseUrl: `${app.url}/` });
      expect(await rejection(staff.organisation.get())).toMatchObject({ code: 'organisation_required' });
      const { id } = books.organisation;
      expect((await staff.with({ organisation: id }).organisation.get()).id).toBe(id);
      expect((await staff.organisation.get({ organisation: id })).id).toBe(id);
      expect((await staff.organisations.list().toArray()).map((each) => each.id)).toContain(id);
    });
  });

  describe('goes through a list', () => {
    const names = ['Buyer 5', 'Buyer 4', 'Buyer 3', 'Buyer 2', 'Buyer 1'];

    it('over several pages, by cursor, each row once', async () => {
      const seen: string[] = [];
      for await (const { clientName } of contra.creditNotes.list({ q: 'Buyer', limit: 2 }))
        seen.push(clientName);
      expect(seen).toEqual(names);
      expect(requests.map(({ searchParams }) => searchParams.has('cursor'))).toEqual([false, true, true]);
      expect(requests.every(({ searchParams }) => searchParams.get('q') === 'Buyer')).toBe(true);
    });

    it('as far as it is read, and no page more', async () => {
      const list = contra.creditNotes.list({ q: 'Buyer', limit: 2 });
      expect(requests).toEqual([]);
      expect((await list.toArray(2)).map(({ clientName }) => clientName)).toEqual(names.slice(0, 2));
      expect(requests).toHaveLength(1);
      expect(await list.toArray(0)).toEqual([]);
      expect(requests).toHaveLength(1);
    });

    it('from the page on that is named, or one page', async () => {
      const list = contra.creditNotes.list({ q: 'Buyer', limit: 2, page: 2 });
      const { data, pagination } = await list.page();
      expect(data.map(({ clientName }) => clientName)).toEqual(names.slice(2, 4));
      expect(pagination).toMatchObject({ page: 2, total: 5, totalPages: 3 });
      expect((await list.toArray()).map(({ clientName }) => clientName)).toEqual(names.slice(2));
      const sizes: number[] = [];
      for await (const page of list.pages()) sizes.push(page.data.length);
      expect(sizes).toEqual([2, 1]);
    });

    it('of events to the last one, and later from there', async () => {
      const first = contra.events.list({ type: 'credit_note.*', limit: 3 });
      let cursor: string | null = null;
      const types: string[] = [];
      for await (const { data, pagination } of first.pages()) {
        types.push(...data.map(({ type }) => type));
        cursor = pagination.nextCursor;
      }
      expect(types.length).toBeGreaterThanOrEqual(5);
      const { id } = await contra.creditNotes.create(NOTE);
      const news = await contra.events
        .list({ type: 'credit_note.*', ...(cursor !== null && { cursor }) })
        .toArray();
      expect(news.map(({ type, objectId }) => [type, objectId])).toEqual([['credit_note.created', id]]);
    });

    it('until its signal ends it', async () => {
      const controller = new AbortController();
      const reason = new Error('enough');
      const all = async (): Promise<void> => {
        for await (const { id } of contra.creditNotes.list({ limit: 1 }, { signal: controller.signal }))
          if (id) controller.abort(reason);
      };
      expect(await rejection(all())).toBe(reason);
      expect(requests).toHaveLength(1);
    });
  });

  describe('takes home', () => {
    it('a report as JSON, as a file, and row by row', async () => {
      const { totals } = await contra.reports.trialBalance({ asOf: '2026-05-20' });
      expect(totals.debit).toBe(totals.credit);
      const file = await contra.reports.trialBalance.csv({ asOf: '2026-05-20' });
      expect(file.contentType).toMatch(/^text\/csv/);
      expect(await file.text()).toMatch(/^account_code,/m);
      const query = { accountCode: '1100', from: '2026-05-01', to: '2026-05-31', limit: 2 };
      const { closing } = await contra.reports.generalLedger(query);
      const rows = await contra.reports.generalLedger.rows(query).toArray();
      expect(rows.length).toBeGreaterThan(4);
      expect(rows.at(-1)?.balance).toBe(closing);
    });

    it('the journal, as a stream with a name', async () => {
      const file = await contra.journal.export({ format: 'jsonl' });
      expect(file.fileName).toMatch(/\.jsonl$/);
      let text = '';
      await pipeline(file, async (chunks) => {
        for await (const chunk of chunks) text += Buffer.from(chunk).toString();
      });
      const lines = text.trim().split('\n');
      expect(lines.map((line) => (JSON.parse(line) as { account_code?: string }).account_code)).toContain(
        '1100',
      );
      const workbook = await (await contra.journal.export({ format: 'xlsx' })).bytes();
      expect(Buffer.from(workbook.subarray(0, 2)).toString()).toBe('PK');
    });

    it('a document as it is sent: pages, and XML in both syntaxes', async () => {
      const note = await contra.creditNotes.create({ ...NOTE, status: 'issued' });
      const pdf = await contra.creditNotes.pdf(note.id, { draft: true });
      expect(pdf.fileName).toContain(note.number);
      expect(pdf.contentType).toBe('application/pdf');
      expect(Buffer.from((await pdf.bytes()).subarray(0, 5)).toString()).toBe('%PDF-');
      const error = await rejection(contra.creditNotes.xml(note.id, { syntax: 'cii' }));
      expect(isContraError(error, 'einvoice_incomplete')).toBe(true);
    });

    it('a file that was attached, byte for byte', async () => {
      const [entry] = await contra.journal.entries.list().toArray(1);
      const content = Buffer.from('a receipt').toString('base64');
      const { id } = await contra.journal.attachments.attach(entry?.id ?? '', {
        fileName: 'receipt.txt',
        contentType: 'text/plain',
        content,
      });
      const file = await contra.journal.attachments.download(entry?.id ?? '', id);
      expect([file.fileName, await file.text()]).toEqual(['receipt.txt', 'a receipt']);
    });
  });

  describe('throws', () => {
    it('which fields are wrong', async () => {
      const wrong = { ...NOTE, items: [{ ...items[0], description: 'Widget', quantity: -1 }] };
      const error = await rejection(contra.creditNotes.create(wrong));
      if (!isContraError(error, 'validation_failed')) throw error;
      expect(error).toBeInstanceOf(ContraError);
      expect(error.errors.map(({ field }) => field)).toEqual(['items.0.quantity']);
      expect(error).toMatchObject({ name: 'ContraError', status: 400, reason: null, retryable: false });
      expect(error.requestId).toMatch(/^req_/);
    });

    it('which lock it met, with what to do about it', async () => {
      await contra.periods.locks.change({ all: '2026-04-30' });
      const error = await rejection(
        contra.creditNotes.create({ ...NOTE, issueDate: '2026-04-15' }, { requestId: 'my-request-1' }),
      );
      if (!isContraError(error, 'period_locked')) throw error;
      expect(error.status).toBe(403);
      expect(error.requestId).toBe('my-request-1');
      expect(error.problem?.['firstOpenDay']).toBe('2026-05-01');
    });

    it('which conflict it is', async () => {
      const note = await contra.creditNotes.create(NOTE);
      const same = await rejection(contra.creditNotes.create({ ...NOTE, number: note.number }));
      expect(isContraError(same, 'conflict', 'number_taken')).toBe(true);
      expect(isContraError(same, 'conflict', 'already_voided')).toBe(false);
      expect(isContraError(same, 'not_found')).toBe(false);
      expect(isContraError(new Error('conflict'))).toBe(false);
    });

    it('that there is no such thing, or no such right', async () => {
      const { status, code } = (await rejection(contra.creditNotes.get('cn_none'))) as ContraError;
      expect([status, code]).toEqual([404, 'not_found']);
      const stranger = contra.with({ apiKey: 'contra_live_nobody' });
      expect(await rejection(stranger.creditNotes.list().page())).toMatchObject({ code: 'unauthorized' });
    });

    it('a TypeError for an id that is none, before anything is asked', async () => {
      for (const id of ['', '.', '..', undefined as unknown as string])
        expect(await rejection(contra.customers.delete(id))).toMatchObject({ name: 'TypeError' });
      expect(requests).toEqual([]);
      expect(await rejection(contra.customers.get('a/../b?c#d'))).toMatchObject({ code: 'not_found' });
      expect(requests[0]?.pathname).toBe('/api/v1/customers/a%2F..%2Fb%3Fc%23d');
      const key = { idempotencyKey: 'two\nlines' };
      expect(await rejection(contra.creditNotes.create(NOTE, key))).toMatchObject({ name: 'TypeError' });
    });

    it.each<[string, Partial<ContraOptions>]>([
      ['apiKey', { apiKey: '' }],
      ['apiKey', { apiKey: 'contra_live_1\n' }],
      ['baseUrl', { baseUrl: 'books.example' }],
      ['baseUrl', { baseUrl: 'ftp://books.example' }],
      ['timeoutMs', { timeoutMs: NaN }],
      ['maxRetries', { maxRetries: -1 }],
    ])('a TypeError for a wrong %s', (name, option) => {
      const options = { apiKey: 'contra_live_1', baseUrl: 'https://books.example', ...option };
      expect(() => new Contra(options)).toThrow(new RegExp(`^${name} must be`));
    });
  });
});
