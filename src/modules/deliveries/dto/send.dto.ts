import { ApiProperty } from '@nestjs/swagger';
import { LOCALES, type Locale } from '../../../domain/einvoice/document-model';
import { isText, IsInstantText, IsOneOf, IsText, Optional } from '../../../platform/validation/fields';
import { rule } from '../../../platform/validation/rule';
import { ATTACHMENTS, CHANNELS, type Attachment, type Channel } from '../delivery';
import { MOST_RECIPIENTS } from '../recipients';

const addresses = {
  oneOf: [
    { type: 'string', format: 'email' },
    { type: 'array', items: { type: 'string', format: 'email' }, maxItems: MOST_RECIPIENTS },
  ],
};

/** One address or a list; each is looked at later, where the wrong one can be named. */
const IsAddresses = (): PropertyDecorator =>
  rule(
    'addresses',
    (value) =>
      isText(value, { max: 320 }) ||
      (Array.isArray(value) &&
        value.length <= MOST_RECIPIENTS &&
        value.every((each) => isText(each, { max: 320 }))),
    `must be an e-mail address, or a list of at most ${MOST_RECIPIENTS}`,
  );

const IsAttachList = (): PropertyDecorator =>
  rule(
    'attach',
    (value) =>
      Array.isArray(value) &&
      new Set(value).size === value.length &&
      value.every((each) => ATTACHMENTS.some((one) => one === each)),
    `must be a list of some of ${ATTACHMENTS.join(', ')}, each once`,
  );

export class SendRequest {
  /** `email` sends it; `download` and `manual` note that it reached the client by another way. */
  @Optional()
  @IsOneOf(CHANNELS)
  @ApiProperty({ enum: CHANNELS, default: 'email' })
  channel?: Channel;

  /** One address or several; by default the client's. Together with `cc` and `bcc` up to 50, each counts once. */
  @Optional()
  @IsAddresses()
  @ApiProperty(addresses)
  to?: string | string[];

  /** Copies. */
  @Optional()
  @IsAddresses()
  @ApiProperty(addresses)
  cc?: string | string[];

  /** Copies that the others do not see. */
  @Optional()
  @IsAddresses()
  @ApiProperty(addresses)
  bcc?: string | string[];

  /** By default the kind of document, its number and the organisation, in the language of the message. */
  @Optional()
  @IsText({ max: 200 })
  subject?: string;

  /** A text of your own, above the figures, in place of the usual sentence. */
  @Optional()
  @IsText({ max: 5000, multiline: true })
  message?: string;

  /** The language of the message; by default the document's. */
  @Optional()
  @IsOneOf(LOCALES)
  @ApiProperty({ enum: LOCALES })
  locale?: Locale;

  /** When to send it, up to a year from now; by default at once. E-mails only. */
  @Optional()
  @IsInstantText()
  sendAt?: string;

  /** What is attached: the PDF, and the electronic document as UBL or CII. */
  @Optional()
  @IsAttachList()
  @ApiProperty({ type: [String], enum: ATTACHMENTS, default: ['pdf'] })
  attach?: Attachment[];
}
