import { startTestApp, type TestApp } from '../support/app';
import { openBooks, type Books } from '../support/books';
import { eventsOf } from '../support/traces';

interface Result {
  readonly status: number;
  readonly outcome?: string;
  readonly customer?: { readonly id: string; readonly name: string };
  readonly error?: { readonly code: string };
}

describe('An import of customers', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const bring = (customers: readonly unknown[], options: object = {}) =>
    books.live.post('/customers/import', { customers, ...options });
  const names = async (): Promise<string[]> =>
    (await books.live.get('/customers?limit=200')).body.data
      .map(({ name }: { name: string }) => name)
      .reverse();
  const outcomes = (data: readonly Result[]) =>
    data.map(({ status, outcome, error }) => `${status} ${outcome ?? error?.code ?? ''}`);

  it('creates as many as it has rows, each with its event, and answers them in order', async () => {
    const { status, body } = await bring([
      { name: 'A', reference: '1', country: 'DE', vatNumber: 'DE136695976' },
      { name: 'B', archived: true },
    ]);
    expect([status, body.created, body.updated, body.skipped, body.failed]).toEqual([200, 2, 0, 0, 0]);
    expect(outcomes(body.data)).toEqual(['201 created', '201 created']);
    const { customer } = body.data[0];
    expect((await books.live.get(`/customers/${customer.id}`)).body).toEqual(customer);
    expect((await eventsOf(books.live, customer.id)).map(({ type }) => type)).toEqual(['customer.created']);
    expect(await names()).toEqual(['A', 'B']);
  });

  it('takes a thousand rows at once, and no more', async () => {
    const rows = Array.from({ length: 1001 }, (_, i) => ({
      name: `Customer ${i}`,
      reference: `R${i}`,
      address: { line1: 'x'.repeat(190), line2: 'y'.repeat(190), city: 'z'.repeat(90) },
      metadata: { note: 'n'.repeat(490), more: 'm'.repeat(490) },
    }));
    expect((await bring(rows)).body.errors[0].field).toBe('customers');
    expect((await bring(rows.slice(1))).body.created).toBe(1000);
    expect((await bring(rows.slice(1), { onExisting: 'update' })).body.skipped).toBe(1000);
    expect((await books.live.get('/customers')).body.pagination.total).toBe(1000);
  });

  it('refuses all where one is refused, and names every wrong field with its place', async () => {
    const { status, body } = await bring([
      { name: 'A' },
      { name: '' },
      { name: 'C', colour: 'red' },
      { name: 'D', country: 'DE', vatNumber: 'DE1' },
      'E',
    ]);
    expect([status, body.code, body.index]).toEqual([400, 'validation_failed', 1]);
    expect(body.errors.map(({ field }: { field: string }) => field)).toEqual([
      'customers.1.name',
      'customers.2.colour',
      'customers.3.vatNumber',
      'customers.4',
    ]);
    expect(await names()).toEqual([]);
  });

  it('answers each row by itself where it is not atomic', async () => {
    const { status, body } = await bring([{ name: 'A' }, { name: '' }, { name: 'C' }], { atomic: false });
    expect([status, body.created, body.failed]).toEqual([200, 2, 1]);
    expect(outcomes(body.data)).toEqual(['201 created', '400 validation_failed', '201 created']);
    expect(await names()).toEqual(['A', 'C']);
  });

  describe('with a row whose reference a customer has', () => {
    let id: string;
    const rows = [{ name: 'New', reference: 'OLD', email: 'new@acme.example' }, { name: 'Other' }];

    beforeEach(async () => {
      const old = { name: 'Old', reference: 'OLD', phone: '1', country: 'US' };
      id = (await books.live.post('/customers', old)).body.id;
    });

    it('refuses it, unless told otherwise', async () => {
      const { status, body } = await bring(rows);
      expect([status, body.reason, body.reference, body.index]).toEqual([409, 'reference_taken', 'OLD', 0]);
      expect(await names()).toEqual(['Old']);
      expect(outcomes((await bring(rows, { atomic: false })).body.data)).toEqual([
        '409 conflict',
        '201 created',
      ]);
    });

    it('skips it, if told so', async () => {
      const { body } = await bring(rows, { onExisting: 'skip' });
      expect(outcomes(body.data)).toEqual(['200 skipped', '201 created']);
      expect(body.data[0].customer).toMatchObject({ id, name: 'Old' });
      expect(await names()).toEqual(['Old', 'Other']);
    });

    it('updates what the row names, if told so, and keeps the rest', async () => {
      const { body } = await bring(rows, { onExisting: 'update' });
      expect(outcomes(body.data)).toEqual(['200 updated', '201 created']);
      expect((await books.live.get(`/customers/${id}`)).body).toMatchObject({
        name: 'New',
        email: 'new@acme.example',
        phone: '1',
        country: 'US',
      });
      const again = await bring(rows.slice(0, 1), { onExisting: 'update' });
      expect(outcomes(again.body.data)).toEqual(['200 skipped']);
      expect((await eventsOf(books.live, id)).map(({ type }) => type)).toEqual([
        'customer.created',
        'customer.updated',
      ]);
    });
  });

  it.each(['refuse', 'skip', 'update'])(
    'refuses a second row of one reference, also with %s',
    async (onExisting) => {
      const rows = [
        { name: 'A', reference: 'X' },
        { name: 'B', reference: 'X' },
      ];
      const { body } = await bring(rows, { onExisting, atomic: false });
      expect(outcomes(body.data)).toEqual(['201 created', '409 conflict']);
      expect(await names()).toEqual(['A']);
    },
  );

  it('makes one customer of a reference, however many imports come at once', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => ({ name: `C${i}`, reference: `R${i}` }));
    const racing = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        bring(i % 2 === 0 ? rows : [...rows].reverse(), { onExisting: 'update' }),
      ),
    );
    expect(new Set(racing.map(({ status }) => status))).toEqual(new Set([200]));
    expect(racing.reduce((sum, { body }) => sum + (body.created as number), 0)).toBe(20);
    expect((await names()).sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('writes nothing with a test key', async () => {
    const { status, body } = await books.test.post('/customers/import', { customers: [{ name: 'A' }] });
    expect([status, body.created, body.test]).toEqual([200, 1, true]);
    expect(body.data[0].customer.id).toMatch(/^cus_test_/);
    expect(await names()).toEqual([]);
  });
});
