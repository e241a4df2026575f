import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { RecipientAnswer } from '../../src/platform/mail/mail';
import { startMailServer, type Doors, type MailServer } from '../support/mail-server';

const SUPPORT = join(__dirname, '../support');
const AUTHORITY = join(__dirname, '../data/tls/ca.pem');
const USER = 'billing@contoso.example';
const PASSWORD = 'p@ss:w/rd %#?&';

/** A process of its own, as the authorities that are trusted are read when one starts. */
async function handOver(urls: readonly string[], authority?: string): Promise<RecipientAnswer[]> {
  const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(SUPPORT, 'run-ts.js'), join(SUPPORT, 'hand-over.ts'), ...urls],
    { env: { ...env, ...(authority === undefined ? {} : { NODE_EXTRA_CA_CERTS: authority }) } },
  );
  return JSON.parse(stdout) as RecipientAnswer[];
}

describe('A mail server with a password', () => {
  const servers: MailServer[] = [];
  const start = async (tls: Doors['tls']): Promise<MailServer> => {
    const server = await startMailServer(0, { tls, user: USER, password: PASSWORD });
    servers.push(server);
    return server;
  };
  afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())));

  it('is told it over TLS, from the first byte or after STARTTLS, as it stands percent-encoded in the URL', async () => {
    const [smtps, starttls] = [await start('smtps'), await start('starttls')];
    const answers = await handOver([smtps.url, starttls.url], AUTHORITY);
    for (const [index, server] of [smtps, starttls].entries()) {
      expect(answers[index]).toMatchObject({ outcome: 'accepted', code: 250 });
      expect(server.logins).toEqual([{ user: USER, password: PASSWORD, encrypted: true }]);
      expect(server.received.map(({ recipients }) => recipients)).toEqual([['to@example.net']]);
    }
  });

  it('is told it by nobody who would have to say it in the clear', async () => {
    const server = await start('none');
    expect(await handOver([server.url])).toMatchObject([{ outcome: 'deferred' }]);
    expect([server.connections(), server.logins, server.received]).toEqual([1, [], []]);
  });

  it('is told nothing when its certificate is not one to trust', async () => {
    const [smtps, starttls] = [await start('smtps'), await start('starttls')];
    for (const answer of await handOver([smtps.url, starttls.url]))
      expect(answer).toMatchObject({
        outcome: 'deferred',
        code: null,
        error: expect.stringMatching(/certificate/i),
      });
    for (const server of [smtps, starttls]) expect([server.logins, server.received]).toEqual([[], []]);
  });

  it('is asked again later when it does not know the password, which no answer repeats', async () => {
    const server = await start('starttls');
    const wrong = server.url.replace(encodeURIComponent(PASSWORD), 'wrong-password');
    const [answer] = await handOver([wrong], AUTHORITY);
    expect(answer).toMatchObject({ outcome: 'deferred', code: 535 });
    expect(JSON.stringify(answer)).not.toMatch(/wrong-password|d3JvbmctcGFzc3dvcmQ/);
    expect(server.received).toEqual([]);
  });
});
