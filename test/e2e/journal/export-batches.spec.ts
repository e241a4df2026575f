import { createHash } from 'node:crypto';
import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { expectRefusal } from '../../support/problems';
import { postTransfer, transfer } from '../../support/manual-entries';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('An export batch', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
    await books.credited({ issueDate: '2025-12-30' });
    await postTransfer(books);
  });

  const freeze = (body: object = {}): Promise<Answer> =>
    books.live.post('/journal/exports', { format: 'csv', ...body });
  const fileOf = async (batch: Answer['body'], fileNo = 1): Promise<string> =>
    (await books.live.get(`/journal/exports/${batch.id}/files/${fileNo}`)).text;
  const numbersIn = (text: string): number[] =>
    text
      .trim()
      .split('\n')
      .map((line) => Number(JSON.parse(line).entry_number));

  it('freezes all entries so far with their bytes, control totals and hashes', async () => {
    const { status, body } = await freeze();
    expect(status).toBe(201);
    expect(body).toMatchObject({
      series: 'default',
      number: 1,
      format: 'csv',
      firstEntry: 1,
      lastEntry: 2,
      entries: 2,
      lines: 5,
      baseDebit: '130.00',
      baseCredit: '130.00',
      baseCurrency: 'GBP',
      files: [{ fileNo: 1, name: 'journal-default-0001.csv', from: '2025-12-30', to: '2026-03-10' }],
    });
    const bytes = await fileOf(body);
    expect(bytes).toBe((await books.live.get('/journal/export?format=csv')).text);
    expect(body.files[0]).toMatchObject({ sha256: sha256(bytes), bytes: Buffer.byteLength(bytes) });
    const manifest = await books.live.get(`/journal/exports/${body.id}/manifest`);
    expect(sha256(manifest.text)).toBe(body.sha256);
    expect(JSON.parse(manifest.text).files).toEqual(body.files);
    expect((await books.live.get(`/journal/exports/${body.id}`)).body).toEqual(body);
  });

  it('is followed by one that begins where it ended: a back-dated entry and a void are in that, nothing is in both', async () => {
    const first = (await freeze({ format: 'jsonl' })).body;
    const note = (await books.live.get('/credit-notes')).body.data[0];
    await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    await postTransfer(books, { date: '2025-11-30' });
    const second = (await freeze({ format: 'jsonl' })).body;
    expect(second).toMatchObject({ number: 2, firstEntry: 3, lastEntry: 4 });
    const frozen = [...numbersIn(await fileOf(first)), ...numbersIn(await fileOf(second))];
    expect([...new Set(frozen)]).toEqual([1, 2, 3, 4]);
    expect([first.baseDebit, second.baseDebit]).toEqual(['130.00', '130.00']);
    expectRefusal(await freeze(), { status: 409, code: 'conflict', reason: 'nothing_to_export' });
  });

  it('keeps its bytes when an account is renamed and a customer erased', async () => {
    const customer = await created(books.live, '/customers', { name: 'Jane Doe' });
    await books.credited({ customerId: customer.id, clientName: undefined });
    const { body } = await freeze();
    const before = await fileOf(body);
    expect(before).toContain('Jane Doe');
    const [sales] = (await books.live.get('/accounts?q=4000')).body.data;
    await books.live.patch(`/accounts/${sales.id}`, { name: 'Turnover' });
    await books.live.post(`/customers/${customer.id}/erase`, { reason: 'Asked for' });
    expect(await fileOf(body)).toBe(before);
    expect((await books.live.get('/journal/export?format=csv')).text).not.toBe(before);
  });

  it('goes on in each series by itself, and up to the entry that is named', async () => {
    expect((await freeze({ toEntry: 1 })).body).toMatchObject({ number: 1, firstEntry: 1, lastEntry: 1 });
    expect((await freeze({ series: 'Steuerberater München' })).body).toMatchObject({
      number: 1,
      firstEntry: 1,
      lastEntry: 2,
      files: [{ name: 'journal-Steuerberater-M-nchen-0001.csv' }],
    });
    expect((await freeze()).body).toMatchObject({ number: 2, firstEntry: 2, lastEntry: 2 });
    expectRefusal(await freeze({ toEntry: 99 }), {
      status: 400,
      code: 'validation_failed',
      field: 'toEntry',
    });
    const listed = await books.live.get('/journal/exports?series=default');
    expect(listed.body.data.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
  });

  it('of a format that is bound to a year has a file for each, listed in its manifest', async () => {
    await books.live.patch('/organisation', { registrationNumber: '732829320' });
    const { status, body } = await freeze({ format: 'fec' });
    expect([status, body.code ?? null]).toEqual([201, null]);
    expect(
      body.files.map(({ name, entries, baseDebit }: Answer['body']) => [name, entries, baseDebit]),
    ).toEqual([
      ['732829320FEC20251231.txt', 1, '120.00'],
      ['732829320FEC20261231.txt', 1, '10.00'],
    ]);
    const [first, second] = [await fileOf(body, 1), await fileOf(body, 2)];
    expect(first.trim().split('\r\n')).toHaveLength(1 + 3);
    expect(second.trim().split('\r\n')).toHaveLength(1 + 2);
  });

  it('holds each entry once when many are frozen at once while entries are posted', async () => {
    const [batches] = await Promise.all([
      Promise.all(Array.from({ length: 6 }, () => freeze({ format: 'jsonl' }))),
      Promise.all(Array.from({ length: 10 }, () => books.live.post('/journal/entries', transfer()))),
    ]);
    const frozen = batches.filter(({ status }) => status === 201).map(({ body }) => body);
    for (const refused of batches.filter(({ status }) => status !== 201))
      expectRefusal(refused, { status: 409, code: 'conflict', reason: 'nothing_to_export' });
    await freeze({ format: 'jsonl' });
    const all = (await books.live.get('/journal/exports')).body.data.reverse();
    expect(all.map(({ number }: { number: number }) => number)).toEqual(
      all.map((_: object, i: number) => i + 1),
    );
    expect(frozen.length).toBeGreaterThan(0);
    const numbers: number[] = [];
    for (const batch of all) numbers.push(...new Set(numbersIn(await fileOf(batch))));
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
  });

  it('is tried by a test key, which freezes nothing', async () => {
    const { status, body } = await books.test.post('/journal/exports', { format: 'csv' });
    expect([status, body.test, body.number]).toEqual([201, true, 1]);
    expect(body.id).toMatch(/^exp_test_/);
    expect((await books.live.get('/journal/exports')).body.data).toEqual([]);
    expect((await freeze()).body).toMatchObject({ number: 1, files: body.files });
  });

  it('is told by an event, is not found by another organisation, and has no file that it has not', async () => {
    const { body } = await freeze();
    const { data } = (await books.live.get('/events?limit=200')).body;
    expect(data.at(-1)).toMatchObject({ type: 'journal.exported', objectId: body.id });
    const other = await openBooks(app);
    for (const path of ['', '/manifest', '/files/1'])
      expectRefusal(await other.live.get(`/journal/exports/${body.id}${path}`), {
        status: 404,
        code: 'not_found',
      });
    expectRefusal(await books.live.get(`/journal/exports/${body.id}/files/2`), {
      status: 404,
      code: 'not_found',
    });
    expectRefusal(
      await (await books.withScopes(['journal:read'])).post('/journal/exports', { format: 'csv' }),
      {
        status: 403,
        code: 'insufficient_scope',
      },
    );
  });
});
