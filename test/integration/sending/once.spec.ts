import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp, type TestApp } from '../../support/app';
import { creditNote, openBooks, type Books } from '../../support/books';
import { startMailServer, type MailServer } from '../../support/mail-server';
import { SENDER } from '../../support/mailing-app';
import { ledgerOf, openSession, untilWaiting, whileRowHeld } from '../../support/plain-sql';
import { startWorkerProcess } from '../../support/service-process';
import { until } from '../../support/until';

jest.setTimeout(120_000);

const SHORT = { MAIL_TIMEOUT_SECONDS: '30' };

describe('An e-mail', () => {
  let mail: MailServer;
  let app: TestApp;
  let other: TestApp;
  let books: Books;
  let env: Record<string, string>;

  beforeAll(async () => {
    mail = await startMailServer();
    env = { SMTP_URL: mail.url, MAIL_FROM: SENDER, ...SHORT };
    app = await startTestApp({ env });
    other = await startTestApp({ database: app.database, env });
    books = await openBooks(app);
  });
  afterAll(async () => {
    await other.close();
    await app.close();
    await mail.close();
  });

  const statusOf = async (id: string) => (await books.live.get(`/credit-notes/${id}/delivery-status`)).body;
  /** Its threads that render are up: on a busy machine that may take longer than a message may wait for its file. */
  const renders = async (service: TestApp): Promise<void> => {
    const { id } = await books.credited();
    await until(
      async () => (await service.api(books.liveKey).get(`/credit-notes/${id as string}/pdf`)).status === 200,
      'a PDF is rendered',
    );
  };

  it('is sent once by two workers that look for work at the same time', async () => {
    await Promise.all([renders(app), renders(other)]);
    const creditNotes = Array.from({ length: 12 }, (_, i) =>
      creditNote({ clientEmail: `client${i}@acme.example`, notify: true }),
    );
    const { body } = await books.live.post('/credit-notes/batch', { creditNotes });
    await Promise.all([app.settle('jobs:email'), other.settle('jobs:email')]);
    const to = mail.received.flatMap(({ recipients }) => recipients);
    expect(to.sort()).toEqual(creditNotes.map((_, i) => `client${i}@acme.example`).sort());
    for (const { creditNote: note } of body.data as { creditNote: { id: string } }[])
      expect((await statusOf(note.id)).deliveryStatus).toBe('sent');
  });

  it('goes out again under its Message-ID when a worker is killed before it could note the answer', async () => {
    mail.received.length = 0;
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let taken = false;
    // The server has the message, and the worker has no answer yet.
    mail.behave({
      data: async () => {
        if (taken) return undefined;
        taken = true;
        await held;
        return undefined;
      },
    });
    const note = await books.credited({ clientEmail: 'ann@acme.example' });
    await books.live.post(`/credit-notes/${note.id as string}/send`, {});
    const worker = await startWorkerProcess(app.database, { ...env, MAIL_TIMEOUT_SECONDS: '60' });
    await until(() => taken, 'the mail server has the message');
    expect(await statusOf(note.id)).toMatchObject({ deliveryStatus: 'sending', attempts: [] });
    await worker.end('SIGKILL');
    answer();
    await until(() => mail.received.length === 1, 'the message is kept');

    await app.settle('jobs:email');
    expect(mail.received).toHaveLength(1);
    // Nobody else takes it before the lease has ended.
    app.clock.travelTo(new Date(Date.now() + 60 * 60_000).toISOString());
    await app.settle('jobs:email');
    expect(mail.received).toHaveLength(2);
    const [first, second] = mail.received;
    expect(second?.mail.messageId).toBe(first?.mail.messageId);
    expect(second?.mail.date).toBe(first?.mail.date);
    const { deliveryStatus, attempts } = await statusOf(note.id);
    expect(deliveryStatus).toBe('sent');
    expect(
      attempts.map((each: { attempt: number; outcome: string }) => [each.attempt, each.outcome]),
    ).toEqual([
      [1, 'unknown'],
      [2, 'accepted'],
    ]);
    expect(await eventsSent(note.id)).toBe(1);
  });

  it('is left to the worker that is noting its answer, also when the lease has ended meanwhile', async () => {
    mail.received.length = 0;
    const ledger = await ledgerOf(app, books.organisation.id);
    const note = await books.credited({ clientEmail: 'ann@acme.example' });
    await books.live.post(`/credit-notes/${note.id as string}/send`, {});
    let answer: (() => void) | undefined;
    mail.behave({ data: () => new Promise<undefined>((resolve) => (answer = () => resolve(undefined))) });
    const sending = app.settle('jobs:email');
    await until(() => answer !== undefined, 'the message is handed over');
    let looking: Promise<unknown> = Promise.resolve();
    // The event of what is sent needs this row: the answer is noted, and not committed.
    await whileRowHeld(app, ledger, `counters WHERE name = 'event'`, async () => {
      answer?.();
      await untilWaiting(app, ledger);
      other.clock.travelTo(new Date(Date.now() + 60 * 60_000).toISOString());
      looking = other.settle('jobs:email');
      await Promise.race([looking, sleep(2000, undefined, { ref: false })]);
      mail.behave({});
    });
    await Promise.all([sending, looking]);
    expect(mail.received).toHaveLength(1);
    const { deliveryStatus, attempts } = await statusOf(note.id);
    expect([deliveryStatus, attempts.map((each: { outcome: string }) => each.outcome)]).toEqual([
      'sent',
      ['accepted'],
    ]);
  });

  it('is not sent by a worker that has lost its lease meanwhile', async () => {
    mail.received.length = 0;
    mail.behave({});
    const note = await books.credited({ clientEmail: 'ann@acme.example' });
    const { body } = await books.live.post(`/credit-notes/${note.id as string}/send`, {});
    const session = await openSession(app, 'service', await ledgerOf(app, books.organisation.id));
    await session.sql(`DELETE FROM jobs WHERE subject = $1`, [body.id]);
    await session.end();
    await app.settle('jobs:email');
    expect(mail.received).toEqual([]);
  });

  async function eventsSent(id: string): Promise<number> {
    const { body } = await books.live.get(`/events?limit=200&objectId=${id}&type=credit_note.sent`);
    return (body.data as unknown[]).length;
  }
});

describe('Deliveries, in plain SQL as the service', () => {
  it('do not go back, and what has ended stays so', async () => {
    const app = await startTestApp();
    const books = await openBooks(app);
    const note = await books.credited();
    await books.live.post(`/credit-notes/${note.id as string}/send`, { channel: 'manual' });
    const to = { to: 'ann@acme.example', sendAt: new Date(Date.now() + 3_600_000).toISOString() };
    await books.live.post(`/credit-notes/${note.id as string}/send`, to);
    const session = await openSession(app, 'service', await ledgerOf(app, books.organisation.id));
    const refused = (sql: string): Promise<unknown> =>
      expect(session.sql(sql)).rejects.toMatchObject({
        code: expect.stringMatching(/CT001|42501|23514|23505/),
      });
    await refused(`UPDATE deliveries SET status = 'failed' WHERE status = 'sent'`);
    await refused(`UPDATE deliveries SET ended_at = NULL, status = 'sending' WHERE status = 'sent'`);
    await refused(`UPDATE deliveries SET message_id = 'x' WHERE status = 'scheduled'`);
    await refused(`UPDATE deliveries SET status = 'sent' WHERE status = 'scheduled'`);
    await session.sql(`UPDATE deliveries SET status = 'sending', attempts = 1 WHERE status = 'scheduled'`);
    await refused(`UPDATE deliveries SET status = 'scheduled' WHERE status = 'sending'`);
    await refused(`UPDATE deliveries SET attempts = 0 WHERE status = 'sending'`);
    await refused(`DELETE FROM deliveries`);
    await refused(`UPDATE delivery_attempts SET outcome = 'refused'`);
    await refused(`UPDATE delivery_attempts SET answer = NULL, error = NULL`);
    await refused(`DELETE FROM delivery_attempts`);
    await refused(`INSERT INTO delivery_attempts (organisation_id, delivery_id, attempt, recipient_no, outcome, began_at, noted_at)
      SELECT organisation_id, delivery_id, 2, recipient_no, 'accepted', began_at, noted_at FROM delivery_attempts`);
    await session.end();
    await app.close();
  });
});
