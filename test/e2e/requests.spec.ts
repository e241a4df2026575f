import { startTestApp, type Answer, type TestApp } from '../support/app';
import { creditNote, openBooks, type Books } from '../support/books';
import { expectProblem } from '../support/problems';
import { sendBytes, sendRaw } from '../support/raw-http';

describe('Each request', () => {
  let app: TestApp;
  let books: Books;
  const lines: string[] = [];

  beforeAll(async () => {
    app = await startTestApp({ log: (line) => lines.push(line) });
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  /** The lines of one request, which are written when its answer has been sent. */
  const logged = async (requestId: string): Promise<Record<string, unknown>[]> => {
    await new Promise((done) => setTimeout(done, 20));
    return lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line['requestId'] === requestId);
  };

  describe('has an X-Request-Id, which', () => {
    const idOf = ({ headers }: Answer): string => headers['x-request-id'] ?? '';

    it('is made where none was given, a new one each time, on answers of every kind', async () => {
      const answers = [
        await books.live.get('/credit-notes'),
        await books.live.get('/journal/export'),
        await app.api().get('/health/live'),
        await app.api().get('/credit-notes'),
        await app.api().get('/nowhere'),
        await books.live.post('/credit-notes', '{"broken'),
      ];
      for (const answer of answers) expect(idOf(answer)).toMatch(/^req_[0-9a-z]{26}$/);
      expect(new Set(answers.map(idOf)).size).toBe(answers.length);
      expect(expectProblem(answers[3] as Answer).requestId).toBe(idOf(answers[3] as Answer));
    });

    it('is kept where it was given, and stands on the answer, the log, the entry and the events', async () => {
      const given = 'shop-42:order.7_A';
      const answer = await books.live.post('/credit-notes', creditNote(), { 'x-request-id': given });
      expect(idOf(answer)).toBe(given);
      const { journalEntryId, id } = answer.body as { journalEntryId: string; id: string };
      expect((await books.live.get(`/journal/entries/${journalEntryId}`)).body.requestId).toBe(given);
      for (const objectId of [id, journalEntryId]) {
        const { body } = await books.live.get(`/events?objectId=${objectId}`);
        expect(body.data.map((event: { requestId: string }) => event.requestId)).toEqual([given]);
      }
      expect(await logged(given)).toHaveLength(1);
    });

    it('is replaced where it could forge a line of a log or a cell of a sheet', async () => {
      for (const hostile of ['a b', '{"level":60}', '<b>', "'; --", '=1+1', 'x'.repeat(129)])
        expect(idOf(await app.api().get('/health/live', { 'x-request-id': hostile }))).toMatch(/^req_/);
    });
  });

  it('is answered with security headers, whoever answers', async () => {
    const ordinary = {
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/^default-src 'none'; frame-ancestors 'none';/),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'x-permitted-cross-domain-policies': 'none',
    };
    const answers = {
      list: await books.live.get('/credit-notes'),
      withoutKey: await app.api().get('/credit-notes'),
      nowhere: await app.api().get('/nowhere'),
      health: await app.api().get('/health/live'),
      metrics: await app.api().get('/metrics'),
      export: await books.live.get('/journal/export?format=csv'),
      undecodable: await sendRaw(app.url, { target: '/api/v1/credit-notes/%zz' }),
      tooLong: await sendRaw(app.url, { target: `/api/v1/credit-notes?q=${'x'.repeat(9000)}` }),
      noHttp: await sendBytes(app.url, Buffer.from('nonsense\r\n\r\n')),
    };
    for (const [name, { headers }] of Object.entries(answers)) {
      expect([name, headers]).toEqual([name, expect.objectContaining(ordinary)]);
      expect(headers).not.toHaveProperty('x-powered-by');
      expect(headers).not.toHaveProperty('server');
      expect(headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('for the page of the documentation is answered with a policy that lets it run, and nothing else', async () => {
    const { headers } = await app.api().get('/api/docs');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'self'; script-src 'self'; .*frame-ancestors 'none'/,
    );
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
  });

  describe('is in the log, which', () => {
    it('has one line of JSON a request, of who did what, how it ended and how long it took', async () => {
      const answers = [
        await books.live.post('/credit-notes', creditNote({ clientName: 'Personal Name' })),
        await books.live.get('/credit-notes/cn_x?q=Personal%20Name'),
        await app.api('contra_live_nobody').get('/credit-notes'),
        await app.api().get('/nowhere'),
        await books.live.get('/journal/export?format=jsonl'),
      ];
      const of = (answer: Answer | undefined) => logged(String(answer?.headers['x-request-id']));
      for (const answer of answers) {
        const [line, ...more] = await of(answer);
        expect(more).toEqual([]);
        expect(line).toMatchObject({
          level: 30,
          service: 'contra',
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
          msg: 'request',
          status: answer.status,
          ms: expect.any(Number),
        });
      }
      const organisation = books.organisation.id;
      const known = { organisation, keyId: expect.stringMatching(/^key_/) };
      expect(await of(answers[0])).toEqual([
        expect.objectContaining({ ...known, method: 'POST', path: '/api/v1/credit-notes' }),
      ]);
      expect(await of(answers[1])).toEqual([
        expect.objectContaining({ ...known, method: 'GET', path: '/api/v1/credit-notes/cn_x' }),
      ]);
      expect((await of(answers[2]))[0]).not.toHaveProperty('keyId');
    });

    it('has no key, no password, no body and no query', () => {
      const log = lines.join('');
      expect(lines.length).toBeGreaterThan(30);
      for (const line of lines) expect(line.indexOf('\n')).toBe(line.length - 1);
      const password = new URL(app.database.serviceUrl).password;
      for (const secret of [books.liveKey, books.testKey, 'Personal', 'Acme Ltd', password || 'Personal'])
        expect(log).not.toContain(secret);
      expect(log).not.toMatch(/bearer/i);
    });
  });
});
