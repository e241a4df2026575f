import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { ledgerOf, openSession } from '../../support/plain-sql';
import { expectRefusal } from '../../support/problems';
import { startReceiver, type Receiver } from '../../support/webhook-receiver';
import { deliver, deliveriesOf, endpointAt, verified, WEBHOOK_ENV } from '../../support/webhooks';

const URL_TEXT = 'https://example.com/hooks';
/** Asks for nothing that happens: nothing leaves this machine. */
const SILENT = { url: URL_TEXT, eventTypes: ['nothing.happened'] };
const DAY = 86_400_000;

describe('Webhook endpoints', () => {
  let app: TestApp;
  let receiver: Receiver;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp({ env: WEBHOOK_ENV });
    receiver = await startReceiver();
  });
  beforeEach(async () => {
    books = await openBooks(app);
  });
  afterAll(async () => {
    await receiver.close();
    await app.close();
  });

  it('are made, shown, listed, changed and deleted, each with an event, and the secret is shown at once only', async () => {
    const made = await created(books.live, '/webhook-endpoints', { url: URL_TEXT, description: 'Shop' });
    const { secret, ...view } = made;
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(view).toMatchObject({
      url: URL_TEXT,
      eventTypes: ['*'],
      status: 'enabled',
      consecutiveFailures: 0,
    });
    const path = `/webhook-endpoints/${made.id}`;
    expect((await books.live.get(path)).body).toEqual(view);
    expect((await books.live.get('/webhook-endpoints')).body.data).toEqual([view]);
    const changes = { eventTypes: ['invoice.*', 'invoice.*'], description: null };
    const changed = (await books.live.patch(path, changes)).body;
    expect(changed).toMatchObject({ eventTypes: ['invoice.*'], description: null });
    expect((await books.live.patch(path, changes)).body).toEqual(changed);
    expect((await books.live.patch(path, { status: 'disabled' })).body.disabledReason).toBe('by_request');
    expect((await books.live.patch(path, { status: 'enabled' })).body.disabledReason).toBeNull();
    expect((await books.live.delete(path)).status).toBe(204);
    expect((await books.live.get(path)).status).toBe(404);
    expect((await books.live.get('/webhook-endpoints')).body.data).toEqual([]);
    const { text, body } = await books.live.get('/events?type=webhook_endpoint.*');
    expect(body.data.map(({ type }: { type: string }) => type.split('.')[1])).toEqual([
      'created',
      'updated',
      'disabled',
      'enabled',
      'deleted',
    ]);
    expect(text).not.toContain('whsec_');
  });

  it('leave the secret out when the request is repeated', async () => {
    const once = { 'idempotency-key': 'endpoint-1' };
    const first = await books.live.post('/webhook-endpoints', SILENT, once);
    const again = await books.live.post('/webhook-endpoints', SILENT, once);
    const { secret, ...rest } = first.body;
    expect(secret).toMatch(/^whsec_/);
    expect(again.body).toEqual(rest);
  });

  it('are signed with both secrets while a rolled one is still good', async () => {
    const { id, secret: old } = await endpointAt(books, receiver, '/rolled', {
      eventTypes: ['credit_note.created'],
    });
    const rolled = (await books.live.post(`/webhook-endpoints/${id}/roll`, { graceSeconds: 3600 })).body;
    expect(rolled.secret).not.toBe(old);
    await books.credited();
    await deliver(app);
    app.clock.travelTo(new Date(Date.now() + 3_601_000).toISOString());
    await books.credited();
    await deliver(app);
    app.clock.travelTo(new Date().toISOString());
    const [during, after] = receiver.at('/rolled');
    if (!during || !after) throw new Error('two are expected');
    expect(during.headers['webhook-signature']?.split(' ')).toHaveLength(2);
    for (const secret of [old, rolled.secret])
      expect(verified(during, secret).type).toBe('credit_note.created');
    expect(verified(after, rolled.secret).type).toBe('credit_note.created');
    expect(() => verified(after, old)).toThrow('No matching signature');
  });

  it('are signed with the new secret alone when it was rolled without grace', async () => {
    const { id, secret: old } = await endpointAt(books, receiver, '/cut', {
      eventTypes: ['credit_note.created'],
    });
    const { secret } = (await books.live.post(`/webhook-endpoints/${id}/roll`, { graceSeconds: 0 })).body;
    await books.credited();
    await deliver(app);
    const [message] = receiver.at('/cut');
    if (!message) throw new Error('nothing came');
    expect(verified(message, secret).type).toBe('credit_note.created');
    expect(() => verified(message, old)).toThrow('No matching signature');
  });

  it('take 50 an organisation', async () => {
    for (let i = 0; i < 50; i += 1) await created(books.live, '/webhook-endpoints', SILENT);
    const refused = await books.live.post('/webhook-endpoints', SILENT);
    expectRefusal(refused, { status: 409, code: 'conflict', reason: 'too_many_endpoints' });
    expect(refused.body.most).toBe(50);
  });

  it('that are disabled are neither tested nor sent anything again', async () => {
    const { id } = await endpointAt(books, receiver, '/off');
    await books.live.patch(`/webhook-endpoints/${id}`, { status: 'disabled' });
    await books.credited();
    await deliver(app);
    expect(receiver.at('/off')).toEqual([]);
    const { status, body } = await books.live.post(`/webhook-endpoints/${id}/test`);
    expect([status, body.reason]).toEqual([409, 'webhook_endpoint_disabled']);
  });

  it('that are deleted are sent nothing of what waited for them', async () => {
    const { id } = await endpointAt(books, receiver, '/deleted');
    await books.credited();
    await app.settle('relay');
    await books.live.delete(`/webhook-endpoints/${id}`);
    await deliver(app);
    expect(receiver.at('/deleted')).toEqual([]);
  });

  it('are kept by a sandbox that is reset, with their ids and secrets', async () => {
    const sandbox = await openBooks(app, { sandbox: true });
    const { id, secret } = await endpointAt(sandbox, receiver, '/sandbox');
    const before = (await sandbox.live.get(`/webhook-endpoints/${id}`)).body;
    await sandbox.live.post('/organisation/reset');
    expect((await sandbox.live.get(`/webhook-endpoints/${id}`)).body).toEqual(before);
    await sandbox.credited();
    await deliver(app);
    const messages = receiver.at('/sandbox');
    const types = messages.map((message) => verified(message, secret).type);
    expect(types).toEqual(expect.arrayContaining(['organisation.reset', 'credit_note.created']));
  });

  it('show deliveries to whoever may read webhooks, and only those of their own organisation', async () => {
    const { id } = await endpointAt(books, receiver, '/own');
    const other = await openBooks(app);
    expect((await other.live.get(`/webhook-endpoints/${id}/deliveries`)).status).toBe(404);
    const reader = await books.withScopes(['webhooks:read']);
    expect((await reader.get(`/webhook-endpoints/${id}/deliveries`)).status).toBe(200);
    const refused = await reader.post(`/webhook-endpoints/${id}/test`);
    expectRefusal(refused, { status: 403, code: 'insufficient_scope' });
  });

  it('keep what was delivered for thirty days', async () => {
    const endpoint = await endpointAt(books, receiver, '/old');
    await books.credited();
    await deliver(app);
    const session = await openSession(app, 'service', await ledgerOf(app, books.organisation.id));
    const left = async (days: number): Promise<number> => {
      await session.sql('UPDATE webhook_deliveries SET finished_at = $1', [
        new Date(Date.now() - days * DAY),
      ]);
      await app.settle('webhook-purge');
      return (await deliveriesOf(books, endpoint)).length;
    };
    expect(await left(29)).toBeGreaterThan(0);
    expect(await left(31)).toBe(0);
    expect(await session.sql('SELECT FROM webhook_attempts')).toEqual([]);
    await session.end();
  });
});
