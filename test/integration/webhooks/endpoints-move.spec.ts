import { startTestApp, type TestApp } from '../../support/app';
import { openBooks } from '../../support/books';
import { ledgerOf, untilWaiting, whileRowHeld } from '../../support/plain-sql';
import { startReceiver, type Receiver } from '../../support/webhook-receiver';
import { deliver, endpointAt, verified, WEBHOOK_ENV } from '../../support/webhooks';

describe('While an endpoint is being changed', () => {
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

  it('the reset of its sandbox waits, and takes the change along', async () => {
    const books = await openBooks(app, { sandbox: true });
    const { id, path } = await endpointAt(books, receiver, '/moved');
    const ledger = await ledgerOf(app, books.organisation.id);
    const [rolled, reset] = await whileRowHeld(app, ledger, `counters WHERE name = 'event'`, async () => {
      const rolling = books.live.post(`/webhook-endpoints/${id}/roll`, { graceSeconds: 0 });
      await untilWaiting(app, ledger);
      const resetting = books.live.post('/organisation/reset');
      await untilWaiting(app, ledger, 2);
      return [rolling, resetting] as const;
    });
    expect([(await rolled).status, (await reset).status]).toEqual([200, 200]);
    await books.credited();
    await deliver(app);
    const messages = receiver.at(path);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) verified(message, (await rolled).body.secret as string);
  });
});
