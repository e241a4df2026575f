import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { accountIds, insertEntry, insertLines, postEntry, TRANSFER } from '../../support/plain-entries';
import {
  ACCEPTED,
  decoy,
  ledgerOf,
  openSession,
  outcomeOf,
  type Role,
  type Session,
} from '../../support/plain-sql';

const BELONGS_NOWHERE = 'CT004';
const IN_USE = 'CT007';
const LOCK_NOT_AVAILABLE = '55P03';

describe.each<[Role]>([['service'], ['owner']])('Plain SQL as the %s', (role) => {
  let app: TestApp;
  let books: Books;
  let ledger: string;
  let session: Session;
  let second: Session;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
    ledger = await ledgerOf(app, books.organisation.id);
    [session, second] = [await openSession(app, role, ledger), await openSession(app, role, ledger)];
    await second.sql(`SET lock_timeout = '200ms'`);
  });
  afterEach(async () => {
    await Promise.all([session.rollback(), second.rollback()]);
  });
  afterAll(async () => {
    await Promise.all([session.end(), second.end()]);
    await app.close();
  });

  const against = (account: string, more: object = {}) => [
    { account, debit: '10.00', ...more },
    { account: '1200', credit: '10.00' },
  ];

  it("cannot post to an account that does not exist, nor to another organisation's", async () => {
    expect(await outcomeOf(postEntry(session, {}, against('acc_nowhere')))).toBe(BELONGS_NOWHERE);
    const others = await openSession(app, role, await ledgerOf(app, (await openBooks(app)).organisation.id));
    const foreign = (await accountIds(others)).get('1210') ?? '';
    await others.end();
    expect(foreign).toMatch(/^acc_/);
    expect(await outcomeOf(postEntry(session, {}, against(foreign)))).toBe(BELONGS_NOWHERE);
  });

  it('cannot delete an account under a posting in flight, nor after it', async () => {
    const remove = () => second.sql(`DELETE FROM accounts WHERE code = '1230'`);
    await session.sql('BEGIN');
    await insertLines(session, await insertEntry(session), against('1230'));
    expect(await outcomeOf(remove())).toBe(LOCK_NOT_AVAILABLE);
    await session.commit();
    expect(await outcomeOf(remove())).toBe(IN_USE);
  });

  it('cannot delete an account from a snapshot that is older than its postings', async () => {
    await second.sql('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await second.sql('SELECT FROM accounts');
    await postEntry(session, {}, against('1260'));
    expect(await outcomeOf(second.sql(`DELETE FROM accounts WHERE code = '1260'`))).toBe(IN_USE);
  });

  it('can delete an account that was never posted to', async () => {
    expect(await outcomeOf(second.sql(`DELETE FROM accounts WHERE code = '0030'`))).toBe(ACCEPTED);
  });

  it('cannot put a line on a debtors account without an open item that exists', async () => {
    expect(await outcomeOf(postEntry(session, {}, against('1100')))).toBe(BELONGS_NOWHERE);
    const invented = against('1100', { openItemId: 'oi_invented' });
    expect(await outcomeOf(postEntry(session, {}, invented))).toBe(BELONGS_NOWHERE);
    const others = await openBooks(app);
    const { id: foreign } = await others.credited();
    expect(await outcomeOf(postEntry(session, {}, against('1100', { openItemId: foreign })))).toBe(
      BELONGS_NOWHERE,
    );
  });

  it('cannot do so on an account that was the debtors account once', async () => {
    const { id } = (await books.live.post('/accounts', { code: '1101', name: 'New debtors', type: 'asset' }))
      .body;
    expect((await books.live.put('/accounts/roles', { debtors: id })).status).toBe(200);
    for (const code of ['1100', '1101'])
      expect(await outcomeOf(postEntry(session, {}, against(code)))).toBe(BELONGS_NOWHERE);
    expect(await outcomeOf(postEntry(session, {}, TRANSFER))).toBe(ACCEPTED);
  });

  it.each([
    ['accounts', `SELECT '%'::uuid AS organisation_id, 'acc_nowhere' AS id`, 'acc_nowhere'],
    ['account_roles', undefined, '1100'],
    ['open_items', `SELECT '%'::uuid AS organisation_id, 'oi_invented' AS id`, '1100'],
  ])('cannot find what is missing in a temporary table named %s', async (table, rows, account) => {
    await session.sql('BEGIN');
    const lines = against(account, { openItemId: 'oi_invented' });
    const entry = await insertEntry(session);
    await decoy(session, table, rows?.replace('%', ledger));
    expect(await outcomeOf(insertLines(session, entry, lines))).toBe(BELONGS_NOWHERE);
  });
});
