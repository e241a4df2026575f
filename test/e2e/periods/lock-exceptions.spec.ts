import { startTestApp, type Client, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { transfer } from '../../support/manual-entries';
import { ledgerOf, openSession, outcomeOf } from '../../support/plain-sql';
import { postEntry } from '../../support/plain-entries';
import { expectInvalid, expectRefusal } from '../../support/problems';

const LOCKED = { status: 403, code: 'period_locked' } as const;
const DAY_MS = 86_400_000;
const inDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

describe('An exception of the locks', () => {
  let app: TestApp;
  let books: Books;
  let late: { id: string; client: Client };

  beforeAll(async () => {
    app = await startTestApp();
  });
  beforeEach(async () => {
    books = await openBooks(app);
    const { body } = await books.staff.post('/api-keys', { name: 'Late', mode: 'live', scopes: ['*'] });
    late = { id: body.id, client: app.api(body.key) };
    await books.live.put('/periods/locks', { all: '2026-03-31' });
  });
  afterAll(() => app.close());

  const grant = async (changes: object = {}, client = books.live) =>
    client.post('/periods/exceptions', {
      keyId: late.id,
      from: '2026-03-01',
      to: '2026-03-31',
      reason: 'The bank was late',
      expiresAt: inDays(1),
      ...changes,
    });
  const post = (client: Client, date = '2026-03-10') => client.post('/journal/entries', transfer({ date }));

  it('lets its key post into the range, and no other key, and on no other day', async () => {
    expectRefusal(await post(late.client), LOCKED);
    const granted = await grant();
    expect(granted.status).toBe(201);
    expect(granted.body).toMatchObject({
      keyId: late.id,
      locks: ['period', 'sales', 'tax', 'all'],
      status: 'active',
      revokedAt: null,
    });
    expect((await post(late.client)).status).toBe(201);
    expectRefusal(await post(books.live), LOCKED);
    expectRefusal(await post(late.client, '2026-02-28'), LOCKED);
    const note = await late.client.post('/credit-notes', creditNote({ issueDate: '2026-03-31' }));
    expect(note.status).toBe(201);
  });

  it('is listed with all that was posted under it, as JSON and as CSV, and with nothing else', async () => {
    const { id } = (await grant()).body;
    const entry = (await post(late.client)).body;
    await post(late.client, '2026-04-02');
    await late.client.post('/credit-notes', creditNote({ issueDate: '2026-03-31' }));
    const { body } = await books.live.get('/reports/exception-postings');
    expect(body.data).toHaveLength(2);
    expect(body.data[0]).toMatchObject({
      entryId: entry.id,
      entryNumber: entry.number,
      date: '2026-03-10',
      baseTotal: '10.00',
      exceptionId: id,
      keyId: late.id,
      reason: 'The bank was late',
    });
    const first = (await books.live.get('/reports/exception-postings?limit=1')).body;
    const second = (
      await books.live.get(
        `/reports/exception-postings?limit=1&cursor=${first.pagination.nextCursor as string}`,
      )
    ).body;
    expect([...first.data, ...second.data]).toEqual(body.data);
    const csv = await books.live.get(`/reports/exception-postings?format=csv&exceptionId=${id as string}`);
    expect(csv.text.trim().split('\n')).toHaveLength(3);
    const none = await books.live.get('/reports/exception-postings?exceptionId=lex_none');
    expect(none.body.data).toEqual([]);
  });

  it('lifts the locks that it names, and every lock that covers the day must be lifted', async () => {
    await books.live.put('/periods/locks', { all: null, sales: '2026-03-31', tax: '2026-03-31' });
    await grant({ locks: ['sales'] });
    const note = () => late.client.post('/credit-notes', creditNote({ issueDate: '2026-03-31' }));
    expectRefusal(await note(), LOCKED);
    await grant({ locks: ['tax'] });
    expect((await note()).status).toBe(201);
    expect((await books.live.get('/reports/exception-postings')).body.data).toHaveLength(2);
    await books.live.post('/periods/per_2026-03/lock');
    expectRefusal(await note(), LOCKED);
  });

  it('never lifts the hard lock', async () => {
    await grant();
    await books.live.put('/periods/locks', { hard: '2026-03-15' });
    expectRefusal(await post(late.client), LOCKED);
    expect((await post(late.client, '2026-03-16')).status).toBe(201);
    expectInvalid(await grant({ locks: ['hard'] }), 'locks.0');
  });

  it('ends with its expiry, and when it is revoked', async () => {
    const { id } = (await grant()).body;
    const revoked = await books.live.delete(`/periods/exceptions/${id as string}`);
    expect([revoked.status, revoked.body.status]).toEqual([200, 'revoked']);
    expectRefusal(await post(late.client), LOCKED);
    expectRefusal(await books.live.delete(`/periods/exceptions/${id as string}`), {
      status: 409,
      code: 'conflict',
      reason: 'already_revoked',
    });
    await grant({ expiresAt: inDays(1) });
    app.clock.travelTo(inDays(2));
    const after = await post(late.client);
    const { body } = await books.live.get('/periods/exceptions');
    app.clock.travelTo(inDays(0));
    expectRefusal(after, LOCKED);
    expect(body.data.map(({ status }: { status: string }) => status)).toEqual(['expired', 'revoked']);
  });

  it('is told of when it is granted and when it is revoked, and a test key grants none', async () => {
    const tried = await grant({}, books.test);
    expect([tried.status, tried.body.test, tried.body.id]).toEqual([
      201,
      true,
      expect.stringMatching(/^lex_test_/),
    ]);
    expect((await books.live.get('/periods/exceptions')).body.data).toEqual([]);
    const { id } = (await grant()).body;
    await books.live.delete(`/periods/exceptions/${id as string}`);
    const { body } = await books.live.get(`/events?objectId=${id as string}`);
    expect(body.data.map(({ type }: { type: string }) => type)).toEqual([
      'period.exception_granted',
      'period.exception_revoked',
    ]);
  });

  it.each<[string, object, string]>([
    ['an expiry that has passed', { expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
    ['an expiry far away', { expiresAt: inDays(91) }, 'expiresAt'],
    ['a range that ends before it begins', { from: '2026-04-01' }, 'to'],
    ['no reason', { reason: '' }, 'reason'],
    ['no range', { to: undefined }, 'to'],
  ])('is refused with %s', async (_, changes, field) => {
    expectInvalid(await grant(changes), field);
  });

  it('is for a key of the organisation that has not been revoked', async () => {
    const others = await openBooks(app);
    const [theirs] = (await others.staff.get('/api-keys')).body.data;
    expect((await grant({ keyId: theirs.id })).status).toBe(404);
    await books.live.post(`/api-keys/${late.id}/revoke`);
    expectInvalid(await grant(), 'keyId');
  });

  describe('for plain SQL', () => {
    it('lets pass and lists what its key posts, and nothing of another', async () => {
      const { id } = (await grant()).body;
      const session = await openSession(app, 'service', await ledgerOf(app, books.organisation.id));
      expect(await outcomeOf(postEntry(session, { date: '2026-03-10' }))).toBe('CT003');
      const as = (key: string) => postEntry(session, { date: '2026-03-10', postedBy: key });
      const { number } = await as(late.id);
      expect(await session.sql('SELECT entry_number::int, exception_id FROM exception_postings')).toEqual([
        { entry_number: number, exception_id: id },
      ]);
      await session.sql(`UPDATE lock_exceptions SET revoked_at = now(), revoked_by = 'x'`);
      expect(await outcomeOf(as(late.id))).toBe('CT003');
      expect(
        await outcomeOf(session.sql('UPDATE lock_exceptions SET revoked_at = NULL, revoked_by = NULL')),
      ).toBe('CT001');
      expect(await outcomeOf(session.sql(`UPDATE lock_exceptions SET to_date = '2027-01-01'`))).toBe('42501');
      await session.end();
    });

    it('that posts, is waited for by whoever revokes', async () => {
      const { id } = (await grant()).body;
      const session = await openSession(app, 'service', await ledgerOf(app, books.organisation.id));
      await session.sql('BEGIN');
      await session.sql('SELECT FROM period_locks FOR SHARE');
      let revoked = false;
      const revoking = books.live.delete(`/periods/exceptions/${id as string}`).then(() => (revoked = true));
      await session.sql('SELECT pg_sleep(0.3)');
      expect(revoked).toBe(false);
      await session.commit();
      await revoking;
      await session.end();
      expect(revoked).toBe(true);
    });
  });

  it('does not reach into a closed year', async () => {
    await books.live.put('/periods/locks', { all: null });
    await post(late.client, '2025-06-10');
    const closed = await books.live.post('/periods/years/fy_2025/close');
    expect(closed.status).toBeLessThan(300);
    await grant({ from: '2025-01-01', to: '2025-12-31' });
    expectRefusal(await post(late.client, '2025-06-10'), LOCKED);
  });
});
