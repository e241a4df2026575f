import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { expectInvalid, expectRefusal, nothingIsWritten } from '../../support/problems';
import { sendRaw } from '../../support/raw-http';

let app: TestApp;
let books: Books;

beforeAll(async () => {
  app = await startTestApp();
  books = await openBooks(app);
});
afterAll(() => app.close());

const malformed = { status: 400, code: 'malformed_json' } as const;
const item = { description: 'Widget', quantity: 1, unitPrice: 1, taxRate: 20 };
const post = (body: object | string, headers = {}): Promise<Answer> =>
  books.live.post('/credit-notes', body, headers);

describe('a body that is not the JSON object of a request', () => {
  nothingIsWritten(() => books);

  it.each([
    '{"clientName": ',
    '{"clientName": "Acme",}',
    "{'clientName': 'Acme'}",
    '{"clientName": undefined}',
    '{"quantity": NaN}',
    '{"quantity": Infinity}',
    '{"quantity": -Infinity}',
    '{"quantity": 01}',
    '{"clientName": "a\u0000b"}',
    '<creditNote/>',
    '{} {}',
  ])('is refused as malformed: %j', async (text) => {
    expectRefusal(await post(text), malformed);
  });

  it('is refused when it is empty though announced as JSON', async () => {
    const headers = {
      authorization: `Bearer ${books.liveKey}`,
      'content-type': 'application/json',
      'content-length': '0',
    };
    const answer = await sendRaw(app.url, { method: 'POST', target: '/api/v1/credit-notes', headers });
    expectRefusal(answer, malformed);
  });

  it('names what is missing when there is no body at all', async () => {
    const headers = { authorization: `Bearer ${books.liveKey}`, 'content-length': '0' };
    const answer = await sendRaw(app.url, { method: 'POST', target: '/api/v1/credit-notes', headers });
    expectRefusal(answer, { status: 400, code: 'validation_failed', field: 'clientName' });
  });

  it.each(['[]', '[{}]', '"Acme"', '5', 'true', 'null'])('is refused when it is %s', async (text) => {
    expectInvalid(await post(text), 'body');
    expectInvalid(await books.live.post('/periods/per_2026-01/lock', text), 'body');
  });

  it('is refused when its bytes are not UTF-8', async () => {
    const text = JSON.stringify({ clientName: 'Söderström AB', items: [item] });
    const body = Buffer.from(text, 'latin1');
    const headers = { authorization: `Bearer ${books.liveKey}`, 'content-type': 'application/json' };
    const answer = await sendRaw(app.url, { method: 'POST', target: '/api/v1/credit-notes', headers, body });
    expectRefusal(answer, malformed);
  });

  it.each([
    'text/plain',
    'text/xml',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/octet-stream',
    'application/jsonp',
    'nonsense',
  ])('is refused when it comes as %s', async (type) => {
    const answer = await post(JSON.stringify(creditNote()), { 'content-type': type });
    expectRefusal(answer, { status: 415, code: 'unsupported_media_type' });
  });

  it('is refused when nothing says what it is', async () => {
    const headers = { authorization: `Bearer ${books.liveKey}` };
    const body = JSON.stringify(creditNote());
    const answer = await sendRaw(app.url, { method: 'POST', target: '/api/v1/credit-notes', headers, body });
    expectRefusal(answer, { status: 415, code: 'unsupported_media_type' });
  });
});

describe('a body beyond measure', () => {
  nothingIsWritten(() => books);
  const tooLarge = { status: 413, code: 'payload_too_large' } as const;

  it('is refused at two megabytes', async () => {
    expectRefusal(await post(creditNote({ notes: 'x'.repeat(2_000_000) })), tooLarge);
  });

  it('is refused by its announced length, before it is sent', async () => {
    const headers = {
      authorization: `Bearer ${books.liveKey}`,
      'content-type': 'application/json',
      'content-length': '40000000',
    };
    const target = '/api/v1/credit-notes/batch';
    expectRefusal(await sendRaw(app.url, { method: 'POST', target, headers }), tooLarge);
  });

  it('is refused with 10,000 items, by their number and not by each', async () => {
    const answer = await post(
      creditNote({ items: Array.from({ length: 10_000 }, () => ({ ...item, quantity: 0 })) }),
    );
    expectInvalid(answer, 'items');
    expect(answer.body.errors).toHaveLength(1);
  });

  it('is refused without items, in a document and in a batch', async () => {
    expectInvalid(await post(creditNote({ items: [] })), 'items');
    expectInvalid(await books.live.post('/credit-notes/batch', { creditNotes: [] }), 'creditNotes');
  });

  it('is refused in a batch by its items, without a look at each of half a million', async () => {
    const items = `[${'{},'.repeat(500_000)}{}]`;
    const before = process.cpuUsage();
    const answer = await books.live.post(
      '/credit-notes/batch',
      `{"creditNotes": [{"clientName": "A", "items": ${items}}]}`,
    );
    expectInvalid(answer, 'creditNotes.0.items');
    // Of this process's own time, in which the service runs: the machine may be busy with others.
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(5000);
  });

  it('is refused in a batch that has many items in many documents', async () => {
    const items = `[${'{},'.repeat(1999)}{}]`;
    const note = `{"clientName": "A", "items": ${items}}`;
    const answer = await books.live.post(
      '/credit-notes/batch',
      `{"creditNotes": [${`${note},`.repeat(99)}${note}]}`,
    );
    expectRefusal(answer, tooLarge);
  });

  it('is refused with more than 1,000 credit notes in a batch', async () => {
    const creditNotes = Array.from({ length: 1001 }, () => creditNote());
    expectInvalid(await books.live.post('/credit-notes/batch', { creditNotes }), 'creditNotes');
  });

  it.each([
    ['lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects', '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)],
  ])('is refused when it nests 100,000 %s', async (_, nested) => {
    const answer = await post(`{"clientName":"Acme","metadata":${nested}}`);
    expectRefusal(answer, { status: 400, code: 'validation_failed' });
    expect(answer.body.errors[0].field).toMatch(/^metadata\./);
  });
});

describe('a body whose keys mean something to the machine', () => {
  nothingIsWritten(() => books);

  it.each([
    '__proto__',
    'constructor',
    'prototype',
    'hasOwnProperty',
    'toString',
    'isPrototypeOf',
    '__defineGetter__',
  ])('is refused with the key %s, at the top, in an item, in metadata and in a batch', async (key) => {
    const pair = `"${key}": {"prototype": {"polluted": "yes"}}`;
    const items = `[${JSON.stringify(item)}]`;
    expectInvalid(await post(`{"clientName": "Acme", "items": ${items}, ${pair}}`), key);
    const inItem = JSON.stringify(item).replace('{', `{${pair},`);
    expectInvalid(await post(`{"clientName": "Acme", "items": [${inItem}]}`), `items.0.${key}`);
    const inBatch = `{"creditNotes": [{"clientName": "Acme", "items": ${items}, ${pair}}]}`;
    expectInvalid(await books.live.post('/credit-notes/batch', inBatch), `creditNotes.0.${key}`);
    const inMetadata = await post(`{"clientName": "Acme", "items": ${items}, "metadata": {${pair}}}`);
    expectRefusal(inMetadata, { status: 400, code: 'validation_failed' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

it('takes the last of two equal keys, as JSON.parse does: a decision', async () => {
  const answer = await post(
    `{"clientName": "First", "clientName": "Last", "items": [${JSON.stringify(item)}]}`,
  );
  expect(answer.status).toBe(201);
  expect(answer.body.clientName).toBe('Last');
});
