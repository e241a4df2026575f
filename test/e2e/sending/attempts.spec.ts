import type { Answer } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { eventsOf, startMailingApp, type MailingApp } from '../../support/mailing-app';
import { startMailServer } from '../../support/mail-server';

const START = Date.parse('2026-05-20T12:00:00Z');

describe('The attempts to send a document', () => {
  let mailing: MailingApp;
  let books: Books;
  let now = START;

  beforeAll(async () => {
    mailing = await startMailingApp();
    books = await openBooks(mailing.app);
  });
  beforeEach(() => {
    now += 86_400_000 * 3;
    later(0);
    mailing.mail.behave({});
  });
  afterAll(() => mailing.close());

  const later = (minutes: number): void => {
    now += minutes * 60_000;
    mailing.app.clock.travelTo(new Date(now).toISOString());
  };
  const sent = async (request: object = { to: 'ann@acme.example' }): Promise<string> => {
    const { id } = await books.credited();
    expect((await books.live.post(`/credit-notes/${id as string}/send`, request)).status).toBe(202);
    return id as string;
  };
  const statusOf = async (id: string): Promise<Answer['body']> =>
    (await books.live.get(`/credit-notes/${id}/delivery-status`)).body;
  const outcomes = async (id: string): Promise<string[]> =>
    ((await statusOf(id)).attempts as { attempt: number; recipient: string; outcome: string }[]).map(
      ({ attempt, recipient, outcome }) => `${String(attempt)} ${recipient.split('@')[0] ?? ''} ${outcome}`,
    );
  const told = async (id: string): Promise<string[]> =>
    (await eventsOf(books, id, /sent|failed/)).map(({ type }) => type as string);

  it('go on after an answer 4xx, with growing delays, by the same Message-ID, until it is sent', async () => {
    mailing.mail.behave({ data: () => ({ code: 451, text: 'Try again later' }) });
    const id = await sent();
    expect(await mailing.deliver()).toEqual([]);
    expect(await statusOf(id)).toMatchObject({ deliveryStatus: 'sending', summary: { sending: 1 } });
    expect(await told(id)).toEqual([]);
    later(0.9);
    await mailing.deliver();
    expect(await outcomes(id)).toEqual(['1 ann deferred']);
    later(0.2);
    await mailing.deliver();
    later(4.5);
    await mailing.deliver();
    expect(await outcomes(id)).toEqual(['1 ann deferred', '2 ann deferred']);
    mailing.mail.behave({});
    later(1);
    const [received, ...more] = await mailing.deliver();
    expect(more).toEqual([]);
    const status = await statusOf(id);
    expect(received?.mail.messageId).toBe(status.deliveries[0].messageId);
    expect(status).toMatchObject({ deliveryStatus: 'sent' });
    expect(status.attempts.map((each: { answer: string }) => each.answer)).toEqual([
      '451 Try again later',
      '451 Try again later',
      expect.stringMatching(/^250 /),
    ]);
    // The message is dated by the first attempt, whenever it goes through.
    expect(received?.mail.date).toBe(
      new Date(Date.parse(status.attempts[0].time)).toISOString().replace(/\.\d+Z/, '.000Z'),
    );
    expect(await told(id)).toEqual(['credit_note.sent']);
  });

  it('end after about a day without success, and one event tells of it', async () => {
    mailing.mail.behave({ rcpt: () => ({ code: 450, text: 'Mailbox busy' }) });
    const id = await sent();
    await mailing.deliver();
    for (const minutes of [1, 5, 15, 60, 180, 360, 720]) {
      expect((await statusOf(id)).deliveryStatus).toBe('sending');
      later(minutes + 0.1);
      await mailing.deliver();
    }
    expect(await statusOf(id)).toMatchObject({
      deliveryStatus: 'failed',
      deliveries: [{ status: 'failed', attempts: 8, reason: '450 Mailbox busy' }],
    });
    expect(await told(id)).toEqual(['credit_note.delivery_failed']);
    later(100_000);
    await mailing.deliver();
    expect(await outcomes(id)).toHaveLength(8);
  });

  it('end at once with an answer 5xx', async () => {
    mailing.mail.behave({ rcpt: () => ({ code: 550, text: 'No such user' }) });
    const id = await sent();
    await mailing.deliver();
    expect(await statusOf(id)).toMatchObject({
      deliveryStatus: 'failed',
      deliveries: [{ attempts: 1, reason: '550 No such user' }],
      attempts: [{ outcome: 'refused', answer: '550 No such user', error: null }],
    });
    const [event] = await eventsOf(books, id, /failed/);
    expect(event).toMatchObject({
      type: 'credit_note.delivery_failed',
      data: { id, deliveryStatus: 'failed', delivery: { status: 'failed', reason: '550 No such user' } },
    });
    expect((await books.live.get('/credit-notes?deliveryStatus=failed&limit=200')).text).toContain(id);
  });

  it('go to those only who have not had it: nobody gets it twice', async () => {
    mailing.mail.behave({
      rcpt: (address) =>
        address.startsWith('busy')
          ? { code: 450, text: 'Busy' }
          : address.startsWith('gone')
            ? { code: 550, text: 'Gone' }
            : undefined,
    });
    const id = await sent({ to: ['ann@acme.example', 'busy@acme.example'], cc: 'gone@acme.example' });
    expect((await mailing.deliver()).map(({ recipients }) => recipients)).toEqual([['ann@acme.example']]);
    mailing.mail.behave({});
    later(1.1);
    const [second] = await mailing.deliver();
    expect(second?.recipients).toEqual(['busy@acme.example']);
    expect(second?.mail.to?.map(({ address }) => address)).toEqual(['ann@acme.example', 'busy@acme.example']);
    expect(await outcomes(id)).toEqual([
      '1 ann accepted',
      '1 busy deferred',
      '1 gone refused',
      '2 busy accepted',
    ]);
    // Somebody it is addressed to has it; who refused it is named by the attempts.
    expect((await statusOf(id)).deliveryStatus).toBe('sent');
    expect(await told(id)).toEqual(['credit_note.sent']);
  });

  it('fail when a copy was taken but nobody has it to whom it is addressed', async () => {
    mailing.mail.behave({
      rcpt: (address) => (address.startsWith('ann') ? { code: 550, text: 'Gone' } : undefined),
    });
    const id = await sent({ to: 'ann@acme.example', bcc: 'archive@contoso.example' });
    await mailing.deliver();
    expect((await statusOf(id)).deliveryStatus).toBe('failed');
  });

  it('wait for a mail server that is away', async () => {
    await mailing.mail.close();
    const id = await sent();
    await mailing.deliver();
    expect((await statusOf(id)).attempts).toEqual([
      expect.objectContaining({
        outcome: 'deferred',
        answer: null,
        error: expect.stringContaining('ECONNREFUSED'),
      }),
    ]);
    const back = await startMailServer(mailing.mail.port);
    later(1.1);
    await mailing.deliver();
    expect(back.received).toHaveLength(1);
    expect((await statusOf(id)).deliveryStatus).toBe('sent');
    await back.close();
  });
});
