import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { FolderMail } from '../../src/platform/mail/folder-mail';
import type { MailMessage } from '../../src/platform/mail/mail';
import { mailAddress } from '../../src/platform/mail/mail-address';
import { SmtpMail } from '../../src/platform/mail/smtp-mail';
import { smtpSettings } from '../../src/platform/mail/smtp-settings';
import { startMailServer, type MailServer } from '../support/mail-server';

const message = (changes: Partial<MailMessage> = {}): MailMessage => ({
  id: 'dlv_1',
  messageId: '<dlv_1@example.com>',
  date: new Date('2026-05-04T10:00:00Z'),
  fromName: 'Müller & Søn "A/S"',
  replyTo: 'office@example.com',
  to: ['to@example.net'],
  cc: ['cc@example.net'],
  recipients: ['to@example.net', 'cc@example.net', 'bcc@example.net'],
  subject: 'Gutschrift № 7 — Ελλάδα',
  text: 'Guten Tag',
  html: '<p>Guten Tag</p>',
  attachments: [
    { fileName: 'CN-7.pdf', mediaType: 'application/pdf', content: Buffer.from([0, 255, 13, 10]) },
  ],
  ...changes,
});

const smtpAt = (url: string, timeoutMs = 5000): SmtpMail => {
  const settings = smtpSettings(url);
  if (!settings) throw new Error(url);
  return new SmtpMail('billing@example.com', settings, timeoutMs);
};

describe('Mail by SMTP', () => {
  let server: MailServer;
  let mail: SmtpMail;

  beforeEach(async () => {
    server = await startMailServer();
    mail = smtpAt(server.url);
  });
  afterEach(async () => {
    mail.onApplicationShutdown();
    await server.close();
  });

  it('arrives as it was given, and names hidden recipients nowhere', async () => {
    const answers = await mail.send(message());
    expect(answers.map(({ recipient, outcome, code }) => [recipient, outcome, code])).toEqual([
      ['to@example.net', 'accepted', 250],
      ['cc@example.net', 'accepted', 250],
      ['bcc@example.net', 'accepted', 250],
    ]);
    const [received] = server.received;
    expect(received?.recipients).toEqual(['to@example.net', 'cc@example.net', 'bcc@example.net']);
    expect(received?.raw.toString()).not.toContain('bcc@example.net');
    expect(received?.mail).toMatchObject({
      from: { name: 'Müller & Søn "A/S"', address: 'billing@example.com' },
      replyTo: [{ address: 'office@example.com' }],
      to: [{ address: 'to@example.net' }],
      cc: [{ address: 'cc@example.net' }],
      subject: 'Gutschrift № 7 — Ελλάδα',
      messageId: '<dlv_1@example.com>',
      date: '2026-05-04T10:00:00.000Z',
      text: 'Guten Tag\n',
      html: '<p>Guten Tag</p>\n',
    });
    expect(received?.mail.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    );
    const [attachment] = received?.mail.attachments ?? [];
    expect(attachment).toMatchObject({ filename: 'CN-7.pdf', mimeType: 'application/pdf' });
    expect(Buffer.from(attachment?.content as ArrayBuffer)).toEqual(Buffer.from([0, 255, 13, 10]));
  });

  it('tells recipients apart: one accepted, one to be tried later, one refused', async () => {
    server.behave({
      rcpt: (address) =>
        address.startsWith('cc')
          ? { code: 450, text: 'Greylisted' }
          : address.startsWith('bcc')
            ? { code: 550, text: 'No such user' }
            : undefined,
    });
    expect(await mail.send(message())).toEqual([
      expect.objectContaining({ outcome: 'accepted', code: 250, error: null }),
      { recipient: 'cc@example.net', outcome: 'deferred', code: 450, text: '450 Greylisted', error: null },
      { recipient: 'bcc@example.net', outcome: 'refused', code: 550, text: '550 No such user', error: null },
    ]);
    expect(server.received.map(({ recipients }) => recipients)).toEqual([['to@example.net']]);
  });

  it.each([
    [451, 'deferred'],
    [554, 'refused'],
  ])('takes a %i for the message as the answer to each recipient: %s', async (code, outcome) => {
    server.behave({ data: () => ({ code, text: 'Not now' }) });
    const answers = await mail.send(message());
    expect(answers.map((each) => [each.outcome, each.code])).toEqual([
      [outcome, code],
      [outcome, code],
      [outcome, code],
    ]);
  });

  it('says which are refused when all are', async () => {
    server.behave({ rcpt: (address) => ({ code: address.startsWith('to') ? 451 : 550, text: 'No' }) });
    expect((await mail.send(message())).map(({ outcome }) => outcome)).toEqual([
      'deferred',
      'refused',
      'refused',
    ]);
  });

  it('uses a connection again, and makes a new one when the server has closed it', async () => {
    await mail.send(message());
    await mail.send(message());
    expect(server.connections()).toBe(1);
    await server.close();
    server = await startMailServer(server.port);
    expect((await mail.send(message())).map(({ outcome }) => outcome)).toEqual(Array(3).fill('accepted'));
  });

  it('defers while nobody listens', async () => {
    await server.close();
    const [answer] = await mail.send(message());
    expect(answer).toMatchObject({
      outcome: 'deferred',
      code: null,
      error: 'The mail server could not be reached (ECONNREFUSED)',
    });
  });

  it('cuts off a server that drips a byte at a time', async () => {
    const dripping = await startDripping();
    const started = Date.now();
    const [answer] = await smtpAt(dripping.url, 400).send(message());
    expect(answer).toMatchObject({ outcome: 'deferred', error: 'The mail server did not finish in time' });
    expect(Date.now() - started).toBeLessThan(2000);
    expect(await dripping.open()).toBe(0);
    await dripping.close();
  });
});

describe('Mail without a server', () => {
  it('is written as files, whole or not at all, that name the envelope', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'contra-mail-'));
    const mail = new FolderMail('no-reply@localhost', join(folder, 'mail'));
    const answers = await mail.send(message());
    expect(answers[0]).toMatchObject({ outcome: 'accepted', code: null, text: 'written to dlv_1.eml' });
    expect(await readdir(join(folder, 'mail'))).toEqual(['dlv_1.eml']);
    const parsed = await PostalMime.parse(await readFile(join(folder, 'mail', 'dlv_1.eml')));
    expect(parsed).toMatchObject({ subject: 'Gutschrift № 7 — Ελλάδα', text: 'Guten Tag\n' });
    expect(parsed.headers.find(({ key }) => key === 'x-envelope-to')?.value).toContain('bcc@example.net');
    await rm(folder, { recursive: true });
  });

  it('is tried again when the folder cannot be written', async () => {
    const [answer] = await new FolderMail('no-reply@localhost', '/dev/null/mail').send(message());
    expect(answer).toMatchObject({
      outcome: 'deferred',
      error: 'The message could not be written (ENOTDIR)',
    });
  });
});

describe('An address', () => {
  it.each([
    ['billing@Bücher.example', 'billing@xn--bcher-kva.example'],
    ['O.Neill+x@EXAMPLE.com', 'O.Neill+x@example.com'],
  ])('%s goes as %s', (given, address) => {
    expect(mailAddress(given)).toEqual({ address });
  });
  it.each([
    'jürgen@example.com',
    'a@b',
    '@example.com',
    'a b@example.com',
    'a@exa mple.com',
    'a@example.com>\r\nRCPT TO:<b@example.com',
    'a..b@example.com',
    '"a"@example.com',
    `a@${'x'.repeat(64)}.com`,
    'a@-b.com',
  ])('%j is refused', (given) => {
    expect(mailAddress(given)).toHaveProperty('fault');
  });
});

async function startDripping() {
  const server: Server = createServer((socket) => {
    socket.write('220 mail.example.net\r\n');
    const timer = setInterval(() => socket.write('2'), 20);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearInterval(timer);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    open: async () => {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return new Promise<number>((resolve) => {
        server.getConnections((_, count) => {
          resolve(count);
        });
      });
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
