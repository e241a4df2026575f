import { SmtpMail } from '../../src/platform/mail/smtp-mail';
import { smtpSettings } from '../../src/platform/mail/smtp-settings';

/** Hands a message to each of the mail servers named, and reports what they answered in one line: by a process that has its own idea of whom to trust. */
async function main(urls: readonly string[]): Promise<void> {
  const answers: unknown[] = [];
  for (const url of urls) {
    const settings = smtpSettings(url);
    if (!settings) throw new Error(`no URL of a mail server: ${url}`);
    const mail = new SmtpMail('billing@example.com', settings, 10_000);
    const [answer] = await mail.send({
      id: 'dlv_1',
      messageId: '<dlv_1@example.com>',
      date: new Date(),
      fromName: 'Contoso',
      replyTo: null,
      to: ['to@example.net'],
      cc: [],
      recipients: ['to@example.net'],
      subject: 'Credit note',
      text: 'Text',
      html: '<p>Text</p>',
      attachments: [],
    });
    mail.onApplicationShutdown();
    answers.push(answer);
  }
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
