import { startTestApp, type TestApp } from '../../support/app';
import { openBooks } from '../../support/books';
import { startReceiver, type Receiver } from '../../support/webhook-receiver';
import { deliver, deliveriesOf, endpointAt, verified, WEBHOOK_ENV } from '../../support/webhooks';

/** What a billing suite, a ledger for small businesses and a payments platform promise of webhooks. */
describe('Webhooks as others promise them', () => {
  let app: TestApp;
  let receiver: Receiver;

  beforeAll(async () => {
    app = await startTestApp({ env: WEBHOOK_ENV });
    receiver = await startReceiver();
  });
  afterAll(async () => {
    await receiver.close();
    await app.close();
  });

  it('come in a signed envelope { id, type, timestamp, data } (A)', async () => {
    const books = await openBooks(app);
    const { secret } = await endpointAt(books, receiver, '/a', { eventTypes: ['credit_note.*'] });
    const { id } = await books.credited();
    await deliver(app);
    const [message] = receiver.at('/a');
    if (!message) throw new Error('nothing came');
    const envelope = verified(message, secret);
    expect(Object.keys(envelope)).toEqual(['id', 'type', 'timestamp', 'data']);
    expect(envelope.id).toMatch(/^evt_/);
    expect(Date.parse(envelope.timestamp)).not.toBeNaN();
    expect(envelope.data).toMatchObject({ id });
  });

  it('are signed, and sent again until they are taken (C)', async () => {
    const books = await openBooks(app);
    receiver.answer('/c', 'error');
    const endpoint = await endpointAt(books, receiver, '/c', { eventTypes: ['credit_note.created'] });
    await books.credited();
    await deliver(app);
    receiver.answer('/c', 'ok');
    app.clock.travelTo(new Date(Date.now() + 7000).toISOString());
    await deliver(app);
    app.clock.travelTo(new Date().toISOString());
    const [first, second, ...more] = receiver.at('/c').map((message) => verified(message, endpoint.secret));
    expect([second, more]).toEqual([first, []]);
    expect(await deliveriesOf(books, endpoint)).toMatchObject([{ status: 'delivered', attempts: 2 }]);
  });

  it('tell of notes that are issued and voided, verified by their signature alone (D)', async () => {
    const books = await openBooks(app);
    const eventTypes = ['credit_note.issued', 'credit_note.voided'];
    const { secret } = await endpointAt(books, receiver, '/d', { eventTypes });
    const { id } = await books.credited({ status: 'issued' });
    await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    await deliver(app);
    const messages = receiver.at('/d');
    expect(messages.map((message) => verified(message, secret).type)).toEqual(eventTypes);
    for (const message of messages) {
      const forged = { ...message, text: message.text.replace(id as string, 'cn_another') };
      expect(() => verified(forged, secret)).toThrow('No matching signature');
      const renamed = { ...message, headers: { ...message.headers, 'webhook-id': 'evt_another' } };
      expect(() => verified(renamed, secret)).toThrow('No matching signature');
    }
  });
});
