import { join } from 'node:path';
import { Module } from '@nestjs/common';
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

function transportOf({ smtpUrl, mailFrom, mailTimeoutSeconds, dataDir }: Config): MailTransport {
  const settings = smtpUrl === undefined ? null : smtpSettings(smtpUrl);
  if (settings === null) return new FolderMail(mailFrom, join(dataDir, 'mail'));
  return new SmtpMail(mailFrom, settings, mailTimeoutSeconds * 1000);
}
