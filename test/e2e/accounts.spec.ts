import { startTestApp, type TestApp } from '../support/app';
import { created, creditNote, openBooks, type Books } from '../support/books';
import { eventsOf } from '../support/traces';

describe('The chart of accounts', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const accountOf = async (code: string) =>
    (await books.live.get(`/accounts?q=${code}`)).body.data.find(
      (account: { code: string }) => account.code === code,
    );

  describe('templates', () => {
    it('give every role to one account of a fitting type, under codes that are unique', async () => {
      const { body } = await books.live.get('/accounts/templates');
      expect(body.data.map(({ name }: { name: string }) => name)).toEqual([
        'gb',
        'skr03',
        'skr04',
        'pcg',
        'dk',
        'generic',
      ]);
      for (const { accounts } of body.data) {
        const codes = accounts.map(({ code }: { code: string }) => code);
        expect(new Set(codes).size).toBe(codes.length);
        expect(codes).toEqual([...codes].sort());
        const roles = accounts.flatMap(({ role, type }: { role: string | null; type: string }) =>
          role ? [`${role} ${type}`] : [],
        );
        expect(roles.sort()).toEqual([
          'bad_debts expense',
          'bank asset',
          'debtors asset',
          'exchange_rounding expense',
          'opening_balance equity',
          'realised_gain income',
          'realised_loss expense',
          'retained_earnings equity',
          'sales income',
          'vat_output liability',
        ]);
      }
    });

    it('open a British organisation with the codes its bookkeepers know, and one of a country without a chart with the generic one', async () => {
      expect(await accountOf('1100')).toMatchObject({
        name: 'Debtors Control Account',
        type: 'asset',
        role: 'debtors',
      });
      books = await openBooks(app, { country: 'AU', baseCurrency: 'AUD' });
      expect(await accountOf('1100')).toMatchObject({
        name: 'Accounts Receivable',
        type: 'asset',
        role: 'debtors',
      });
    });
  });

  it('lists accounts by code, in pages by number and by cursor', async () => {
    const first = await books.live.get('/accounts?limit=20');
    expect(first.body.pagination).toMatchObject({ page: 1, limit: 20, total: 32, totalPages: 2 });
    const byNumber = await books.live.get('/accounts?limit=20&page=2');
    const byCursor = await books.live.get(`/accounts?limit=20&cursor=${first.body.pagination.nextCursor}`);
    expect(byCursor.body.data).toEqual(byNumber.body.data);
    expect(byCursor.body.pagination.nextCursor).toBeNull();
    const codes = [...first.body.data, ...byNumber.body.data].map(({ code }: { code: string }) => code);
    expect(codes).toHaveLength(32);
    expect(codes).toEqual([...codes].sort());
  });

  it('filters by type, role, archived and a part of code or name', async () => {
    const codes = async (filter: string) =>
      (await books.live.get(`/accounts?${filter}`)).body.data.map(({ code }: { code: string }) => code);
    expect(await codes('type=equity')).toEqual(['3000', '3100', '3200']);
    expect(await codes('role=vat_output')).toEqual(['2200']);
    expect(await codes('q=exchange%20G')).toEqual(['4906']);
    expect(await codes('q=%25')).toEqual([]);
    expect(await codes('archived=true')).toEqual([]);
    const rent = await accountOf('7100');
    await books.live.patch(`/accounts/${rent.id}`, { archived: true });
    expect(await codes('archived=true')).toEqual(['7100']);
    expect(await codes('archived=false&type=expense')).not.toContain('7100');
  });

  it('adds, renames, renumbers, archives and brings back an account', async () => {
    const made = await books.live.post('/accounts', { code: '4010', name: 'Sales, export', type: 'income' });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.stringMatching(/^acc_/),
      code: '4010',
      name: 'Sales, export',
      type: 'income',
      role: null,
      archived: false,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    const changed = await books.live.patch(`/accounts/${made.body.id}`, {
      code: '4011',
      name: 'Export',
      archived: true,
    });
    expect(changed.body).toMatchObject({ code: '4011', name: 'Export', archived: true });
    const back = await books.live.patch(`/accounts/${made.body.id}`, { archived: false });
    expect(back.body).toMatchObject({ code: '4011', name: 'Export', archived: false });
    expect((await books.live.get(`/accounts/${made.body.id}`)).body).toEqual(back.body);
  });

  it('refuses a code that another account has, also when twenty ask for it at once', async () => {
    const again = await books.live.post('/accounts', { code: '4000', name: 'Sales again', type: 'income' });
    expect([again.status, again.body.code, again.body.reason]).toEqual([409, 'conflict', 'code_taken']);
    const bank = await accountOf('1200');
    const renumbered = await books.live.patch(`/accounts/${bank.id}`, { code: '4000' });
    expect([renumbered.status, renumbered.body.reason]).toEqual([409, 'code_taken']);

    const racing = await Promise.all(
      Array.from({ length: 20 }, () =>
        books.live.post('/accounts', { code: '4020', name: 'Race', type: 'income' }),
      ),
    );
    expect(racing.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 19 }, () => 409),
    ]);
  });

  it.each([
    [{ name: 'x', type: 'asset' }, 'code'],
    [{ code: '12 3', name: 'x', type: 'asset' }, 'code'],
    [{ code: '123456789012345678901', name: 'x', type: 'asset' }, 'code'],
    [{ code: 1200, name: 'x', type: 'asset' }, 'code'],
    [{ code: '9000', name: ' ', type: 'asset' }, 'name'],
    [{ code: '9000', name: 'x\u0000', type: 'asset' }, 'name'],
    [{ code: '9000', name: 'x'.repeat(201), type: 'asset' }, 'name'],
    [{ code: '9000', name: 'x', type: 'revenue' }, 'type'],
    [{ code: '9000', name: 'x', type: 'asset', role: 'bank' }, 'role'],
  ])('refuses %j', async (request, field) => {
    const refused = await books.live.post('/accounts', request);
    expect([refused.status, refused.body.code, refused.body.errors[0].field]).toEqual([
      400,
      'validation_failed',
      field,
    ]);
  });

  it('refuses to change a type, to clear a name, and filters that make no sense', async () => {
    const rent = await accountOf('7100');
    expect((await books.live.patch(`/accounts/${rent.id}`, { type: 'asset' })).body.errors[0].field).toBe(
      'type',
    );
    expect((await books.live.patch(`/accounts/${rent.id}`, { name: null })).body.errors[0].field).toBe(
      'name',
    );
    expect((await books.live.patch(`/accounts/${rent.id}`, { archived: 'yes' })).body.errors[0].field).toBe(
      'archived',
    );
    expect((await books.live.get('/accounts?archived=maybe')).body.errors[0].field).toBe('archived');
    expect((await books.live.get('/accounts?role=king')).body.errors[0].field).toBe('role');
    expect((await books.live.get('/accounts?cursor=Zm9ydW0gISE')).body.errors[0].field).toBe('cursor');
    expect(await accountOf('7100')).toEqual(rent);
  });

  it('does not archive or delete an account that holds a role, nor delete one that ever held it', async () => {
    const bank = await accountOf('1200');
    const archived = await books.live.patch(`/accounts/${bank.id}`, { archived: true });
    expect([archived.status, archived.body.reason]).toEqual([409, 'account_has_role']);
    const deposit = await accountOf('1210');
    await books.live.put('/accounts/roles', { bank: deposit.id });
    expect((await books.live.patch(`/accounts/${bank.id}`, { archived: true })).status).toBe(200);
    const deleted = await books.live.delete(`/accounts/${bank.id}`);
    expect([deleted.status, deleted.body.reason]).toEqual([409, 'account_in_use']);
  });

  it('deletes an account that was never used, and keeps one that was posted to', async () => {
    const other = await accountOf('4900');
    expect((await books.live.delete(`/accounts/${other.id}`)).status).toBe(204);
    expect((await books.live.get(`/accounts/${other.id}`)).status).toBe(404);
    const carriage = await accountOf('4905');
    const items = [
      { description: 'Carriage', quantity: 1, unitPrice: 10, taxRate: 20, accountId: carriage.id },
    ];
    await created(books.live, '/credit-notes', creditNote({ items }));
    const deleted = await books.live.delete(`/accounts/${carriage.id}`);
    expect([deleted.status, deleted.body.reason]).toEqual([409, 'account_in_use']);
    expect(await accountOf('4905')).toEqual(carriage);
  });

  it("answers not found for ids that are malformed, unknown or another organisation's", async () => {
    const others = await openBooks(app);
    const foreign = (await others.live.get('/accounts?limit=1')).body.data[0].id;
    for (const id of [
      foreign,
      'acc_01h455vb4pex5vsknk084sn02q',
      'acc_1',
      'cus_01h455vb4pex5vsknk084sn02q',
      "'%20OR%201=1",
    ]) {
      expect((await books.live.get(`/accounts/${id}`)).body.code).toBe('not_found');
      expect((await books.live.patch(`/accounts/${id}`, { name: 'Mine now' })).status).toBe(404);
      expect((await books.live.delete(`/accounts/${id}`)).status).toBe(404);
    }
  });

  it('tells each change as an event, and none where nothing changed', async () => {
    const made = (await books.live.post('/accounts', { code: '4010', name: 'Export', type: 'income' })).body;
    const renamed = (await books.live.patch(`/accounts/${made.id}`, { name: 'Exports' })).body;
    const same = (await books.live.patch(`/accounts/${made.id}`, { name: 'Exports' })).body;
    expect(same).toEqual(renamed);
    await books.live.delete(`/accounts/${made.id}`);
    expect(await eventsOf(books.live, made.id)).toEqual([
      { type: 'account.created', data: made },
      { type: 'account.updated', data: renamed },
      { type: 'account.deleted', data: renamed },
    ]);
  });

  it('writes nothing with a test key, whose stub can be changed and deleted as if it were there', async () => {
    const before = (await books.live.get('/accounts')).body;
    const made = await books.test.post('/accounts', { code: '4010', name: 'Export', type: 'income' });
    expect([made.status, made.body.test]).toEqual([201, true]);
    expect(made.body.id).toMatch(/^acc_test_/);
    const renamed = await books.test.patch(`/accounts/${made.body.id}`, { name: 'Exports' });
    expect(renamed.body).toMatchObject({ id: made.body.id, name: 'Exports', test: true });
    expect((await books.test.delete(`/accounts/${made.body.id}`)).status).toBe(204);
    expect(
      (await books.test.post('/accounts', { code: '4000', name: 'x', type: 'income' })).body.reason,
    ).toBe('code_taken');
    expect((await books.live.patch(`/accounts/${made.body.id}`, { name: 'x' })).status).toBe(404);
    expect((await books.live.get('/accounts')).body).toEqual(before);
    expect(await eventsOf(books.live, made.body.id)).toEqual([]);
  });
});
