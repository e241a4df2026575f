import { startTestApp, type TestApp } from '../support/app';
import { created, creditNote, openBooks, type Books } from '../support/books';
import { eventsOf } from '../support/traces';

describe('Customers', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const create = async (request: object) =>
    (await books.live.post('/customers', { name: 'Acme Ltd', ...request })).body;

  const full = {
    name: 'Acme GmbH',
    email: 'billing@acme.example',
    phone: '+49 30 123456',
    address: { line1: 'Hauptstraße 1', city: 'Berlin', postalCode: '10115' },
    country: 'DE',
    vatNumber: 'de 136.695 976',
    currency: 'EUR',
    paymentTermsDays: 14,
    reference: 'CRM-17',
    locale: 'de',
    electronicAddress: { scheme: '9930', id: 'DE136695976' },
    contactName: 'Frau Schulz',
    buyerReference: 'KST 4711',
    metadata: { segment: 'retail' },
  };

  it('are created with everything that is known about them', async () => {
    const made = await books.live.post('/customers', full);
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      ...full,
      id: expect.stringMatching(/^cus_/),
      vatNumber: 'DE136695976',
      vatZone: 'outside',
      archived: false,
      erasedAt: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect((await books.live.get(`/customers/${made.body.id}`)).body).toEqual(made.body);
  });

  it('need a name only: the rest has defaults of the organisation', async () => {
    expect(await create({})).toMatchObject({
      name: 'Acme Ltd',
      email: null,
      phone: null,
      address: null,
      country: null,
      vatNumber: null,
      vatZone: 'domestic',
      currency: 'GBP',
      paymentTermsDays: 30,
      reference: null,
      metadata: {},
      archived: false,
    });
  });

  it.each([
    ['GB', 'domestic'],
    ['IM', 'domestic'],
    ['FR', 'outside'],
    ['US', 'outside'],
  ])(
    'from %s stand in the zone %s of a British organisation, unless told otherwise',
    async (country, vatZone) => {
      expect((await create({ country })).vatZone).toBe(vatZone);
      expect((await create({ country, vatZone: 'eu' })).vatZone).toBe('eu');
    },
  );

  it('change what is named, clear what is null, and keep the rest', async () => {
    const made = (await books.live.post('/customers', full)).body;
    const changed = await books.live.patch(`/customers/${made.id}`, {
      name: 'Acme AG',
      email: null,
      address: { line1: 'Neue Straße 2', line2: null },
      archived: true,
    });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({
      ...made,
      name: 'Acme AG',
      email: null,
      address: { line1: 'Neue Straße 2' },
      archived: true,
      updatedAt: expect.any(String),
    });
    expect((await books.live.get(`/customers/${made.id}`)).body).toEqual(changed.body);
  });

  it('move to the zone of their new country, unless their zone was set by hand', async () => {
    const derived = await create({ country: 'GB' });
    expect((await books.live.patch(`/customers/${derived.id}`, { country: 'US' })).body.vatZone).toBe(
      'outside',
    );
    for (const vatZone of ['domestic', 'outside']) {
      const set = await create({ country: 'US', vatZone });
      const moved = await books.live.patch(`/customers/${set.id}`, { country: 'GB' });
      expect(moved.body.vatZone).toBe(vatZone);
    }
    const changed = await create({ country: 'US' });
    await books.live.patch(`/customers/${changed.id}`, { vatZone: 'eu' });
    expect((await books.live.patch(`/customers/${changed.id}`, { country: 'GB' })).body.vatZone).toBe('eu');
  });

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'x', email: 'nobody' }, 'email'],
    [{ name: 'x', country: 'UK' }, 'country'],
    [{ name: 'x', country: 'gb' }, 'country'],
    [{ name: 'x', currency: 'ABC' }, 'currency'],
    [{ name: 'x', vatZone: 'moon' }, 'vatZone'],
    [{ name: 'x', vatNumber: 'GB'.padEnd(21, '1') }, 'vatNumber'],
    [{ name: 'x', vatNumber: '   ' }, 'vatNumber'],
    [{ name: 'x', vatNumber: 12345 }, 'vatNumber'],
    [{ name: 'x', paymentTermsDays: -1 }, 'paymentTermsDays'],
    [{ name: 'x', paymentTermsDays: 1.5 }, 'paymentTermsDays'],
    [{ name: 'x', address: 'Main Street 1' }, 'address'],
    [{ name: 'x', address: [{ line1: 'Main Street 1' }] }, 'address'],
    [{ name: 'x', address: { line1: 1 } }, 'address.line1'],
    [{ name: 'x', address: { street: 'Main Street' } }, 'address.street'],
    [{ name: 'x', metadata: { a: 1 } }, 'metadata'],
    [{ name: 'x', archived: 'no' }, 'archived'],
    [{ name: 'x', id: 'cus_mine' }, 'id'],
  ])('are refused as %j', async (request, field) => {
    const refused = await books.live.post('/customers', request);
    expect([refused.status, refused.body.code, refused.body.errors[0].field]).toEqual([
      400,
      'validation_failed',
      field,
    ]);
    expect((await books.live.get('/customers')).body.pagination.total).toBe(0);
  });

  it.each(['name', 'vatZone', 'currency', 'paymentTermsDays', 'metadata', 'archived'])(
    'cannot be without %s',
    async (field) => {
      const made = await create({});
      const refused = await books.live.patch(`/customers/${made.id}`, { [field]: null });
      expect([refused.status, refused.body.errors[0].field]).toEqual([400, field]);
    },
  );

  it('have a reference of the caller that is unique in the organisation, also under a race', async () => {
    await create({ reference: 'CRM-1' });
    const other = await create({ reference: 'CRM-2' });
    const again = await books.live.post('/customers', { name: 'x', reference: 'CRM-1' });
    expect([again.status, again.body.reason]).toEqual([409, 'reference_taken']);
    expect((await books.live.patch(`/customers/${other.id}`, { reference: 'CRM-1' })).body.reason).toBe(
      'reference_taken',
    );
    expect((await books.live.patch(`/customers/${other.id}`, { reference: 'CRM-2', name: 'y' })).status).toBe(
      200,
    );
    const racing = await Promise.all(
      Array.from({ length: 20 }, () => books.live.post('/customers', { name: 'x', reference: 'CRM-3' })),
    );
    expect(racing.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 19 }, () => 409),
    ]);
    const others = await openBooks(app);
    expect((await others.live.post('/customers', { name: 'x', reference: 'CRM-1' })).status).toBe(201);
  });

  it('are listed newest first, in pages by number and by cursor', async () => {
    for (const name of ['A', 'B', 'C', 'D', 'E']) await create({ name });
    const names = ({ body }: { body: { data: { name: string }[] } }) =>
      body.data.map(({ name }) => name).join('');
    const first = await books.live.get('/customers?limit=2');
    const second = await books.live.get(`/customers?limit=2&cursor=${first.body.pagination.nextCursor}`);
    const third = await books.live.get(`/customers?limit=2&cursor=${second.body.pagination.nextCursor}`);
    expect([names(first), names(second), names(third)]).toEqual(['ED', 'CB', 'A']);
    expect(third.body.pagination.nextCursor).toBeNull();
    expect(names(await books.live.get('/customers?limit=2&page=2'))).toBe('CB');
    expect(first.body.pagination).toMatchObject({ page: 1, limit: 2, total: 5, totalPages: 3 });
  });

  it('are found by part of name, e-mail or reference, and by each filter', async () => {
    await create({
      name: 'Müller 100% GmbH',
      email: 'Info@Mueller.example',
      country: 'DE',
      vatNumber: 'DE136695976',
      vatZone: 'eu',
      reference: 'A_1',
    });
    await create({ name: 'Dupont', country: 'FR', reference: 'B-2', archived: true });
    const found = async (filter: string) =>
      (await books.live.get(`/customers?${filter}`)).body.data
        .map(({ name }: { name: string }) => name[0])
        .join('');
    expect(await found('q=müLLER')).toBe('M');
    expect(await found('q=100%25')).toBe('M');
    expect(await found('q=mueller.ex')).toBe('M');
    expect(await found('q=a_1')).toBe('M');
    expect(await found('q=_')).toBe('M');
    expect(await found('email=info@mueller.example')).toBe('M');
    expect(await found('vatNumber=de%20136-695-976')).toBe('M');
    expect(await found('reference=B-2')).toBe('D');
    expect(await found('reference=b-2')).toBe('');
    expect(await found('country=FR')).toBe('D');
    expect(await found('vatZone=eu')).toBe('M');
    expect(await found('vatZone=outside')).toBe('D');
    expect(await found('archived=true')).toBe('D');
    expect(await found('archived=false')).toBe('M');
    expect(await found(`q=${encodeURIComponent("' OR 1=1 --")}`)).toBe('');
    expect((await books.live.get('/customers?phone=1')).body.errors[0].field).toBe('phone');
  });

  it('are deleted only while no document names them', async () => {
    const unused = await create({});
    expect((await books.live.delete(`/customers/${unused.id}`)).status).toBe(204);
    expect((await books.live.get(`/customers/${unused.id}`)).status).toBe(404);
    const credited = await create({});
    await created(books.live, '/credit-notes', creditNote({ customerId: credited.id }));
    const refused = await books.live.delete(`/customers/${credited.id}`);
    expect([refused.status, refused.body.reason]).toEqual([409, 'customer_in_use']);
  });

  it('are deleted or credited when both are asked at once, never both', async () => {
    for (let round = 0; round < 10; round += 1) {
      const { id } = await create({});
      const credit = {
        customerId: id,
        items: [{ description: 'Refund', quantity: 1, unitPrice: 10, taxRate: 20 }],
      };
      const [deleted, credited] = await Promise.all([
        books.live.delete(`/customers/${id}`),
        books.live.post('/credit-notes', credit),
      ]);
      expect([
        [204, 404],
        [409, 201],
      ]).toContainEqual([deleted.status, credited.status]);
    }
  });

  it("are not found under ids that are malformed, unknown or another organisation's", async () => {
    const others = await openBooks(app);
    const foreign = (await others.live.post('/customers', { name: 'Theirs' })).body.id;
    for (const id of [
      foreign,
      'cus_01h455vb4pex5vsknk084sn02q',
      'cus_1',
      'acc_01h455vb4pex5vsknk084sn02q',
      '%27',
    ]) {
      expect((await books.live.get(`/customers/${id}`)).body.code).toBe('not_found');
      expect((await books.live.patch(`/customers/${id}`, { name: 'Mine' })).status).toBe(404);
      expect((await books.live.delete(`/customers/${id}`)).status).toBe(404);
    }
    expect((await others.live.get(`/customers/${foreign}`)).body.name).toBe('Theirs');
  });

  it('tell each change as an event, and none where nothing changed', async () => {
    const made = await create({ address: { city: 'Leeds' }, metadata: { a: '1' } });
    const same = await books.live.patch(`/customers/${made.id}`, {
      name: made.name,
      address: { city: 'Leeds' },
      metadata: { a: '1' },
    });
    expect(same.body).toEqual(made);
    const changed = (await books.live.patch(`/customers/${made.id}`, { metadata: {} })).body;
    await books.live.delete(`/customers/${made.id}`);
    const told = ({
      id,
      country,
      vatZone,
      currency,
      paymentTermsDays,
      archived,
    }: Record<string, unknown>) => ({
      id,
      country,
      vatZone,
      currency,
      paymentTermsDays,
      archived,
    });
    const events = await eventsOf(books.live, made.id);
    expect(events).toEqual([
      { type: 'customer.created', data: told(made) },
      { type: 'customer.updated', data: told(changed) },
      { type: 'customer.deleted', data: told(changed) },
    ]);
    expect(JSON.stringify(events)).not.toContain(made.name);
  });

  it('are not written with a test key, whose stub can be changed and credited as if it were there', async () => {
    await create({ reference: 'CRM-1' });
    const made = await books.test.post('/customers', full);
    expect([made.status, made.body.test, made.body.vatZone]).toEqual([201, true, 'outside']);
    expect(made.body.id).toMatch(/^cus_test_/);
    const changed = await books.test.patch(`/customers/${made.body.id}`, { name: 'Acme AG' });
    expect(changed.body).toMatchObject({ id: made.body.id, name: 'Acme AG', test: true });
    const items = [{ description: 'Refund', quantity: 1, unitPrice: 10, taxRate: 20 }];
    expect((await books.test.post('/credit-notes', { customerId: made.body.id, items })).status).toBe(201);
    expect((await books.test.post('/customers', { name: 'x', reference: 'CRM-1' })).body.reason).toBe(
      'reference_taken',
    );
    expect((await books.live.get(`/customers/${made.body.id}`)).status).toBe(404);
    expect((await books.live.patch(`/customers/${made.body.id}`, { name: 'x' })).status).toBe(404);
    expect((await books.live.get('/customers')).body.pagination.total).toBe(1);
    expect(await eventsOf(books.live, made.body.id)).toEqual([]);
  });
});
