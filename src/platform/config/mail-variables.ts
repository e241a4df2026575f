import { mailAddress } from '../mail/mail-address';
import { smtpSettings } from '../mail/smtp-settings';
import type { Parser } from './parsers';

export const smtpUrl: Parser<string> = {
  accepts: 'a URL like smtp://user:password@host:587 or smtps://host',
  parse: (value) => (smtpSettings(value) === null ? undefined : value),
};

export const senderAddress: Parser<string> = {
  accepts: 'an e-mail address like billing@example.com',
  parse: (value) => {
    const read = mailAddress(value);
    return 'address' in read ? read.address : undefined;
  },
};

/** Where messages come from when they are only written to files. */
export const NO_SENDER = 'no-reply@localhost';

/** A server sends in the name of an address that it may use: which one that is cannot be guessed. */
export function mailProblems(isSet: (name: string) => boolean): string[] {
  return isSet('SMTP_URL') && !isSet('MAIL_FROM')
    ? ['SMTP_URL is set without MAIL_FROM: name the address that messages are sent from']
    : [];
}
