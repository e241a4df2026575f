import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import { LOCALES, type Locale } from '../../../domain/einvoice/document-model';
import { isIban } from '../../../domain/organisations/iban';
import {
  ElectronicAddressRequest,
  ElectronicAddressView,
} from '../../../platform/validation/electronic-address.dto';
import { IsEmailText, IsText, Nullable } from '../../../platform/validation/fields';
import { IsObjectOf } from '../../../platform/validation/nested';
import { Compacted, IsLocale } from '../../../platform/validation/party-fields';
import { rule } from '../../../platform/validation/rule';

const matching = (pattern: RegExp, message: string): PropertyDecorator =>
  rule('pattern', (value) => typeof value === 'string' && pattern.test(value), message, {
    pattern: pattern.source,
  });

export class BankAccountRequest {
  /** The IBAN, whose check digits must hold; spaces are dropped. */
  @Compacted()
  @rule(
    'iban',
    (value) => typeof value === 'string' && isIban(value),
    'must be an IBAN whose check digits hold',
    { maxLength: 34 },
  )
  iban!: string;

  /** The BIC of the bank, 8 or 11 characters. */
  @Nullable()
  @Compacted()
  @matching(/^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/, 'must be a BIC of 8 or 11 letters and digits')
  bic?: string | null;

  /** Whose account it is; by default the organisation's. */
  @Nullable()
  @IsText({ max: 70 })
  accountName?: string | null;
}

/** Fields that are left out stay as they are; null clears one. */
export class DocumentSettingsRequest {
  /** The language of documents for customers that have none of their own; `en` by default. */
  @Nullable()
  @IsLocale()
  locale?: Locale | null;

  /** The colour of headings and rules, as `#1a5fb4`. */
  @Nullable()
  @matching(/^#[0-9a-fA-F]{6}$/, 'must be a colour such as #1a5fb4')
  accentColour?: string | null;

  /** Where customers pay to. */
  @Nullable()
  @IsObjectOf(() => BankAccountRequest)
  bankAccount?: BankAccountRequest | null;

  /** Where customers write to. */
  @Nullable()
  @IsEmailText()
  email?: string | null;

  /** Where customers call. */
  @Nullable()
  @IsText({ max: 50 })
  phone?: string | null;

  /** Who answers questions: a person or a department. */
  @Nullable()
  @IsText({ max: 100 })
  contactName?: string | null;

  /** The address of the website. */
  @Nullable()
  @matching(/^https?:\/\/[^\s<>"]{1,190}$/, 'must be an address that begins with https:// or http://')
  website?: string | null;

  /** What the law wants on letters: register, directors, capital. */
  @Nullable()
  @IsText({ max: 500, multiline: true })
  footer?: string | null;

  /** Where electronic documents reach the organisation, as in Peppol. */
  @Nullable()
  @IsObjectOf(() => ElectronicAddressRequest)
  electronicAddress?: ElectronicAddressRequest | null;

  /** Refuse to issue a document of which no complete electronic invoice (EN 16931) can be made. */
  @Nullable()
  @IsBoolean({ message: 'must be true or false' })
  requireEInvoice?: boolean | null;
}

export class BankAccountView {
  iban!: string;
  bic!: string | null;
  accountName!: string | null;
}

/** What is not set is left out. */
export class DocumentSettingsView {
  @ApiPropertyOptional({ enum: [...LOCALES] })
  locale?: string;
  @ApiPropertyOptional()
  accentColour?: string;
  @ApiPropertyOptional()
  bankAccount?: BankAccountView;
  @ApiPropertyOptional()
  email?: string;
  @ApiPropertyOptional()
  phone?: string;
  @ApiPropertyOptional()
  contactName?: string;
  @ApiPropertyOptional()
  website?: string;
  @ApiPropertyOptional()
  footer?: string;
  @ApiPropertyOptional()
  electronicAddress?: ElectronicAddressView;
  @ApiProperty()
  requireEInvoice!: boolean;
}
