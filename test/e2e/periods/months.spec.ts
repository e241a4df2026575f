import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  app.clock.travelTo('2026-06-15T12:00:00Z');
});
afterAll(() => app.close());
beforeEach(async () => {
  books = await openBooks(app, { fiscalYearStartMonth: 4 });
});

interface Month {
  readonly id: string;
  readonly fiscalYear: number;
  readonly status: string;
}
const months = async (query = ''): Promise<Month[]> => {
  const answer = await books.live.get(`/periods${query}`);
  expect(answer.status).toBe(200);
  return answer.body.data as Month[];
};
const ids = async (query = ''): Promise<string[]> => (await months(query)).map(({ id }) => id);

describe('the months', () => {
  it('are those from the first entry to this one, newest first', async () => {
    expect(await ids()).toEqual(['per_2026-06']);
    await books.credited({ issueDate: '2026-03-31' });
    expect(await ids()).toEqual(['per_2026-06', 'per_2026-05', 'per_2026-04', 'per_2026-03']);
  });

  it('belong to the fiscal year that is named by the year in which it ends', async () => {
    const years = Object.fromEntries(
      (await months('?from=2025-03-10&to=2026-04-01')).map(({ id, fiscalYear }) => [id, fiscalYear]),
    );
    expect(years).toMatchObject({
      'per_2025-03': 2025,
      'per_2025-04': 2026,
      'per_2025-12': 2026,
      'per_2026-03': 2026,
      'per_2026-04': 2027,
    });
    expect(Object.keys(years)).toHaveLength(14);
    const calendar = await openBooks(app);
    const { body } = await calendar.live.get('/periods/per_2025-12');
    expect(body).toEqual({
      id: 'per_2025-12',
      name: '2025-12',
      startDate: '2025-12-01',
      endDate: '2025-12-31',
      fiscalYear: 2025,
      status: 'open',
      lockedBy: [],
      changedAt: null,
      changedBy: null,
      reason: null,
    });
  });

  it('exist in any year, leap years included', async () => {
    expect((await books.live.get('/periods/per_2024-02')).body.endDate).toBe('2024-02-29');
    expect((await books.live.get('/periods/per_2100-02')).body.endDate).toBe('2100-02-28');
    expect((await books.live.get('/periods/per_1900-01')).status).toBe(200);
    expect((await books.live.get('/periods/per_9999-12')).body.endDate).toBe('9999-12-31');
    expect(await ids('?from=9999-11-30&to=9999-12-31')).toEqual(['per_9999-12', 'per_9999-11']);
    expectNotFound(await books.live.get('/periods/per_1899-12'));
  });

  it('can be asked for by range, one at least and 200 years at most', async () => {
    expect(await ids('?from=2026-02-28&to=2026-02-28')).toEqual(['per_2026-02']);
    expect(await ids('?from=2026-02-28&to=2026-03-01')).toEqual(['per_2026-03', 'per_2026-02']);
    expect(await ids('?from=2026-05-01')).toEqual(['per_2026-06', 'per_2026-05']);
    expectInvalid(await books.live.get('/periods?from=2026-03-01&to=2026-02-28'), 'to');
    expectInvalid(await books.live.get('/periods?from=1900-01-01&to=2200-01-01'), 'from');
    expect((await books.live.get('/periods?from=1900-01-01&to=2099-12-31')).body.pagination.total).toBe(2400);
  });

  it('can be asked for by status', async () => {
    await books.live.post('/periods/per_2026-02/lock', { reason: 'Filed' });
    await books.live.post('/periods/per_2026-04/lock', {});
    const range = '?from=2026-01-01&to=2026-05-31';
    expect(await ids(`${range}&status=locked`)).toEqual(['per_2026-04', 'per_2026-02']);
    expect(await ids(`${range}&status=open`)).toEqual(['per_2026-05', 'per_2026-03', 'per_2026-01']);
  });

  it('come in pages, by number and by cursor alike', async () => {
    const range = '?from=2025-01-01&to=2025-12-31';
    const all = await ids(range);
    const second = await books.live.get(`/periods${range}&limit=5&page=2`);
    expect(second.body.data.map(({ id }: Month) => id)).toEqual(all.slice(5, 10));
    expect(second.body.pagination).toMatchObject({ page: 2, limit: 5, total: 12, totalPages: 3 });
    const followed: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await books.live.get(`/periods${range}&limit=5${cursor}`);
      followed.push(...body.data.map(({ id }: Month) => id));
      if (body.pagination.nextCursor === null) break;
      cursor = `&cursor=${body.pagination.nextCursor as string}`;
    }
    expect(followed).toEqual(all);
  });
});

describe('a month', () => {
  const act = (action: string, body: object = {}): Promise<Answer> =>
    books.live.post(`/periods/per_2026-02/${action}`, body);

  it('is locked and opened again with a reason, and both are kept in the history', async () => {
    const locked = await books.live.post(
      '/periods/per_2026-02/lock',
      { reason: 'VAT filed' },
      { 'x-request-id': 'lock-1' },
    );
    expect(locked).toMatchObject({
      status: 200,
      body: {
        id: 'per_2026-02',
        status: 'locked',
        lockedBy: ['period'],
        reason: 'VAT filed',
        changedBy: expect.stringMatching(/^key_/),
        changedAt: expect.stringMatching(/^2026-06-15T12:/),
      },
    });
    expect((await books.live.get('/periods/per_2026-02')).body).toEqual(locked.body);
    const opened = await act('unlock', { reason: 'A late invoice' });
    expect(opened).toMatchObject({
      status: 200,
      body: { status: 'open', lockedBy: [], reason: 'A late invoice' },
    });
    const { body } = await books.live.get('/periods/locks/history');
    const change = { lock: 'period', periodId: 'per_2026-02', changedBy: locked.body.changedBy };
    expect(body.data).toMatchObject([
      { ...change, previous: 'locked', value: 'open', reason: 'A late invoice' },
      { ...change, previous: 'open', value: 'locked', reason: 'VAT filed', requestId: 'lock-1' },
    ]);
  });

  it('tells of both by an event', async () => {
    await act('lock');
    await act('unlock', { reason: 'again' });
    const { body } = await books.live.get('/events?type=period.*');
    expect(body.data).toMatchObject([
      { type: 'period.locked', objectType: 'period', objectId: 'per_2026-02', data: { status: 'locked' } },
      { type: 'period.unlocked', objectType: 'period', objectId: 'per_2026-02', data: { status: 'open' } },
    ]);
  });

  it('is locked once and opened once', async () => {
    expectRefusal(await act('unlock', { reason: 'x' }), {
      status: 409,
      code: 'conflict',
      reason: 'not_locked',
    });
    await act('lock');
    const before = await books.counts();
    expectRefusal(await act('lock'), { status: 409, code: 'conflict', reason: 'already_locked' });
    expect(await books.counts()).toEqual(before);
  });

  it('is opened with a reason only', async () => {
    await act('lock');
    for (const body of [{}, { reason: '' }, { reason: ' ' }, { reason: null }])
      expectInvalid(await act('unlock', body), 'reason');
    expect((await books.live.get('/periods/per_2026-02')).body.status).toBe('locked');
  });

  it('is one of its own organisation', async () => {
    const other = await openBooks(app);
    await act('lock');
    expect((await other.live.get('/periods/per_2026-02')).body.status).toBe('open');
    expect((await other.live.get('/periods/locks/history')).body.data).toEqual([]);
  });
});
