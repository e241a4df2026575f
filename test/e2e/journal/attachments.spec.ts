import { createHash } from 'node:crypto';
import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { inLedger, postTransfer, transfer } from '../../support/manual-entries';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';

const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from([0, 255, 13, 10, 200])]);
const base64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');
const voucher = (changes: object = {}): object => ({
  fileName: 'Beleg März №1.pdf',
  contentType: 'application/pdf',
  content: base64(PDF),
  ...changes,
});

describe('Files of journal entries', () => {
  let app: TestApp;
  let books: Books;
  let path: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
    path = `/journal/entries/${(await postTransfer(books)).id as string}/attachments`;
  });

  const attach = (changes: object = {}) => books.live.post(path, voucher(changes));
  const nameOf = async (fileName: string, contentType: string, content = 'YQ=='): Promise<string> =>
    (await attach({ fileName, contentType, content })).body.fileName;
  const download = async (id: string): Promise<Answer & { bytes: Buffer }> => {
    const answer = await fetch(`${app.url}/api/v1${path}/${id}/content`, {
      headers: { authorization: `Bearer ${books.liveKey}` },
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return {
      status: answer.status,
      body: null,
      text: '',
      headers: Object.fromEntries(answer.headers),
      bytes,
    };
  };

  it('are kept byte for byte, with their size and SHA-256', async () => {
    const { status, body } = await attach({ note: 'Invoice of the bank' });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^att_/),
      entryId: path.split('/')[3],
      fileName: 'Beleg März №1.pdf',
      contentType: 'application/pdf',
      size: PDF.length,
      sha256: createHash('sha256').update(PDF).digest('hex'),
      note: 'Invoice of the bank',
      createdAt: expect.stringMatching(/^2026-05-20T/),
      createdBy: expect.stringMatching(/^key_/),
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawalReason: null,
    });
    expect((await books.live.get(path)).body.data).toEqual([body]);
    expect((await download(body.id)).bytes.equals(PDF)).toBe(true);
  });

  it('are sent to be saved under their name, and never to be shown or run by a browser', async () => {
    const { headers } = await download((await attach()).body.id);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(PDF.length),
      'content-disposition': `attachment; filename="Beleg M_rz _1.pdf"; filename*=UTF-8''Beleg%20M%C3%A4rz%20%E2%84%961.pdf`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
  });

  it('get names that are safe to write to a disk', async () => {
    expect(await nameOf('../../etc/passwd', 'text/plain')).toBe('passwd.txt');
    expect(await nameOf('C:\\Vouchers\\may.CSV', 'text/csv')).toBe('may.CSV');
    expect(await nameOf('invoice.html', 'text/plain')).toBe('invoice.html.txt');
    expect(await nameOf(' .hidden:"x"?. ', 'text/plain')).toBe('hidden__x__.txt');
    expect(await nameOf('gpj\u202efdp.txt', 'text/plain')).toBe('gpjfdp.txt');
    expect([...(await nameOf(`${'ü'.repeat(246)}.txt`, 'text/plain'))]).toHaveLength(154);
  });

  it.each([
    ['a name', { fileName: '' }, 'fileName'],
    ['a name of nothing but dots', { fileName: '../..' }, 'fileName'],
    ['a line break in the name', { fileName: 'a\r\nSet-Cookie: x.pdf' }, 'fileName'],
    ['a type that a browser runs', { contentType: 'text/html' }, 'contentType'],
    ['a drawing with scripts', { contentType: 'image/svg+xml' }, 'contentType'],
    ['no content', { content: '' }, 'content'],
    ['what is not base64', { content: 'not base64!' }, 'content'],
    ['base64 without its padding', { content: base64(PDF).replace(/=+$/, '') }, 'content'],
    ['a text as a PDF', { content: base64('Hello') }, 'content'],
    ['a PDF as an image', { contentType: 'image/png' }, 'content'],
    ['an unknown field', { size: 5 }, 'size'],
  ])('are refused with %s', async (_, changes, field) => {
    expectInvalid(await attach(changes), field);
    expect((await books.live.get(path)).body.data).toEqual([]);
  });

  it('may be as large as 10 MiB, and no larger', async () => {
    const most = Buffer.alloc(10 * 1024 * 1024, 'a');
    const { status, body } = await attach({
      fileName: 'a.txt',
      contentType: 'text/plain',
      content: base64(most),
    });
    expect([status, body.size]).toEqual([201, most.length]);
    const more = Buffer.concat([most, Buffer.from('a')]);
    const larger = { fileName: 'a.txt', contentType: 'text/plain', content: base64(more) };
    expectInvalid(await attach(larger), 'content');
  });

  it('belong to an entry that is posted, of the same organisation', async () => {
    const draft = await created(books.live, '/journal/entries', transfer({ status: 'draft' }));
    expectRefusal(await books.live.post(`/journal/entries/${draft.id}/attachments`, voucher()), {
      status: 409,
      code: 'conflict',
      reason: 'entry_not_posted',
    });
    expect((await books.live.get(`/journal/entries/${draft.id}/attachments`)).body.data).toEqual([]);
    expectNotFound(await books.live.post('/journal/entries/je_unknown/attachments', voucher()));
    const { id } = (await attach()).body;
    const others = await openBooks(app);
    expectNotFound(await others.live.get(path));
    expectNotFound(await others.live.get(`${path}/${id}/content`));
    const other = `/journal/entries/${(await postTransfer(books)).id as string}/attachments`;
    expectNotFound(await books.live.get(`${other}/${id}/content`));
  });

  it('are withdrawn with a reason, once, and stay readable', async () => {
    const { id } = (await attach()).body;
    const withdraw = (body: object) => books.live.post(`${path}/${id}/withdraw`, body);
    expectInvalid(await withdraw({}), 'reason');
    const { status, body } = await withdraw({ reason: 'Belongs to entry 2' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id,
      withdrawnAt: expect.stringMatching(/^2026-05-20T/),
      withdrawnBy: expect.stringMatching(/^key_/),
      withdrawalReason: 'Belongs to entry 2',
    });
    expect((await books.live.get(path)).body.data).toEqual([body]);
    expect((await download(id)).bytes.equals(PDF)).toBe(true);
    expectRefusal(await withdraw({ reason: 'again' }), {
      status: 409,
      code: 'conflict',
      reason: 'already_withdrawn',
    });
    expectNotFound(await books.live.post(`${path}/att_unknown/withdraw`, { reason: 'x' }));
    const { data } = (await books.live.get('/events?type=journal_entry.*')).body;
    expect((data as { type: string }[]).map(({ type }) => type).slice(1)).toEqual([
      'journal_entry.file_attached',
      'journal_entry.file_withdrawn',
    ]);
  });

  it('cannot be changed or deleted, in the database either', async () => {
    await attach();
    for (const sql of [
      `UPDATE journal_attachments SET file_name = 'x'`,
      `UPDATE journal_attachments SET content = '\\x00'`,
      `DELETE FROM journal_attachments`,
    ])
      await expect(inLedger(app, books, (session) => session.sql(sql))).rejects.toThrow(/permission denied/);
  });

  it('are attached once under an Idempotency-Key, and not at all with a test key', async () => {
    const once = { 'Idempotency-Key': 'voucher-1' };
    const first = await books.live.post(path, voucher(), once);
    const again = await books.live.post(path, voucher(), once);
    expect([again.body.id, again.headers['idempotent-replayed']]).toEqual([first.body.id, 'true']);
    const stub = await books.test.post(path, voucher());
    expect(stub.body).toMatchObject({
      id: expect.stringMatching(/^att_test_/),
      test: true,
      size: PDF.length,
    });
    expect((await books.live.get(path)).body.data).toHaveLength(1);
  });
});
