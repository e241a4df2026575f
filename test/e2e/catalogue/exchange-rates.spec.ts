import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { eventsOf } from '../../support/traces';

interface Listed {
  readonly currency: string;
  readonly date: string;
  readonly rate: string;
}

describe('Exchange rates', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const set = (...rates: [currency: string, date: string, rate: string | number][]) =>
    books.live.put('/exchange-rates', {
      rates: rates.map(([currency, date, rate]) => ({ currency, date, rate })),
    });
  const listed = async (filter = ''): Promise<string[]> =>
    (await books.live.get(`/exchange-rates?${filter}`)).body.data.map(
      ({ currency, date, rate }: Listed) => `${date} ${currency} ${rate}`,
    );

  it('are set many at once, in base units for one unit of the currency', async () => {
    const answer = await set(['EUR', '2026-05-04', '0.853'], ['JPY', '2026-05-04', '0.0049']);
    expect(answer.status).toBe(200);
    expect(answer.body.data[0]).toEqual({
      id: 'fx_2026-05-04_EUR',
      currency: 'EUR',
      date: '2026-05-04',
      rate: '0.853',
      updatedAt: expect.any(String),
    });
    expect((await books.live.get('/exchange-rates/fx_2026-05-04_EUR')).body).toEqual(answer.body.data[0]);
  });

  it('replace that of the same currency and date, and tell only what changed', async () => {
    await set(['EUR', '2026-05-04', '0.85'], ['USD', '2026-05-04', '0.75']);
    await set(['EUR', '2026-05-04', '0.86'], ['USD', '2026-05-04', '0.750']);
    expect(await listed()).toEqual(['2026-05-04 USD 0.75', '2026-05-04 EUR 0.86']);
    expect((await eventsOf(books.live, 'fx_2026-05-04_EUR')).map(({ type }) => type)).toEqual([
      'exchange_rate.set',
      'exchange_rate.set',
    ]);
    expect(await eventsOf(books.live, 'fx_2026-05-04_USD')).toHaveLength(1);
  });

  it('are one for a currency and date, however many set it at once', async () => {
    const racing = await Promise.all(
      Array.from({ length: 10 }, (_, i) => set(['USD', '2026-05-04', i + 1], ['EUR', '2026-05-04', i + 1])),
    );
    expect(new Set(racing.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await listed()).toHaveLength(2);
  });

  it('hold from their date to that of the next', async () => {
    await set(['EUR', '2026-05-01', '0.85'], ['EUR', '2026-05-08', '0.86'], ['USD', '2026-05-04', '0.75']);
    expect(await listed('asOf=2026-05-07')).toEqual(['2026-05-04 USD 0.75', '2026-05-01 EUR 0.85']);
    expect(await listed('asOf=2026-05-08&currency=EUR')).toEqual(['2026-05-08 EUR 0.86']);
    expect(await listed('asOf=2026-04-30')).toEqual([]);
  });

  it('are listed latest first, by currency and range of dates, in pages by number and by cursor', async () => {
    await set(
      ['EUR', '2026-05-01', 1],
      ['EUR', '2026-05-03', 3],
      ['EUR', '2026-05-02', 2],
      ['USD', '2026-05-02', 4],
    );
    expect(await listed('currency=EUR')).toEqual([
      '2026-05-03 EUR 3',
      '2026-05-02 EUR 2',
      '2026-05-01 EUR 1',
    ]);
    expect(await listed('from=2026-05-02&to=2026-05-02')).toEqual(['2026-05-02 USD 4', '2026-05-02 EUR 2']);
    const { body } = await books.live.get('/exchange-rates?limit=3');
    expect(body.pagination).toMatchObject({ total: 4, totalPages: 2 });
    expect(await listed(`limit=3&cursor=${body.pagination.nextCursor}`)).toEqual(['2026-05-01 EUR 1']);
    expect(await listed('limit=3&page=2')).toEqual(['2026-05-01 EUR 1']);
  });

  it('are deleted', async () => {
    await set(['EUR', '2026-05-01', 1]);
    expect((await books.live.delete('/exchange-rates/fx_2026-05-01_EUR')).status).toBe(204);
    for (const id of ['fx_2026-05-01_EUR', 'fx_1', '%27'])
      expect((await books.live.delete(`/exchange-rates/${id}`)).body.code).toBe('not_found');
    expect(await listed()).toEqual([]);
  });

  it.each([
    [[], 'rates'],
    [[{ currency: 'EUR', date: '2026-05-04' }], 'rates.0.rate'],
    [[{ currency: 'EUR', date: '2026-05-04', rate: 0 }], 'rates.0.rate'],
    [[{ currency: 'EUR', date: '2026-05-04', rate: '0.0000000000001' }], 'rates.0.rate'],
    [[{ currency: 'EUR', date: '2026-02-30', rate: 1 }], 'rates.0.date'],
    [[{ currency: 'EURO', date: '2026-05-04', rate: 1 }], 'rates.0.currency'],
    [Array.from({ length: 2 }, () => ({ currency: 'EUR', date: '2026-05-04', rate: 1 })), 'rates.1'],
    [Array.from({ length: 1001 }, () => ({ currency: 'EUR', date: '2026-05-04', rate: 1 })), 'rates'],
  ])('are refused as %j', async (rates, field) => {
    const { status, body } = await books.live.put('/exchange-rates', { rates });
    expect([status, body.errors[0].field]).toEqual([400, field]);
    expect(await listed()).toEqual([]);
  });

  it('are none of the base currency', async () => {
    const { status, body } = await set(['EUR', '2026-05-04', 1], ['GBP', '2026-05-04', 1]);
    expect([status, body.code, body.field]).toEqual([422, 'exchange_rate_not_allowed', 'rates.1.currency']);
  });

  it('are not written with a test key', async () => {
    const rates = [{ currency: 'EUR', date: '2026-05-04', rate: 1 }];
    const { status, body } = await books.test.put('/exchange-rates', { rates });
    expect([status, body.test]).toEqual([200, true]);
    expect(await listed()).toEqual([]);
  });
});
