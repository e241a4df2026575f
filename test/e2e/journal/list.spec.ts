import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf } from '../../support/entries';
import { postTransfer, transfer } from '../../support/manual-entries';
import { expectInvalid, expectNotFound } from '../../support/problems';

describe('The list of journal entries', () => {
  let app: TestApp;
  let books: Books;
  let customerId: string;
  let ids: Record<string, string>;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    customerId = (await created(books.live, '/customers', { name: 'Beta plc' })).id;
    const note = await books.credited({ issueDate: '2026-04-25', number: 'RMA-7' });
    const voided = await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    const lines = (dimensions: object) => [
      { accountCode: '1100', debit: 5, customerId },
      { accountCode: '7100', credit: 5, dimensions },
    ];
    const rent = await postTransfer(books, {
      date: '2026-02-28',
      lines: lines({ project: 'north', 'a:b': 'c"d' }),
    });
    const dollars = await postTransfer(books, { date: '2026-03-31', currency: 'USD', exchangeRate: '0.8' });
    const plain = await postTransfer(books, { date: '2026-04-01', memo: 'North' });
    ids = {
      note: note.journalEntryId,
      void: voided.body.reversalEntryId,
      rent: rent.id,
      dollars: dollars.id,
      plain: plain.id,
      noteId: note.id,
      debtors: rent.lines[0].account.id,
      deposit: plain.lines[0].account.id,
      loans: (await books.live.get('/accounts?q=2300')).body.data[0].id,
    };
    await openBooks(app).then((others) => others.credited());
  });
  afterAll(() => app.close());

  const listed = async (query: string): Promise<string[]> => {
    const { status, body, text } = await books.live.get(`/journal/entries${query}`);
    if (status !== 200) throw new Error(text);
    expect(body.pagination.total).toBe(body.data.length);
    const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
    return body.data.map(({ id }: { id: string }) => names.get(id) ?? id);
  };

  it("shows an organisation's own, newest first, as each is shown by itself", async () => {
    expect(await listed('')).toEqual(['plain', 'dollars', 'rent', 'void', 'note']);
    expect(await listed('?order=asc')).toEqual(['note', 'void', 'rent', 'dollars', 'plain']);
    const { body } = await books.live.get('/journal/entries?order=desc');
    expect(body.data.map(({ number }: { number: number }) => number)).toEqual([5, 4, 3, 2, 1]);
    for (const entry of body.data) expect(await entryOf(books.live, entry.id)).toEqual(entry);
    expect(body.pagination).toEqual({ page: 1, limit: 50, total: 5, totalPages: 1, nextCursor: null });
    expect(body.data[4]).toMatchObject({ documentNumber: 'RMA-7', reversedByEntryId: ids['void'] });
  });

  it.each([
    ['from=2026-04-01', ['plain', 'void', 'note']],
    ['to=2026-03-31', ['dollars', 'rent']],
    ['from=2026-03-31&to=2026-04-25', ['plain', 'dollars', 'note']],
    ['from=2026-04-02&to=2026-04-01', []],
    ['sourceType=manual', ['plain', 'dollars', 'rent']],
    ['sourceType=credit_note', ['void', 'note']],
    ['sourceType=year_end', []],
    ['sourceId=:noteId', ['void', 'note']],
    ['sourceId=nothing', []],
    ['documentNumber=RMA-7', ['void', 'note']],
    ['documentNumber=RMA', []],
    ['currency=USD', ['dollars']],
    ['currency=GBP&sourceType=manual', ['plain', 'rent']],
    ['accountId=:debtors', ['rent', 'void', 'note']],
    ['accountId=:deposit', ['plain', 'dollars']],
    ['accountId=:loans', []],
    ['accountId=acc_x', []],
    ['customerId=:customer', ['rent']],
    ['customerId=cus_x', []],
    ['dimension=project:north', ['rent']],
    ['dimension=project:nor', []],
    ['dimension=a:b:c', []],
    ['accountId=:debtors&from=2026-03-01&order=asc', ['note', 'void']],
  ])('filters by %s', async (query, expected) => {
    const filled = query.replace(
      /:([a-zA-Z]+)$|:([a-zA-Z]+)(?=&)/,
      (whole, last?: string, first?: string) =>
        ({ ...ids, customer: customerId })[last ?? first ?? ''] ?? whole,
    );
    expect(await listed(`?${filled}`)).toEqual(expected);
  });

  it('refuses filters that make no sense', async () => {
    for (const [query, field] of [
      ['from=yesterday', 'from'],
      ['to=2026-02-30', 'to'],
      ['sourceType=gift', 'sourceType'],
      ['currency=XXZ', 'currency'],
      ['dimension=north', 'dimension'],
      ['dimension=:north', 'dimension'],
      ['order=up', 'order'],
      ['memo=North', 'memo'],
      ['from=2026-01-01&from=2026-02-01', 'from'],
      ['page=0', 'page'],
      ['limit=201', 'limit'],
      ['cursor=bm90aGluZw', 'cursor'],
    ] as const)
      expectInvalid(await books.live.get(`/journal/entries?${query}`), field);
  });

  it('pages by number and by cursor, in both directions and under a filter', async () => {
    const of = (page: { body: { data: { id: string }[] } }): string[] => page.body.data.map(({ id }) => id);
    for (const filter of ['', '&order=asc', '&sourceType=manual', '&sourceType=manual&order=asc']) {
      const all = of(await books.live.get(`/journal/entries?limit=200${filter}`));
      const byNumber: string[] = [];
      const byCursor: string[] = [];
      for (let page = 1; page <= Math.ceil(all.length / 2); page += 1)
        byNumber.push(...of(await books.live.get(`/journal/entries?limit=2&page=${page}${filter}`)));
      let cursor = '';
      do {
        const answer = await books.live.get(`/journal/entries?limit=2${cursor}${filter}`);
        byCursor.push(...of(answer));
        const { nextCursor } = answer.body.pagination;
        cursor = nextCursor === null ? '' : `&cursor=${nextCursor as string}`;
      } while (cursor !== '');
      expect(all.length).toBeGreaterThan(2);
      expect([byNumber, byCursor]).toEqual([all, all]);
    }
  });

  it('keeps its place behind a cursor while entries are posted', async () => {
    const { body: first } = await books.live.get('/journal/entries?limit=2');
    const later = (await created(books.live, '/journal/entries', transfer())).id;
    const cursor = first.pagination.nextCursor as string;
    const { body: second } = await books.live.get(`/journal/entries?limit=2&cursor=${cursor}`);
    expect(second.data.map(({ number }: { number: number }) => number)).toEqual([3, 2]);
    const { body: top } = await books.live.get('/journal/entries?limit=1');
    expect(top.data[0].id).toBe(later);
  });

  it("finds no entry under an id that is malformed, unknown or another organisation's", async () => {
    const others = await openBooks(app);
    const foreign = (await others.credited()).journalEntryId;
    for (const id of [
      foreign,
      'je_01h455vb4pex5vsknk084sn02q',
      'je_1',
      'je_',
      ids['noteId'],
      '%27',
      'x'.repeat(150),
    ])
      expectNotFound(await books.live.get(`/journal/entries/${id}`));
  });
});
