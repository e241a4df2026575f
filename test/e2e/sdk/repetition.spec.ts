import { freePort } from '../../../src/platform/database/embedded/free-port';
import { Contra, isContraError, type ContraOptions } from '../../../sdk/src';
import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { startFaultyProxy, type FaultyProxy } from '../../support/faulty-proxy';

const NOTE = {
  clientName: 'Acme Ltd',
  items: [{ description: 'Widget', quantity: 1, unitPrice: '100.00', taxRate: 20 }],
};

const busy = (reason: string) => ({
  status: 409,
  headers: { 'content-type': 'application/problem+json' },
  body: JSON.stringify({ code: 'conflict', reason, detail: 'Not now', status: 409, requestId: 'req_1' }),
});

describe('A call of the client that fails on its way', () => {
  let app: TestApp;
  let books: Books;
  let proxy: FaultyProxy;
  let contra: Contra;
  const client = (options: Partial<ContraOptions> = {}): Contra =>
    new Contra({ apiKey: books.liveKey, baseUrl: proxy.url, retryDelayMs: 5, ...options });

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
    proxy = await startFaultyProxy(app.url);
    contra = client();
  });
  afterAll(async () => {
    await proxy.close();
    await app.close();
  });

  const keys = (): (string | undefined)[] => proxy.seen.map(({ headers }) => headers['idempotency-key']);
  const rejection = (call: Promise<unknown>): Promise<unknown> =>
    call.then(
      () => null,
      (error: unknown) => error,
    );

  it('makes exactly one credit note when its answer is lost, or cut off, and it is repeated', async () => {
    const before = await books.counts();
    proxy.spoil('answer lost', 'answer cut', 'answer lost');
    const note = await contra.creditNotes.create(NOTE);
    const after = await books.counts();
    expect(note.totals.gross).toBe('120.00');
    expect(proxy.seen).toHaveLength(4);
    expect(new Set(keys())).toEqual(new Set([expect.stringMatching(/^[0-9a-f-]{36}$/)]));
    expect(after['creditNotes']).toBe((before['creditNotes'] ?? 0) + 1);
    expect(after['entries']).toBe((before['entries'] ?? 0) + 1);
  });

  it('makes a credit note each for two calls, and one for two calls with the same key', async () => {
    proxy.spoil();
    const [first, second] = [await contra.creditNotes.create(NOTE), await contra.creditNotes.create(NOTE)];
    expect(second.id).not.toBe(first.id);
    const own = { idempotencyKey: 'order-1042' };
    const [third, fourth] = [
      await contra.creditNotes.create(NOTE, own),
      await contra.creditNotes.create(NOTE, own),
    ];
    expect(fourth.id).toBe(third.id);
    expect(new Set(keys()).size).toBe(3);
    const other = await rejection(contra.creditNotes.create({ ...NOTE, clientName: 'Globex' }, own));
    expect(other).toMatchObject({ code: 'idempotency_key_reused', status: 422 });
  });

  it('voids once by PATCH though the answer is lost: a second void would be a conflict', async () => {
    const note = await contra.creditNotes.create(NOTE);
    proxy.spoil('answer lost');
    expect((await contra.creditNotes.void(note.id, { reason: 'Twice' })).status).toBe('voided');
    expect(proxy.seen.map(({ method }) => method)).toEqual(['PATCH', 'PATCH']);
    proxy.spoil();
    const again = await rejection(contra.creditNotes.void(note.id));
    expect(isContraError(again, 'conflict', 'already_voided')).toBe(true);
    expect(proxy.seen).toHaveLength(1);
  });

  it.each([408, 429, 502, 503, 504])('is repeated after %d', async (status) => {
    proxy.spoil({ status });
    expect((await contra.organisation.get()).id).toBe(books.organisation.id);
    expect(proxy.seen).toHaveLength(2);
  });

  it.each(['idempotency_in_progress', 'busy'])('is repeated after the conflict %s', async (reason) => {
    proxy.spoil(busy(reason));
    await contra.creditNotes.preview(NOTE);
    expect(proxy.seen).toHaveLength(2);
  });

  it('is not repeated after any other answer', async () => {
    for (const status of [301, 400, 401, 403, 404, 405, 409, 413, 415, 422, 500, 501]) {
      proxy.spoil({ status });
      const error = await rejection(contra.creditNotes.create(NOTE));
      expect(error).toMatchObject({ code: 'unexpected_answer', status, retryable: false });
      expect(proxy.seen).toHaveLength(1);
    }
  });

  it('is repeated so often and no more', async () => {
    const four = { status: 503 };
    proxy.spoil(four, four, four, four, four);
    const error = await rejection(contra.organisation.get());
    expect(error).toMatchObject({ status: 503, retryable: true });
    expect(proxy.seen).toHaveLength(4);
    proxy.spoil(four, four);
    await rejection(contra.organisation.get({ maxRetries: 0 }));
    expect(proxy.seen).toHaveLength(1);
  });

  it('waits as long as Retry-After says, unless that is more than a minute', async () => {
    proxy.spoil({ status: 429, headers: { 'retry-after': '1' } });
    await contra.organisation.get();
    const [first, second] = proxy.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(990);
    proxy.spoil({ status: 429, headers: { 'retry-after': '61' } });
    expect(await rejection(contra.organisation.get())).toMatchObject({ status: 429, retryable: true });
    expect(proxy.seen).toHaveLength(1);
  });

  it('waits longer from one time to the next', async () => {
    const [a, b, c] = [{ status: 503 }, { status: 503 }, { status: 503 }];
    proxy.spoil(a, b, c);
    await client({ retryDelayMs: 80 }).organisation.get();
    const waits = proxy.seen.slice(1).map(({ at }, index) => at - (proxy.seen[index]?.at ?? 0));
    [40, 80, 160].forEach((least, index) => expect(waits[index]).toBeGreaterThanOrEqual(least - 5));
  });

  it('deletes again only where nothing was done', async () => {
    const customer = await contra.customers.create({ name: 'Gone Ltd' });
    proxy.spoil({ status: 503 });
    await contra.customers.delete(customer.id);
    expect(proxy.seen).toHaveLength(2);
    const other = await contra.customers.create({ name: 'Gone too Ltd' });
    proxy.spoil('answer lost');
    expect(await rejection(contra.customers.delete(other.id))).toMatchObject({ code: 'connection_failed' });
    expect(proxy.seen).toHaveLength(1);
    expect(await rejection(contra.customers.get(other.id))).toMatchObject({ code: 'not_found' });
  });

  it('gives up an attempt that takes too long, and repeats it', async () => {
    proxy.spoil('silence');
    const patient = client({ timeoutMs: 600 });
    expect((await patient.creditNotes.create(NOTE)).totals.gross).toBe('120.00');
    expect(new Set(keys()).size).toBe(1);
    proxy.spoil('silence');
    const error = await rejection(patient.organisation.get({ maxRetries: 0 }));
    expect(error).toMatchObject({ code: 'timed_out', status: null, retryable: true });
  });

  it('ends when its signal does, with the reason of the signal: before, under way and while it waits', async () => {
    const reason = new Error('the user left');
    proxy.spoil('silence');
    expect(await rejection(contra.organisation.get({ signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(proxy.seen).toHaveLength(0);
    const underWay = new AbortController();
    setTimeout(() => underWay.abort(reason), 50);
    expect(await rejection(contra.organisation.get({ signal: underWay.signal }))).toBe(reason);
    expect(proxy.seen).toHaveLength(1);
    proxy.spoil({ status: 429, headers: { 'retry-after': '30' } });
    const waiting = new AbortController();
    setTimeout(() => waiting.abort(reason), 100);
    expect(await rejection(contra.organisation.get({ signal: waiting.signal }))).toBe(reason);
    expect(proxy.seen).toHaveLength(1);
  });

  it('is a failed connection where nobody listens, and where it is cut for good', async () => {
    let attempts = 0;
    const counting: typeof fetch = (...request) => {
      attempts += 1;
      return fetch(...request);
    };
    const nobody = client({ baseUrl: `http://127.0.0.1:${await freePort()}`, fetch: counting });
    const error = await rejection(nobody.customers.delete('cus_1'));
    expect(error).toMatchObject({ code: 'connection_failed', status: null, retryable: true });
    expect(attempts).toBe(4);
    proxy.spoil('answer cut', 'answer cut');
    expect(await rejection(contra.organisation.get({ maxRetries: 1 }))).toMatchObject({
      code: 'connection_failed',
      requestId: null,
    });
  });

  it('is no success where a proxy answers in place of the service', async () => {
    proxy.spoil({ status: 200, body: '<html>Please sign in</html>' });
    const error = await rejection(contra.organisation.get());
    expect(error).toMatchObject({ code: 'unexpected_answer', status: 200, retryable: false });
  });

  it('never takes a file that broke off for all of it', async () => {
    proxy.spoil('answer cut');
    const file = await contra.journal.export({ format: 'csv' });
    expect(await rejection(file.text())).toMatchObject({ code: 'connection_failed' });
    proxy.spoil('answer cut');
    const streamed = await contra.journal.export({ format: 'csv' });
    const chunks = async (): Promise<void> => {
      for await (const chunk of streamed) expect(chunk.length).toBeLessThanOrEqual(10);
    };
    expect(await rejection(chunks())).toMatchObject({ code: 'connection_failed' });
  });
});
