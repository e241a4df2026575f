import type { Answer } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { startMailingApp, type MailingApp } from '../../support/mailing-app';
import { ledgerOf, openSession, outcomeOf } from '../../support/plain-sql';

describe('A customer who is erased', () => {
  let mailing: MailingApp;
  let books: Books;

  beforeAll(async () => {
    mailing = await startMailingApp();
  });
  beforeEach(async () => {
    mailing.app.clock.travelTo('2026-05-20T12:00:00Z');
    mailing.mail.behave({});
    books = await openBooks(mailing.app);
  });
  afterAll(() => mailing.close());

  const send = (id: string, request: object = {}): Promise<Answer> =>
    books.live.post(`/credit-notes/${id}/send`, request);
  const note = async (changes: object = {}): Promise<string> => (await books.credited(changes)).id as string;
  const statusOf = async (path: string): Promise<Answer['body']> =>
    (await books.live.get(`/${path}/delivery-status`)).body;

  it('leaves no trace in what was sent and is to be sent', async () => {
    const customer = await created(books.live, '/customers', { name: 'Acme Ltd', email: 'ann@acme.example' });
    const id = await note({ customerId: customer.id, clientName: undefined });
    await send(id, { message: 'Dear Ann' });
    await mailing.deliver();
    await send(id, { sendAt: '2026-05-21T08:00:00Z' });
    expect((await books.live.post(`/customers/${customer.id as string}/erase`)).status).toBe(200);
    const status = await statusOf(`credit-notes/${id}`);
    expect(JSON.stringify(status)).not.toMatch(/ann@|Dear Ann/);
    expect(status).toMatchObject({ deliveryStatus: 'sent', summary: { sent: 1, cancelled: 1 } });
    mailing.app.clock.travelTo('2026-05-21T09:00:00Z');
    expect(await mailing.deliver()).toEqual([]);
  });

  it('leaves no trace in what mail servers answered either, also in an answer that comes later', async () => {
    const customer = await created(books.live, '/customers', { name: 'Acme Ltd', email: 'eve@acme.example' });
    const erase = (): Promise<Answer> => books.live.post(`/customers/${customer.id as string}/erase`);
    const noted = { customerId: customer.id, clientName: undefined };
    const [refused, late] = [await note(noted), await note(noted)];
    mailing.mail.behave({ rcpt: (address) => ({ code: 550, text: `<${address}>: no such user` }) });
    await send(refused);
    await mailing.deliver();
    expect(JSON.stringify(await statusOf(`credit-notes/${refused}`))).toContain(
      '<eve@acme.example>: no such',
    );
    let erased: Promise<Answer> | undefined;
    mailing.mail.behave({
      data: async () => {
        // The message is on its way when the customer is erased.
        erased = erase();
        await erased;
        return { code: 550, text: 'eve@acme.example is unknown' };
      },
    });
    await send(late);
    await mailing.deliver();
    expect((await erased)?.status).toBe(200);
    const [first, second] = [
      await statusOf(`credit-notes/${refused}`),
      await statusOf(`credit-notes/${late}`),
    ];
    for (const status of [first, second]) {
      expect(JSON.stringify(status)).not.toContain('eve@');
      expect(status.attempts).toMatchObject([{ outcome: 'refused', answer: '550' }]);
    }
    expect(first.deliveries).toMatchObject([{ status: 'failed', reason: 'customer_erased' }]);
    expect(second.deliveries).toMatchObject([{ status: 'cancelled', reason: 'customer_erased' }]);
    const session = await openSession(
      mailing.app,
      'service',
      await ledgerOf(mailing.app, books.organisation.id),
    );
    for (const forged of [
      `UPDATE delivery_attempts SET answer = '250 Accepted'`,
      `UPDATE delivery_attempts SET answer = NULL, error = NULL`,
      `UPDATE deliveries SET reason = 'another' WHERE status = 'failed'`,
      `UPDATE deliveries SET reason = 'customer_erased', status = 'sent' WHERE status = 'failed'`,
    ])
      expect([forged, await outcomeOf(session.sql(forged))]).toEqual([
        forged,
        expect.stringMatching(/CT001/),
      ]);
    await session.end();
  });
});
