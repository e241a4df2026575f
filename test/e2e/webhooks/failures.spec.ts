import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { startReceiver, type Mode, type Receiver } from '../../support/webhook-receiver';
import { deliver, deliveriesOf, endpointAt, WEBHOOK_ENV, type Endpoint } from '../../support/webhooks';

const MINUTE = 60_000;
const HOUR = 3_600_000;
const NOTES = { eventTypes: ['credit_note.created'] };

describe('A webhook that is not answered with 2xx', () => {
  let app: TestApp;
  let receiver: Receiver;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp({ env: WEBHOOK_ENV });
    receiver = await startReceiver();
  });
  beforeEach(async () => {
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
  });
  afterAll(async () => {
    await receiver.close();
    await app.close();
  });

  const later = (ms: number): void =>
    app.clock.travelTo(new Date(app.clock.now().getTime() + ms).toISOString());
  const failing = async (path: string, mode: Mode): Promise<Endpoint> => {
    receiver.answer(path, mode);
    return endpointAt(books, receiver, path, NOTES);
  };
  const show = async ({ id }: Endpoint) => (await books.live.get(`/webhook-endpoints/${id}`)).body;
  const logOf = async (endpoint: Endpoint) => {
    const [{ id }] = await deliveriesOf(books, endpoint);
    return (await books.live.get(`/webhook-endpoints/${endpoint.id}/deliveries/${id}`)).body;
  };

  it.each<[Mode, number | null, string]>([
    ['error', 500, 'answered 500'],
    ['redirect', 302, 'answered 302: redirects are not followed; enter the URL that it leads to'],
    ['hang', null, 'no complete answer within 1 s'],
    ['drip', null, 'no complete answer within 1 s'],
    ['drip-head', null, 'no complete answer within 1 s'],
    ['reset', null, 'read ECONNRESET'],
  ])('because the receiver does "%s" is tried again, and says why', async (mode, httpStatus, error) => {
    const endpoint = await failing(`/${mode}`, mode);
    await books.credited();
    await deliver(app);
    const { status, attempts, attemptLog, nextAttemptAt } = await logOf(endpoint);
    expect([status, attempts, attemptLog[0].httpStatus]).toEqual(['retrying', 1, httpStatus]);
    expect(attemptLog[0].error).toContain(error);
    const wait = Date.parse(nextAttemptAt) - Date.parse(attemptLog[0].attemptedAt);
    expect([wait >= 5000, wait <= 6000]).toEqual([true, true]);
    expect(await show(endpoint)).toMatchObject({ status: 'enabled', consecutiveFailures: 1 });
  });

  it('is answered well with any 2xx, and a long answer is cut off', async () => {
    for (const mode of ['huge', 'empty'] as const) {
      const endpoint = await failing(`/${mode}`, mode);
      await books.credited();
      await deliver(app);
      const { status, attemptLog } = await logOf(endpoint);
      expect(status).toBe('delivered');
      expect(attemptLog[0].answer).toHaveLength(mode === 'huge' ? 1024 : 0);
    }
  });

  it('is tried ten times in a bit more than a day, and is then marked failed', async () => {
    const endpoint = await failing('/ten', 'error');
    const began = app.clock.now().getTime();
    await books.credited();
    await deliver(app);
    for (let attempt = 1; attempt < 10; attempt += 1) {
      expect(receiver.at('/ten')).toHaveLength(attempt);
      const { status, nextAttemptAt } = await logOf(endpoint);
      expect(status).toBe('retrying');
      // The clock goes on while it is delivered: a pause of seconds may be over before it was.
      if (Date.parse(nextAttemptAt) - app.clock.now().getTime() > MINUTE) {
        app.clock.travelTo(new Date(Date.parse(nextAttemptAt) - MINUTE / 2).toISOString());
        await deliver(app);
        expect(receiver.at('/ten')).toHaveLength(attempt);
      }
      app.clock.travelTo(nextAttemptAt);
      await deliver(app);
    }
    const { status, attempts, attemptLog, nextAttemptAt } = await logOf(endpoint);
    expect([status, attempts, attemptLog.length, nextAttemptAt]).toEqual(['failed', 10, 10, null]);
    const hours = (app.clock.now().getTime() - began) / HOUR;
    expect([hours > 24, hours < 36]).toEqual([true, true]);
    expect(new Set(receiver.at('/ten').map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    later(48 * HOUR);
    await deliver(app);
    expect(receiver.at('/ten')).toHaveLength(10);
    receiver.answer('/ten', 'ok');
    const [{ id }] = await deliveriesOf(books, endpoint);
    await books.live.post(`/webhook-endpoints/${endpoint.id}/deliveries/${id}/redeliver`);
    await deliver(app);
    expect(await logOf(endpoint)).toMatchObject({ status: 'delivered', attempts: 11 });
    expect(await show(endpoint)).toMatchObject({ consecutiveFailures: 0, failingSince: null });
  });

  it('waits as long as the receiver asks for', async () => {
    const endpoint = await failing('/busy', 'busy');
    await books.credited();
    await deliver(app);
    const { attemptLog, nextAttemptAt } = await logOf(endpoint);
    expect(Date.parse(nextAttemptAt) - Date.parse(attemptLog[0].attemptedAt)).toBe(HOUR);
  });

  it('lets later events of its object pass once it has failed', async () => {
    receiver.answer('/passed', 'error');
    const endpoint = await endpointAt(books, receiver, '/passed', { eventTypes: ['credit_note.*'] });
    const { id } = await books.credited();
    await deliver(app);
    receiver.answer('/passed', 'ok');
    await books.live.patch(`/credit-notes/${id}`, { status: 'issued' });
    await deliver(app);
    const statuses = (await deliveriesOf(books, endpoint)).map(({ eventType, status }) => [
      eventType,
      status,
    ]);
    expect(statuses).toEqual([
      ['credit_note.issued', 'delivered'],
      ['credit_note.created', 'retrying'],
    ]);
  });

  it('leaves its endpoint alone for a while once several have failed, until somebody asks', async () => {
    const endpoint = await failing('/paused', 'error');
    for (let i = 0; i < 6; i += 1) await books.credited();
    await deliver(app);
    expect(receiver.at('/paused')).toHaveLength(3);
    later(1000);
    await deliver(app);
    expect(receiver.at('/paused')).toHaveLength(4);
    receiver.answer('/paused', 'ok');
    await deliver(app);
    expect(receiver.at('/paused')).toHaveLength(4);
    await books.live.post(`/webhook-endpoints/${endpoint.id}/test`);
    await deliver(app);
    expect(receiver.at('/paused')).toHaveLength(7);
    expect(await show(endpoint)).toMatchObject({ consecutiveFailures: 0 });
  });

  it('disables its endpoint at once where the answer is 410, of which others are told', async () => {
    const endpoint = await failing('/gone', 'gone');
    await endpointAt(books, receiver, '/watching', { eventTypes: ['webhook_endpoint.*'] });
    await books.credited();
    await deliver(app);
    expect(await show(endpoint)).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
    expect((await logOf(endpoint)).status).toBe('failed');
    const told = receiver.at('/watching').filter(({ body }) => body.type === 'webhook_endpoint.disabled');
    expect(told.map(({ body }) => body.data)).toEqual([await show(endpoint)]);
    expect(receiver.at('/watching').some(({ text }) => text.includes('whsec_'))).toBe(false);
  });

  it('disables its endpoint after days of failures; enabled again, it is sent what waits and what happens then', async () => {
    const endpoint = await failing('/days', 'error');
    for (const memo of ['one', 'two', 'three']) await books.credited({ memo });
    await deliver(app);
    for (let tries = 0; (await show(endpoint)).status === 'enabled'; tries += 1) {
      if (tries > 40) throw new Error('it is never disabled');
      later(10 * HOUR);
      if (tries % 3 === 2) await books.credited({ memo: 'still failing' });
      await deliver(app);
    }
    expect(await show(endpoint)).toMatchObject({ disabledReason: 'failing' });
    const { data: events } = (await books.live.get('/events?type=webhook_endpoint.disabled')).body;
    expect(events).toHaveLength(1);
    await books.credited({ memo: 'while it was disabled' });
    await deliver(app);
    const before = receiver.at('/days').length;
    receiver.answer('/days', 'ok');
    await books.live.patch(`/webhook-endpoints/${endpoint.id}`, { status: 'enabled' });
    await books.credited({ memo: 'since then' });
    later(12 * HOUR);
    await deliver(app);
    const memos = receiver
      .at('/days')
      .slice(before)
      .map(({ body }) => body.data['memo']);
    expect(memos).toContain('since then');
    expect(memos).not.toContain('while it was disabled');
    expect(await show(endpoint)).toMatchObject({
      status: 'enabled',
      consecutiveFailures: 0,
      disabledReason: null,
    });
  });
});
