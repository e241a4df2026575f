import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { ACCEPTED, ledgerOf, openSession, outcomeOf, type Role, type Session } from '../../support/plain-sql';

const CLOSED_YEAR = 'CT020';

describe.each<[Role]>([['service'], ['owner']])('Plain SQL as the %s', (role) => {
  let app: TestApp;
  let books: Books;
  let session: Session;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-06-15T12:00:00Z');
    books = await openBooks(app);
    await books.live.post('/periods/years/2024/close');
    await books.live.post('/periods/years/2025/close');
    session = await openSession(app, role, await ledgerOf(app, books.organisation.id));
  });
  afterAll(async () => {
    await session.end();
    await app.close();
  });

  const move = (all: string | null): Promise<string> =>
    outcomeOf(session.sql('UPDATE period_locks SET all_through = $1', [all]));

  it('cannot move the lock of all entries back into a closed year, and can move it on', async () => {
    expect(await move(null)).toBe(CLOSED_YEAR);
    expect(await move('2025-12-30')).toBe(CLOSED_YEAR);
    expect(await move('2026-01-31')).toBe(ACCEPTED);
    expect(await move('2025-12-31')).toBe(ACCEPTED);
  });

  it('closes no year twice', async () => {
    const again = `INSERT INTO year_closings SELECT organisation_id, id || 'x', year, start_date, end_date, NULL, 0,
      previous_all, closed_at, closed_by, request_id FROM year_closings WHERE year = 2025`;
    expect(await outcomeOf(session.sql(again))).toBe('23505');
  });
});
