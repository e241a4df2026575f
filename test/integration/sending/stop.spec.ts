import { setTimeout as sleep } from 'node:timers/promises';
import { startTestApp } from '../../support/app';
import { openBooks } from '../../support/books';
import { startMailServer } from '../../support/mail-server';
import { SENDER } from '../../support/mailing-app';
import { createTestDatabase } from '../../support/test-database';

const SHUTDOWN_SECONDS = 2;

describe('A stop', () => {
  it('does not wait for a mail server beyond its own time, and leaves the message to be tried again', async () => {
    const [mail, database] = [await startMailServer(), await createTestDatabase()];
    const env = { SMTP_URL: mail.url, MAIL_FROM: SENDER, MAIL_TIMEOUT_SECONDS: '60' };
    const app = await startTestApp({
      database,
      env: { ...env, BACKGROUND_WORK: 'true', SHUTDOWN_TIMEOUT_SECONDS: String(SHUTDOWN_SECONDS) },
    });
    const books = await openBooks(app);
    let [release, asked] = [(): void => undefined, false];
    const held = new Promise<undefined>((resolve) => {
      release = () => resolve(undefined);
    });
    mail.behave({
      data: () => {
        asked = true;
        return held;
      },
    });
    const { id } = (await books.credited()) as { id: string };
    await books.live.post(`/credit-notes/${id}/send`, { to: 'ann@acme.example' });
    while (!asked) await sleep(20);
    const began = performance.now();
    await app.close();
    expect(performance.now() - began).toBeLessThan(SHUTDOWN_SECONDS * 1000 + 5000);
    release();
    mail.behave({});

    const later = await startTestApp({ database, env });
    const status = async () =>
      (await later.api(books.liveKey).get(`/credit-notes/${id}/delivery-status`)).body;
    expect(await status()).toMatchObject({
      deliveryStatus: 'sending',
      attempts: [{ outcome: 'deferred', error: expect.stringMatching(/^The service was stopped before/) }],
    });
    mail.received.length = 0;
    // After a minute, as after any attempt: not when the lease of the process that has gone would end.
    later.clock.travelTo(new Date(Date.now() + 61_000).toISOString());
    await later.settle('jobs:email');
    expect((await status()).deliveryStatus).toBe('sent');
    expect(mail.received.map(({ recipients }) => recipients)).toEqual([['ann@acme.example']]);
    await later.close();
    await mail.close();
    await database.drop();
  });
});
