import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { startReceiver, type Receiver } from '../../support/webhook-receiver';
import { deliver, deliveriesOf, endpointAt, verified, WEBHOOK_ENV } from '../../support/webhooks';

describe('Webhooks', () => {
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

  it('tell of each event once, as { id, type, timestamp, data }, signed by Standard Webhooks', async () => {
    const { secret } = await endpointAt(books, receiver, '/each', { eventTypes: ['credit_note.*'] });
    const note = await books.credited();
    await deliver(app);
    const [message, ...others] = receiver.at('/each');
    expect(others).toEqual([]);
    if (!message) throw new Error('nothing came');
    const { data: events } = (await books.live.get('/events?type=credit_note.created')).body;
    expect(verified(message, secret)).toEqual({
      id: events[0].id,
      type: 'credit_note.created',
      timestamp: events[0].createdAt,
      data: events[0].data,
    });
    expect(message.body.data).toMatchObject({ id: note.id, number: note.number });
    expect(message.headers).toMatchObject({ 'webhook-id': events[0].id, 'content-type': 'application/json' });
    expect(message.headers['user-agent']).toMatch(/^Contra\//);
    expect(message.headers).not.toHaveProperty('authorization');
    expect(message.headers).not.toHaveProperty('cookie');
    expect(() => verified({ ...message, text: `${message.text} ` }, secret)).toThrow('No matching signature');
  });

  it('go to endpoints that ask for the type, by name, by family or for all', async () => {
    await endpointAt(books, receiver, '/voided', { eventTypes: ['credit_note.voided'] });
    await endpointAt(books, receiver, '/customers', { eventTypes: ['customer.*'] });
    await endpointAt(books, receiver, '/all');
    const { id } = await books.credited();
    await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    await deliver(app);
    const types = (path: string): string[] => receiver.at(path).map(({ body }) => body.type);
    expect(types('/voided')).toEqual(['credit_note.voided']);
    expect(types('/customers')).toEqual([]);
    expect(types('/all')).toEqual(expect.arrayContaining(['credit_note.created', 'credit_note.voided']));
  });

  it('tell of what happens after the endpoint was made, and of nothing before', async () => {
    await books.credited({ memo: 'before' });
    await endpointAt(books, receiver, '/later');
    await books.credited({ memo: 'after' });
    await deliver(app);
    const notes = receiver.at('/later').filter(({ body }) => body.type === 'credit_note.created');
    expect(notes.map(({ body }) => body.data['memo'])).toEqual(['after']);
    expect(receiver.at('/later').map(({ body }) => body.type)).not.toContain('webhook_endpoint.created');
  });

  it('tell nobody else: an endpoint hears of its own organisation only', async () => {
    const others = await openBooks(app);
    await endpointAt(others, receiver, '/theirs');
    await books.credited();
    await deliver(app);
    expect(receiver.at('/theirs')).toEqual([]);
  });

  it('show what was delivered, with each attempt and its answer', async () => {
    const endpoint = await endpointAt(books, receiver, '/shown', { eventTypes: ['credit_note.created'] });
    const { id: objectId } = await books.credited();
    await books.credited();
    await deliver(app);
    const all = await deliveriesOf(books, endpoint);
    expect(all).toHaveLength(2);
    const [delivery] = await deliveriesOf(
      books,
      endpoint,
      `&objectId=${objectId}&type=credit_note.*&status=delivered`,
    );
    expect(delivery).toMatchObject({
      endpointId: endpoint.id,
      eventType: 'credit_note.created',
      objectId,
      status: 'delivered',
      attempts: 1,
      nextAttemptAt: null,
    });
    expect(await deliveriesOf(books, endpoint, '&status=failed')).toEqual([]);
    const { body } = await books.live.get(`/webhook-endpoints/${endpoint.id}/deliveries/${delivery.id}`);
    expect(body).toMatchObject({
      ...delivery,
      attemptLog: [{ attempt: 1, httpStatus: 200, answer: 'thank you', error: null }],
    });
  });

  it('keep the order of the events of one document', async () => {
    await endpointAt(books, receiver, '/order', { eventTypes: ['credit_note.*'] });
    receiver.answer('/order', 'slow');
    // Behind one that was answered, several are in flight at once.
    const { id } = await books.credited();
    await deliver(app);
    for (const memo of ['1', '2', '3', '4', '5', '6'])
      await books.live.patch(`/credit-notes/${id}`, { memo });
    await books.live.patch(`/credit-notes/${id}`, { status: 'issued' });
    await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    await deliver(app);
    const { data: events } = (await books.live.get(`/events?objectId=${id}`)).body;
    expect(events.length).toBeGreaterThan(7);
    const ids = receiver.at('/order').map(({ body }) => body.id);
    expect(ids).toEqual(events.map((event: { id: string }) => event.id));
    expect(receiver.mostAtOnce('/order')).toBe(1);
  });

  it('send a test event to the endpoint that is tested, whatever it asks for', async () => {
    const endpoint = await endpointAt(books, receiver, '/tested', { eventTypes: ['invoice.issued'] });
    await endpointAt(books, receiver, '/untested');
    const { status, body } = await books.live.post(`/webhook-endpoints/${endpoint.id}/test`);
    expect([status, body.status, body.eventType]).toEqual([202, 'pending', 'webhook_endpoint.test']);
    await deliver(app);
    const [message] = receiver.at('/tested');
    if (!message) throw new Error('nothing came');
    expect(verified(message, endpoint.secret)).toMatchObject({
      type: 'webhook_endpoint.test',
      data: { id: endpoint.id },
    });
    expect(receiver.at('/untested').map(({ body: { type } }) => type)).not.toContain('webhook_endpoint.test');
  });

  it('send a message again when asked, under the same id', async () => {
    const endpoint = await endpointAt(books, receiver, '/again', { eventTypes: ['credit_note.created'] });
    await books.credited();
    await deliver(app);
    const [delivery] = await deliveriesOf(books, endpoint);
    const path = `/webhook-endpoints/${endpoint.id}/deliveries/${delivery.id}`;
    expect((await books.live.post(`${path}/redeliver`)).status).toBe(202);
    await deliver(app);
    const [first, second] = receiver.at('/again');
    expect(second?.body).toEqual(first?.body);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect((await books.live.get(path)).body).toMatchObject({ status: 'delivered', attempts: 2 });
  });
});
