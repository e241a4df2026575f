import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compose } from './compose';
import { MailTransport, type MailAnswer, type MailMessage } from './mail';

/** Writes messages into a folder as .eml files, for whoever has no mail server (yet) to look at. */
export class FolderMail extends MailTransport {
  constructor(
    readonly from: string,
    private readonly folder: string,
  ) {
    super();
  }

  async send(message: MailMessage): Promise<MailAnswer> {
    const path = join(this.folder, `${message.id}.eml`);
    const temporary = `${path}.${randomUUID()}.tmp`;
    // The envelope is no part of a message; here it has no other place.
    const envelope = Buffer.from(`X-Envelope-To: ${message.recipients.join(',\r\n ')}\r\n`);
    try {
      const bytes = Buffer.concat([envelope, await compose(message, this.from)]);
      await mkdir(this.folder, { recursive: true });
      await writeFile(temporary, bytes, { mode: 0o600 });
      await rename(temporary, path);
      return answerOfAll(message, { outcome: 'accepted', error: null });
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      // Not its message, which names the folder.
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      return answerOfAll(message, {
        outcome: 'deferred',
        error: `The message could not be written (${code})`,
      });
    }
  }
}

function answerOfAll(
  { recipients, id }: MailMessage,
  { outcome, error }: { outcome: 'accepted' | 'deferred'; error: string | null },
): MailAnswer {
  const text = error === null ? `written to ${id}.eml` : null;
  return recipients.map((recipient) => ({ recipient, outcome, code: null, text, error }));
}
