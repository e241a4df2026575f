import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { eventsOf } from '../../support/traces';

type Rate = Readonly<Record<string, string | null>>;

describe('Tax rates', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const rate = (changes: object = {}) =>
    created(books.live, '/tax-rates', { taxCode: 'books', rate: '5', validFrom: '2026-01-01', ...changes });
  const listed = async (filter: string): Promise<Rate[]> =>
    (await books.live.get(`/tax-rates?limit=200&${filter}`)).body.data;

  it.each([
    ['standard', '1991-03-31', null],
    ['standard', '1991-04-01', 'S 17.5'],
    ['standard', '2008-11-30', 'S 17.5'],
    ['standard', '2008-12-01', 'S 15'],
    ['standard', '2009-12-31', 'S 15'],
    ['standard', '2010-01-01', 'S 17.5'],
    ['standard', '2011-01-03', 'S 17.5'],
    ['standard', '2011-01-04', 'S 20'],
    ['standard', '2099-12-31', 'S 20'],
    ['reduced', '2026-05-04', 'S 5'],
    ['zero', '2026-05-04', 'Z 0'],
    ['exempt', '2026-05-04', 'E 0'],
  ])('of a British organisation: %s at home on %s is %s', async (taxCode, date, expected) => {
    const [found, ...more] = await listed(`taxCode=${taxCode}&zone=domestic&validOn=${date}`);
    expect([found ? `${found['category']} ${found['rate']}` : null, more]).toEqual([expected, []]);
  });

  it.each([
    ['eu', '2020-12-31', 'K'],
    ['eu', '2021-01-01', 'G'],
    ['outside', '2009-12-01', 'G'],
  ])(
    'of British goods to the zone %s on %s are 0 in category %s, with a reason',
    async (zone, date, category) => {
      const found = await listed(`zone=${zone}&validOn=${date}`);
      const goods = found.filter(({ taxCode }) => taxCode !== 'exempt');
      expect(goods.map(({ taxCode }) => taxCode).sort()).toEqual(['reduced', 'standard', 'zero']);
      for (const each of goods)
        expect(each).toMatchObject({ category, rate: '0', exemptionReason: expect.stringMatching(/\w/) });
    },
  );

  it('are none where no template knows them', async () => {
    const australian = await openBooks(app, { country: 'AU', baseCurrency: 'AUD' });
    expect((await australian.live.get('/tax-rates')).body.pagination.total).toBe(0);
  });

  it('are shown with the chart that brings them', async () => {
    const charts = (await books.live.get('/accounts/templates')).body.data;
    const ratesOf = (name: string) => charts.find((chart: { name: string }) => chart.name === name).taxRates;
    expect(ratesOf('gb')).toContainEqual({
      taxCode: 'standard',
      zone: 'domestic',
      name: 'Standard rate',
      category: 'S',
      rate: '20',
      exemptionReason: null,
      validFrom: '2011-01-04',
      validTo: null,
    });
    expect(ratesOf('generic')).toEqual([]);
  });

  it('have a category by their rate, and the domestic zone, unless told otherwise', async () => {
    expect(await rate()).toEqual({
      id: expect.stringMatching(/^txr_/),
      taxCode: 'books',
      zone: 'domestic',
      name: null,
      category: 'S',
      rate: '5',
      exemptionReason: null,
      validFrom: '2026-01-01',
      validTo: null,
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
    });
    expect(await rate({ zone: 'eu', rate: 0 })).toMatchObject({ category: 'Z', rate: '0' });
    const exported = { zone: 'outside', rate: undefined, category: 'G', exemptionReason: 'Export' };
    expect(await rate(exported)).toMatchObject({ category: 'G', rate: '0', exemptionReason: 'Export' });
  });

  it.each([
    [{ taxCode: undefined }, 'taxCode'],
    [{ validFrom: undefined }, 'validFrom'],
    [{ validFrom: '2026-02-30' }, 'validFrom'],
    [{ validTo: '2025-12-31' }, 'validTo'],
    [{ rate: '100.1' }, 'rate'],
    [{ rate: '5.00001' }, 'rate'],
    [{ category: 'Z' }, 'rate'],
    [{ rate: 0, category: 'S' }, 'rate'],
    [{ rate: 0, category: 'X' }, 'category'],
    [{ rate: 0, category: 'K' }, 'exemptionReason'],
    [{ exemptionReason: 'none' }, 'exemptionReason'],
    [{ zone: 'moon' }, 'zone'],
  ])('are refused with %j', async (changes, field) => {
    const request = { taxCode: 'books', rate: '5', validFrom: '2026-01-01', ...changes };
    const { status, body } = await books.live.post('/tax-rates', request);
    expect([status, body.code, body.errors[0].field]).toEqual([400, 'validation_failed', field]);
  });

  it.each([
    [{ validFrom: '2026-06-30' }, true],
    [{ validFrom: '2026-07-01' }, false],
    [{ validFrom: '2025-01-01', validTo: '2025-12-31' }, false],
    [{ validFrom: '2025-01-01', validTo: '2026-01-01' }, true],
    [{ validFrom: '2025-01-01' }, true],
    [{ validFrom: '2026-02-01', validTo: '2026-02-28' }, true],
    [{ validFrom: '2026-02-01', zone: 'eu' }, false],
    [{ validFrom: '2026-02-01', taxCode: 'papers' }, false],
  ])('beside one for the first half of 2026: %j overlaps is %j', async (changes, overlaps) => {
    const { id } = await rate({ validTo: '2026-06-30' });
    const { status, body } = await books.live.post('/tax-rates', { taxCode: 'books', rate: '7', ...changes });
    expect(status).toBe(overlaps ? 409 : 201);
    if (overlaps) expect(body).toMatchObject({ reason: 'tax_rate_overlap', taxRateId: id });
  });

  it('never overlap, however many come at once', async () => {
    const racing = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        books.live.post('/tax-rates', { taxCode: 'race', rate: 5, validFrom: `2026-01-${10 + i}` }),
      ),
    );
    expect(racing.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 11 }, () => 409),
    ]);
    expect(new Set(racing.map(({ body }) => body.reason))).toEqual(new Set([undefined, 'tax_rate_overlap']));
  });

  it('are ended and followed by another', async () => {
    const old = await rate();
    expect((await books.live.patch(`/tax-rates/${old.id}`, { validTo: '2026-06-30' })).body).toMatchObject({
      validTo: '2026-06-30',
    });
    const next = await rate({ rate: 7, validFrom: '2026-07-01' });
    const reopened = await books.live.patch(`/tax-rates/${old.id}`, { validTo: null });
    expect([reopened.status, reopened.body.reason]).toEqual([409, 'tax_rate_overlap']);
    expect((await eventsOf(books.live, old.id)).map(({ type }) => type)).toEqual([
      'tax_rate.created',
      'tax_rate.updated',
    ]);
    expect((await books.live.delete(`/tax-rates/${next.id}`)).status).toBe(204);
    expect((await books.live.patch(`/tax-rates/${old.id}`, { validTo: null })).status).toBe(200);
  });

  it('are corrected while nothing has been taxed by them, and keep their facts afterwards', async () => {
    const { id } = await rate({ rate: 7 });
    const corrected = await books.live.patch(`/tax-rates/${id}`, { rate: '8', validFrom: '2026-02-01' });
    expect(corrected.body).toMatchObject({ rate: '8', validFrom: '2026-02-01' });
    const item = { description: 'A book', quantity: 1, unitPrice: 10, taxRate: 8 };
    await books.credited(creditNote({ issueDate: '2026-05-04', items: [item] }));
    for (const change of [{ rate: 9 }, { validFrom: '2026-03-01' }]) {
      const { status, body } = await books.live.patch(`/tax-rates/${id}`, change);
      expect([status, body.reason]).toEqual([409, 'tax_rate_in_use']);
    }
    expect((await books.live.delete(`/tax-rates/${id}`)).body.reason).toBe('tax_rate_in_use');
    const ended = await books.live.patch(`/tax-rates/${id}`, {
      name: 'Books',
      validTo: '2026-12-31',
      rate: 8,
    });
    expect(ended.body).toMatchObject({ name: 'Books', validTo: '2026-12-31', rate: '8' });
  });

  it('are not written with a test key', async () => {
    const made = await books.test.post('/tax-rates', { taxCode: 'books', rate: 5, validFrom: '2026-01-01' });
    expect([made.status, made.body.test]).toEqual([201, true]);
    expect((await books.test.patch(`/tax-rates/${made.body.id}`, { name: 'x' })).status).toBe(200);
    expect(await listed('taxCode=books')).toEqual([]);
    const overlap = { taxCode: 'standard', rate: 5, validFrom: '2026-01-01' };
    expect((await books.test.post('/tax-rates', overlap)).body.reason).toBe('tax_rate_overlap');
  });

  it('are listed newest first, in pages by number and by cursor', async () => {
    for (const validFrom of ['2020-01-01', '2021-01-01', '2022-01-01'])
      await rate({ validFrom, validTo: `${validFrom.slice(0, 4)}-12-31` });
    const years = ({ body }: { body: { data: Rate[] } }) =>
      body.data.map(({ validFrom }) => validFrom?.slice(0, 4));
    const first = await books.live.get('/tax-rates?taxCode=books&limit=2');
    expect(years(first)).toEqual(['2022', '2021']);
    const cursor = first.body.pagination.nextCursor as string;
    expect(years(await books.live.get(`/tax-rates?taxCode=books&limit=2&cursor=${cursor}`))).toEqual([
      '2020',
    ]);
    expect(years(await books.live.get('/tax-rates?taxCode=books&limit=2&page=2'))).toEqual(['2020']);
  });
});
