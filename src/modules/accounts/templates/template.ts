import type { AccountRole } from '../../../domain/posting/roles';
import type { VatCategory } from '../../../domain/tax/category';
import type { VatZone } from '../../../domain/tax/vat-zone';
import type { AccountType } from '../account-types';

export interface TemplateAccount {
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly role?: AccountRole;
  /**
   * The VAT that the country's program takes out of every posting on this account by itself, such as `S19`: an
   * "Automatikkonto" of DATEV, which takes no key and no other VAT.
   */
  readonly automaticVatCode?: string;
}

/** A rate that the catalogue opens with. S and Z have no exemption reason, all others must. */
export interface TemplateTaxRate {
  readonly taxCode: string;
  readonly zone: VatZone;
  readonly name: string;
  readonly category: VatCategory;
  /** In percent. */
  readonly rate: string;
  readonly exemptionReason?: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

/** The systems whose files name VAT by keys of their own. */
export type VatKeySystem = 'datev' | 'saft';

/** How a system knows a VAT code of the journal, for entries dated within the days given. */
export interface TemplateVatKey {
  readonly system: VatKeySystem;
  /** Category and rate, as lines of the journal carry them: `S19`, `K0`. */
  readonly vatCode: string;
  readonly key: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

export interface ChartTemplate {
  readonly name: string;
  readonly title: string;
  /** The countries that open with this chart unless they choose another. */
  readonly countries: readonly string[];
  readonly accounts: readonly TemplateAccount[];
  readonly taxRates: readonly TemplateTaxRate[];
  readonly vatKeys: readonly TemplateVatKey[];
}
