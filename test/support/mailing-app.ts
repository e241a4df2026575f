import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Email } from 'postal-mime';
import { startTestApp, type Answer, type TestApp } from './app';
import type { Books } from './books';
import { startMailServer, type MailServer, type ReceivedMail } from './mail-server';

export interface MailingApp {
  readonly app: TestApp;
  readonly mail: MailServer;
  /** The service's data folder. */
  readonly folder: string;
  /** Does what is due, and gives what has arrived since the last time. */
  deliver(): Promise<ReceivedMail[]>;
  close(): Promise<void>;
}

export const SENDER = 'billing@contoso.example';

/** A service that sends by a real mail server on this machine. */
export async function startMailingApp(env: Readonly<Record<string, string>> = {}): Promise<MailingApp> {
  const [mail, folder] = await Promise.all([startMailServer(), mkdtemp(join(tmpdir(), 'contra-mailing-'))]);
  const app = await startTestApp({
    env: { DATA_DIR: folder, SMTP_URL: mail.url, MAIL_FROM: SENDER, MAIL_TIMEOUT_SECONDS: '30', ...env },
  });
  let seen = 0;
  return {
    app,
    mail,
    folder,
    deliver: async () => {
      await app.settle('jobs:email');
      const fresh = mail.received.slice(seen);
      seen = mail.received.length;
      return fresh;
    },
    close: async () => {
      await app.close();
      await mail.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The events of one object, of some types, oldest first. */
export async function eventsOf({ live }: Books, objectId: string, types: RegExp): Promise<Answer['body'][]> {
  const { body } = await live.get(`/events?limit=200&objectId=${objectId}`);
  const all = body.data as { type: string; sequence: number }[];
  return all.filter((event) => types.test(event.type)).sort((a, b) => a.sequence - b.sequence);
}

export const bytesOf = ({ attachments }: Email, index = 0): Buffer => {
  const content = attachments[index]?.content;
  return content instanceof ArrayBuffer ? Buffer.from(content) : Buffer.from(String(content));
};
