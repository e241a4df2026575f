import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { archiveOf, filesOf, formatsOf } from '../../support/archive';
import { created, openBooks } from '../../support/books';
import { completeCustomer, openCompleteBooks, type CompleteBooks } from '../../support/complete-books';
import { fetchFile, type FileAnswer } from '../../support/files';
import { logoRequest, png } from '../../support/images';
import { expectNotFound, expectProblem, expectRefusal } from '../../support/problems';

const ALL = ['cii', 'pdf', 'ubl'];
const KINDS = [['credit-notes'], ['invoices']] as const;

describe('The archive', () => {
  let app: TestApp;
  let books: CompleteBooks;
  const log: string[] = [];

  beforeAll(async () => {
    app = await startTestApp({ log: (line) => log.push(line) });
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openCompleteBooks(app);
  });
  afterAll(() => app.close());

  const issued = (kind: string, changes: object = {}): Promise<Answer['body']> =>
    created(books.live, `/${kind}`, {
      customerId: books.customer.id,
      items: [{ description: 'Lamp', quantity: 2, unitPrice: 50, taxRate: 19 }],
      status: 'issued',
      ...changes,
    });
  const file = (path: string, key = books.liveKey): Promise<FileAnswer> => fetchFile(app, key, path);
  const inBackground = (): Promise<void> => app.settle('relay', 'jobs:archive');

  describe.each(KINDS)('of %s', (kind) => {
    it('has the PDF and both electronic invoices once the document is issued, under their SHA-256', async () => {
      const { id } = await issued(kind);
      expect((await formatsOf(books.live, `/${kind}/${id}`)).body).toEqual({
        documentId: id,
        data: [],
        absent: [],
      });
      await inBackground();
      const { data, body } = await formatsOf(books.live, `/${kind}/${id}`);
      expect(data).toEqual(ALL);
      for (const each of body.data as {
        format: string;
        sha256: string;
        size: number;
        archivedAt: string;
      }[]) {
        const path = each.format === 'pdf' ? 'pdf' : `xml?syntax=${each.format}`;
        const { bytes, headers } = await file(`/${kind}/${id}/${path}`);
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(each.sha256);
        expect([bytes.length, headers.get('etag')]).toEqual([each.size, `"${each.sha256}"`]);
        expect(each.archivedAt).toMatch(/^2026-05-20T12:/);
      }
      const names = filesOf(app, books.organisation.id, id).map((path) => path.split('/').at(-1));
      expect(names.sort()).toEqual(
        body.data
          .map(
            ({ sha256, format }: Record<string, string>) => `${sha256}.${format === 'pdf' ? 'pdf' : 'xml'}`,
          )
          .sort(),
      );
    });

    it('is not altered by what changes later: address, logo, customer, notes', async () => {
      const customer = await created(books.live, '/customers', completeCustomer({ name: 'Galerie Nord' }));
      const { id } = await issued(kind, { customerId: customer.id, notes: 'Thank you' });
      await inBackground();
      const paths = ['pdf', 'xml?syntax=ubl', 'xml?syntax=cii'].map((each) => `/${kind}/${id}/${each}`);
      const before = await Promise.all(paths.map((path) => file(path)));
      const live = await file(`/${kind}/${id}/pdf?draft=true`);
      await books.live.patch('/organisation', {
        name: 'Another GmbH',
        address: { line1: 'Elsewhere 1', city: 'Kiel', postalCode: '24103' },
      });
      await books.live.put('/organisation/logo', logoRequest(png({ colour: [9, 9, 9] })));
      await books.live.patch(`/customers/${customer.id}`, {
        name: 'Galerie Süd',
        address: { line1: 'Elsewhere 2' },
      });
      expect((await books.live.patch(`/${kind}/${id}`, { notes: 'No thanks' })).status).toBe(
        kind === 'invoices' ? 200 : 409,
      );
      const after = await Promise.all(paths.map((path) => file(path)));
      expect(after.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(after.map(({ bytes }, at) => before[at]?.bytes.equals(bytes))).toEqual([true, true, true]);
      // What is asked for as a draft is what the document is now.
      if (kind === 'invoices')
        expect((await file(`/${kind}/${id}/pdf?draft=true`)).bytes.equals(live.bytes)).toBe(false);
    });

    it('is filled by whoever asks first, and stays what it is when the worker comes', async () => {
      const { id } = await issued(kind);
      const asked = await Promise.all(
        [1, 2, 3].map(() => file(`/${kind}/${id}/pdf`)).concat(file(`/${kind}/${id}/xml`)),
      );
      expect(asked.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      const first = (await formatsOf(books.live, `/${kind}/${id}`)).body;
      await inBackground();
      expect((await formatsOf(books.live, `/${kind}/${id}`)).body).toEqual(first);
      expect(first.data).toHaveLength(3);
      expect(filesOf(app, books.organisation.id, id)).toHaveLength(3);
    });

    it('takes nothing in for a test key, who sees the same bytes', async () => {
      const { id } = await issued(kind);
      const tried = await file(`/${kind}/${id}/pdf`, books.testKey);
      expect([tried.status, (await formatsOf(books.live, `/${kind}/${id}`)).data]).toEqual([200, []]);
      await inBackground();
      expect((await file(`/${kind}/${id}/pdf`)).bytes.equals(tried.bytes)).toBe(true);
      expect((await file(`/${kind}/${id}/pdf`, books.testKey)).bytes.equals(tried.bytes)).toBe(true);
    });

    it('keeps what was issued when the document is voided; what was voided before is not archived', async () => {
      const [kept, late] = [await issued(kind), await issued(kind)];
      const paths = ['pdf', 'xml'].map((each) => `/${kind}/${kept.id}/${each}`);
      const before = await Promise.all(paths.map((path) => file(path)));
      for (const { id } of [kept, late])
        await (kind === 'invoices'
          ? books.live.post(`/invoices/${id}/void`)
          : books.live.patch(`/credit-notes/${id}`, { action: 'void' }));
      await inBackground();
      const after = await Promise.all(paths.map((path) => file(path)));
      expect(after.map(({ bytes }, at) => before[at]?.bytes.equals(bytes))).toEqual([true, true]);
      expect((await formatsOf(books.live, `/${kind}/${late.id}`)).data).toEqual([]);
      expectRefusal(await books.live.get(`/${kind}/${late.id}/xml`), {
        status: 409,
        code: 'conflict',
        reason: 'already_voided',
      });
    });
  });

  it('has nothing of a draft', async () => {
    const note = await books.credited();
    await inBackground();
    expect((await file(`/credit-notes/${note.id}/pdf`)).status).toBe(200);
    expect((await formatsOf(books.live, `/credit-notes/${note.id}`)).data).toEqual([]);
    await books.live.patch(`/credit-notes/${note.id}`, { status: 'applied' });
    await inBackground();
    expect((await formatsOf(books.live, `/credit-notes/${note.id}`)).data).toContain('pdf');
  });

  it('notes what a document lacked when it was issued, and makes nothing of it later', async () => {
    const plain = await openBooks(app);
    const note = await plain.credited({ status: 'issued' });
    await inBackground();
    const { data, absent, body } = await formatsOf(plain.live, `/credit-notes/${note.id}`);
    expect([data, absent]).toEqual([['pdf'], ['cii', 'ubl']]);
    expect(body.absent[0]).toMatchObject({
      code: 'einvoice_incomplete',
      detail: expect.stringMatching(/\S/),
    });
    await plain.live.patch('/organisation', {
      address: { line1: '1 High Street', city: 'Leeds' },
      vatNumber: 'GB123456789',
    });
    const refused = await plain.live.get(`/credit-notes/${note.id}/xml`);
    expectRefusal(refused, { status: 422, code: 'einvoice_incomplete' });
    expect(refused.body.missing.map(({ term }: { term: string }) => term)).toContain('BT-31');
  });

  it('is not there for another organisation, nor for what is no document', async () => {
    const { id } = await issued('invoices');
    await inBackground();
    const others = await openBooks(app);
    expectNotFound(await others.live.get(`/invoices/${id}/archive`));
    expectNotFound(await books.live.get(`/credit-notes/${id}/archive`));
    expectNotFound(await books.live.get('/invoices/inv_unknown/archive'));
  });

  it.each([
    [
      'changed by one byte',
      (path: string) => writeFileSync(path, readFileSync(path, 'latin1').replace('D', 'E'), 'latin1'),
    ],
    ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 100))],
    ['removed', (path: string) => rmSync(path)],
  ])('refuses a file that was %s, with an alarm, and does not make it anew', async (_what, tamper) => {
    const { id } = await issued('invoices');
    const whole = await file(`/invoices/${id}/pdf`);
    const path = filesOf(app, books.organisation.id, id).find((each) => each.endsWith('.pdf')) ?? '';
    tamper(path);
    log.length = 0;
    for (const key of [books.liveKey, books.testKey]) {
      const refused = await app.api(key).get(`/invoices/${id}/pdf`);
      expect(expectProblem(refused)).toMatchObject({ code: 'archive_corrupted', documentId: id });
    }
    await inBackground();
    expectRefusal(await books.live.get(`/invoices/${id}/pdf`), { status: 500, code: 'archive_corrupted' });
    expect((await file(`/invoices/${id}/xml`)).status).toBe(200);
    const alarms = log.map((line) => JSON.parse(line)).filter(({ alarm }) => alarm === 'archive_corrupted');
    expect(alarms).toHaveLength(3);
    expect(alarms[0]).toMatchObject({ level: 50, documentId: id, organisation: books.organisation.id });
    expect(`${archiveOf(app)}/${String(alarms[0].storageKey)}`).toBe(path);
    expect((await app.api().get('/metrics')).text).toMatch(/^contra_archive_corrupted_total [1-9]/m);
    writeFileSync(path, whole.bytes);
    expect((await file(`/invoices/${id}/pdf`)).bytes.equals(whole.bytes)).toBe(true);
  });
});
