import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import type { Locale } from '../../../domain/einvoice/document-model';
import { VAT_ZONES, type VatZone } from '../../../domain/tax/vat-zone';
import {
  IsCountryCode,
  IsCurrencyCode,
  IsEmailText,
  IsOneOf,
  IsStringPairs,
  IsText,
  Nullable,
  Optional,
} from '../../../platform/validation/fields';
import { IsObjectOf } from '../../../platform/validation/nested';
import { ElectronicAddressRequest } from '../../../platform/validation/electronic-address.dto';
import { IsLocale } from '../../../platform/validation/party-fields';
import { Omittable } from '../../../platform/validation/omittable';
import { IsVatNumber } from './vat-number';

const MOST_TERMS_DAYS = 3650;
const terms = { message: `must be a whole number of days, 0 to ${MOST_TERMS_DAYS}` };
const pairs = { type: 'object', additionalProperties: { type: 'string' } } as const;

export class CustomerAddress {
  /** Street and number. */
  @Nullable()
  @IsText({ max: 200 })
  line1?: string | null;

  /** Building, floor, department. */
  @Nullable()
  @IsText({ max: 200 })
  line2?: string | null;

  /** Town or city. */
  @Nullable()
  @IsText({ max: 100 })
  city?: string | null;

  /** County, state or province. */
  @Nullable()
  @IsText({ max: 100 })
  region?: string | null;

  /** Postcode or ZIP code. */
  @Nullable()
  @IsText({ max: 20 })
  postalCode?: string | null;
}

/** What may be absent of a customer: null clears it. */
class CustomerDetails {
  /** Where documents are sent. */
  @Nullable()
  @IsEmailText()
  email?: string | null;

  /** As the customer writes it. */
  @Nullable()
  @IsText({ max: 50 })
  phone?: string | null;

  /** The postal address without its country. In a change it is replaced as a whole. */
  @Nullable()
  @IsObjectOf(() => CustomerAddress)
  address?: CustomerAddress | null;

  /** ISO 3166-1 alpha-2. */
  @Nullable()
  @IsCountryCode()
  country?: string | null;

  /**
   * The customer's VAT number, checked by the rules of its country (form and check digits, for Europe). Spaces, dots and
   * dashes are dropped, letters become capitals; its prefix must fit the country (EL in Greece, XI in Northern Ireland).
   */
  @Nullable()
  @IsVatNumber()
  vatNumber?: string | null;

  /** The customer's id in your own system, unique among your customers. */
  @Nullable()
  @IsText({ max: 100 })
  reference?: string | null;

  /** The language of the customer's documents; by default the organisation's. */
  @Nullable()
  @IsLocale()
  locale?: Locale | null;

  /** Where electronic documents reach the customer, as in Peppol. */
  @Nullable()
  @IsObjectOf(() => ElectronicAddressRequest)
  electronicAddress?: ElectronicAddressRequest | null;

  /** The person or department that documents are addressed to. */
  @Nullable()
  @IsText({ max: 100 })
  contactName?: string | null;

  /** What documents name so that the customer finds who ordered (BT-10): a cost centre, a Leitweg-ID. Each can have its own. */
  @Nullable()
  @IsText({ max: 100 })
  buyerReference?: string | null;
}

export class CreateCustomerRequest extends CustomerDetails {
  /** The name on documents. */
  @IsText({ max: 200 })
  name!: string;

  /**
   * Where the customer stands for VAT. By default derived from country and VAT number and the organisation's own country; a
   * customer in another member state of the EU without a number counts as `domestic`.
   */
  @Optional()
  @IsOneOf(VAT_ZONES)
  @ApiPropertyOptional({ enum: VAT_ZONES })
  vatZone?: VatZone;

  /** The currency of the customer's documents, ISO 4217. By default the organisation's base currency. */
  @Optional()
  @IsCurrencyCode()
  currency?: string;

  /** Days from issue until an invoice is due. By default 30. */
  @Optional()
  @IsInt(terms)
  @Min(0, terms)
  @Max(MOST_TERMS_DAYS, terms)
  paymentTermsDays?: number;

  /** Up to 50 string pairs of your own. */
  @Optional()
  @IsStringPairs({ most: 50, keyMax: 40, valueMax: 500 })
  @ApiPropertyOptional(pairs)
  metadata?: Record<string, string>;

  /** An archived customer takes no new documents. */
  @Optional()
  @IsBoolean({ message: 'must be true or false' })
  archived?: boolean;
}

export class UpdateCustomerRequest extends CustomerDetails {
  /** The name on later documents. */
  @Omittable()
  @IsText({ max: 200 })
  name?: string;

  /** Left out beside a new country or VAT number, the zone follows these unless it was set by hand. */
  @Omittable()
  @IsOneOf(VAT_ZONES)
  @ApiPropertyOptional({ enum: VAT_ZONES })
  vatZone?: VatZone;

  /** The currency of later documents, ISO 4217. */
  @Omittable()
  @IsCurrencyCode()
  currency?: string;

  /** Days from issue until a later invoice is due. */
  @Omittable()
  @IsInt(terms)
  @Min(0, terms)
  @Max(MOST_TERMS_DAYS, terms)
  paymentTermsDays?: number;

  /** Replaces all pairs. */
  @Omittable()
  @IsStringPairs({ most: 50, keyMax: 40, valueMax: 500 })
  @ApiPropertyOptional(pairs)
  metadata?: Record<string, string>;

  /** An archived customer takes no new documents. */
  @Omittable()
  @IsBoolean({ message: 'must be true or false' })
  archived?: boolean;
}
