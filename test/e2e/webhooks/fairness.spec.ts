import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { ledgerOf, openSession } from '../../support/plain-sql';
import { startReceiver, type Receiver } from '../../support/webhook-receiver';
import { deliver, deliveriesOf, endpointAt, WEBHOOK_ENV } from '../../support/webhooks';

const NOTES = { eventTypes: ['credit_note.created'] };
const MANY = 200;

describe('A receiver that hangs', () => {
  let app: TestApp;
  let receiver: Receiver;

  beforeAll(async () => {
    app = await startTestApp({ env: { ...WEBHOOK_ENV, WEBHOOK_CONCURRENCY: '4' } });
    receiver = await startReceiver();
    receiver.answer('/hangs', 'hang');
  });
  afterAll(async () => {
    await receiver.close();
    await app.close();
  });

  const creditMany = async ({ live }: Books, count: number): Promise<void> => {
    const creditNotes = Array.from({ length: count }, () => creditNote());
    const { status } = await live.post('/credit-notes/batch', { creditNotes });
    expect(status).toBeLessThan(300);
  };

  it('delays nobody else: all others have theirs by the time it has had one', async () => {
    const [hanging, well] = [await openBooks(app), await openBooks(app)];
    const bad = await endpointAt(hanging, receiver, '/hangs', NOTES);
    const good = await endpointAt(well, receiver, '/well', NOTES);
    // It has answered before, so it may have as many in flight as it is allowed.
    await well.credited();
    await deliver(app);
    await creditMany(hanging, MANY);
    await creditMany(well, MANY);
    await app.settle('relay');
    const before = receiver.received.length;
    const settled = app.settle('webhooks');
    while (receiver.at('/well').length < MANY + 1) await new Promise((done) => setTimeout(done, 20));
    const order = receiver.received.slice(before).map(({ path }) => path);
    // One at a time goes to the one that hangs, however many wait for it.
    expect(order.filter((path) => path === '/hangs').length).toBeLessThan(20);
    expect(receiver.mostConnections()).toBeLessThanOrEqual(4 + 1);
    await hanging.live.delete(`/webhook-endpoints/${bad.id}`);
    await settled;
    const delivered = await deliveriesOf(well, good, '&status=delivered');
    expect(delivered).toHaveLength(200);
  });

  it('costs a claim no more, however much has been delivered', async () => {
    const books = await openBooks(app);
    const endpoint = await endpointAt(books, receiver, '/plan', NOTES);
    await books.credited();
    await deliver(app);
    const ledger = await ledgerOf(app, books.organisation.id);
    const session = await openSession(app, 'owner', ledger);
    await session.sql(
      'ALTER TABLE webhook_deliveries DROP CONSTRAINT webhook_deliveries_organisation_id_endpoint_id_event_sequen_key',
    );
    await session.sql(
      `INSERT INTO webhook_deliveries (organisation_id, id, endpoint_id, event_sequence, event_type, object_id, status,
         attempts, tries, due_at, finished_at, created_at)
       SELECT organisation_id, 'whd_' || i, endpoint_id, event_sequence, event_type, object_id, 'delivered', 1, 1, due_at, now(), now()
       FROM webhook_deliveries, generate_series(1, 100000) i WHERE endpoint_id = $1`,
      [endpoint.id],
    );
    await session.sql('ANALYZE webhook_deliveries');
    const service = await openSession(app, 'service', null);
    const began = performance.now();
    for (let i = 0; i < 20; i += 1)
      await service.sql(
        `SELECT * FROM claim_webhook_deliveries(now(), 'a lease', now() + interval '1 minute', 64, 32, 32, 8)`,
      );
    expect((performance.now() - began) / 20).toBeLessThan(50);
    await Promise.all([session.end(), service.end()]);
  });
});
