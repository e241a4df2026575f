import { join } from 'node:path';
import { Logger, Module } from '@nestjs/common';
import type { Config } from '../config/config';
import { CONFIG } from '../config/config.token';
import { FolderMail } from './folder-mail';
import { MailTransport } from './mail';
import { SmtpMail } from './smtp-mail';
import { smtpSettings } from './smtp-settings';

@Module({
  providers: [{ provide: MailTransport, useFactory: transportOf, inject: [CONFIG] }],
  exports: [MailTransport],
})
export class MailModule {}

function transportOf(config: Config): MailTransport {
  const { smtpUrl, mailFrom, mailTimeoutSeconds, dataDir } = config;
  const settings = smtpUrl === undefined ? null : smtpSettings(smtpUrl);
  if (settings === null) {
    const folder = join(dataDir, 'mail');
    // What somebody sends from here reaches nobody, which a production service should not keep to itself.
    if (config.nodeEnv === 'production')
      new Logger('mail').warn(`SMTP_URL is not set: messages are written to ${folder}`);
    return new FolderMail(mailFrom, folder);
  }
  return new SmtpMail(mailFrom, settings, mailTimeoutSeconds * 1000);
}
