import { startTestApp, type TestApp } from '../support/app';
import { created, creditNote, openBooks, type Books } from '../support/books';
import { accountsDebitedBy, eventsOf } from '../support/traces';

describe('Roles of accounts', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const idOf = async (code: string): Promise<string> =>
    (await books.live.get(`/accounts?q=${code}`)).body.data.find(
      (account: { code: string }) => account.code === code,
    ).id;
  const make = async (code: string, type: string): Promise<string> =>
    (await books.live.post('/accounts', { code, name: `Account ${code}`, type })).body.id;
  const assign = (roles: Record<string, string | null>) => books.live.put('/accounts/roles', roles);

  it('move to another account, and the roles that are not named stay', async () => {
    const before = (await books.live.get('/accounts/roles')).body;
    const deposit = await idOf('1210');
    const moved = await assign({ bank: deposit });
    expect([moved.status, moved.body]).toEqual([200, { ...before, bank: deposit }]);
    expect((await books.live.get('/accounts/roles')).body).toEqual(moved.body);
    expect((await books.live.get(`/accounts/${deposit}`)).body.role).toBe('bank');
    expect((await books.live.get(`/accounts/${before.bank}`)).body.role).toBeNull();
  });

  it('can come back to an account that held them before', async () => {
    const { bank } = (await books.live.get('/accounts/roles')).body;
    const deposit = await idOf('1210');
    await assign({ bank: deposit });
    expect((await assign({ bank })).body.bank).toBe(bank);
    expect((await assign({ bank: deposit })).body.bank).toBe(deposit);
  });

  it('can be swapped between two accounts in one request', async () => {
    const { realised_gain, realised_loss } = (await books.live.get('/accounts/roles')).body;
    const swapped = await assign({ realised_gain: realised_loss, realised_loss: realised_gain });
    expect(swapped.body).toMatchObject({ realised_gain: realised_loss, realised_loss: realised_gain });
  });

  it('of exchange differences can share one account, which shows the first', async () => {
    const shared = await make('7910', 'expense');
    await assign({ realised_gain: shared, realised_loss: shared, exchange_rounding: shared });
    expect((await books.live.get(`/accounts/${shared}`)).body.role).toBe('realised_gain');
  });

  it('are shown as they are now, on a line that is posted or drafted as on one that is read', async () => {
    const { realised_gain, realised_loss } = (await books.live.get('/accounts/roles')).body;
    await assign({ realised_gain: realised_loss, realised_loss: realised_gain });
    const entry = {
      date: '2026-05-01',
      lines: [
        { accountId: realised_gain, debit: 10 },
        { accountCode: '1200', credit: 10 },
      ],
    };
    const rolesOf = ({ lines }: { lines: { account: { role: string } }[] }): string[] =>
      lines.map(({ account }) => account.role);
    const posted = await created(books.live, '/journal/entries', entry);
    expect(rolesOf(posted)).toEqual(['realised_loss', 'bank']);
    expect(rolesOf((await books.live.get(`/journal/entries/${posted.id}`)).body)).toEqual(rolesOf(posted));
    const drafted = await created(books.live, '/journal/entries', { ...entry, status: 'draft' });
    expect(rolesOf(drafted)).toEqual(rolesOf(posted));
    expect(rolesOf((await books.live.get(`/journal/entries/${drafted.id}`)).body)).toEqual(rolesOf(posted));
  });

  it.each([
    ['debtors', 'income'],
    ['sales', 'liability'],
    ['vat_output', 'asset'],
    ['bank', 'expense'],
    ['bad_debts', 'income'],
    ['retained_earnings', 'liability'],
  ])('%s refuses an account of type %s', async (role, type) => {
    const refused = await assign({ [role]: await make('9000', type) });
    expect([refused.status, refused.body.code]).toEqual([422, 'account_type_mismatch']);
  });

  it('refuse an archived account, an unknown one and a role that does not exist, and change nothing', async () => {
    const before = (await books.live.get('/accounts/roles')).body;
    const archived = await make('1211', 'asset');
    await books.live.patch(`/accounts/${archived}`, { archived: true });
    const sales = await make('4100', 'income');
    expect((await assign({ sales, bank: archived })).body.code).toBe('account_archived');
    expect((await assign({ sales, bank: 'acc_01h455vb4pex5vsknk084sn02q' })).status).toBe(404);
    expect((await assign({ sales, king: sales })).body.errors[0].field).toBe('king');
    expect((await assign({ sales, bank: null })).body.errors[0].field).toBe('bank');
    expect((await books.live.get('/accounts/roles')).body).toEqual(before);
  });

  it("refuse another organisation's account", async () => {
    const others = await openBooks(app);
    const foreign = (await others.live.get('/accounts?role=bank')).body.data[0].id;
    expect((await assign({ bank: foreign })).status).toBe(404);
  });

  it('leave a control account to one role only, also after it has passed the role on', async () => {
    const { debtors } = (await books.live.get('/accounts/roles')).body;
    expect((await assign({ bank: debtors })).body.reason).toBe('account_has_role');
    await assign({ debtors: await make('1101', 'asset') });
    expect((await assign({ bank: debtors })).body.reason).toBe('account_has_role');
    expect((await assign({ debtors: await idOf('1200') })).body.reason).toBe('account_has_role');
  });

  it('do not make a debtors account of one with lines that no open item explains', async () => {
    const clearing = await idOf('1260');
    const lines = [
      { accountId: clearing, debit: '5.00' },
      { accountId: await idOf('4900'), credit: '5.00' },
    ];
    await created(books.live, '/journal/entries', { date: '2026-01-15', lines });
    const refused = await assign({ debtors: clearing });
    expect([refused.status, refused.body.reason]).toEqual([409, 'account_in_use']);
  });

  it('decide later postings only', async () => {
    const { sales } = (await books.live.get('/accounts/roles')).body;
    const first = await created(books.live, '/credit-notes', creditNote());
    const newSales = await make('4100', 'income');
    await assign({ sales: newSales });
    const second = await created(books.live, '/credit-notes', creditNote());
    expect(await accountsDebitedBy(books.live, first.journalEntryId)).toContain(sales);
    expect(await accountsDebitedBy(books.live, second.journalEntryId)).toContain(newSales);
    expect(await accountsDebitedBy(books.live, second.journalEntryId)).not.toContain(sales);
  });

  it('tell both accounts of a move', async () => {
    const { bank } = (await books.live.get('/accounts/roles')).body;
    const deposit = await idOf('1210');
    await assign({ bank: deposit });
    await assign({ bank: deposit });
    expect(await eventsOf(books.live, bank)).toMatchObject([
      { type: 'account.role_changed', data: { id: bank, role: null } },
    ]);
    expect(await eventsOf(books.live, deposit)).toMatchObject([
      { type: 'account.role_changed', data: { id: deposit, role: 'bank' } },
    ]);
  });

  it('end with one holder when two accounts ask for a role at once', async () => {
    const rivals = await Promise.all(['1221', '1222', '1223', '1224'].map((code) => make(code, 'asset')));
    const answers = await Promise.all(rivals.map((bank) => assign({ bank })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const holders = (await books.live.get('/accounts?role=bank')).body.data;
    expect(holders).toHaveLength(1);
    expect(rivals).toContain(holders[0].id);
  });

  it('answer a test key as they would stand, and stay', async () => {
    const before = (await books.live.get('/accounts/roles')).body;
    const deposit = await idOf('1210');
    const tried = await books.test.put('/accounts/roles', { bank: deposit });
    expect([tried.status, tried.body]).toEqual([200, { ...before, bank: deposit, test: true }]);
    expect((await books.live.get('/accounts/roles')).body).toEqual(before);
  });
});
