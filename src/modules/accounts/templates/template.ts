import type { AccountRole } from '../../../domain/posting/roles';
import type { VatCategory } from '../../../domain/tax/category';
import type { VatZone } from '../../../domain/tax/vat-zone';
import type { AccountType } from '../account-types';

export interface TemplateAccount {
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly role?: AccountRole;
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

export interface ChartTemplate {
  readonly name: string;
  readonly title: string;
  /** The countries that open with this chart unless they choose another. */
  readonly countries: readonly string[];
  readonly accounts: readonly TemplateAccount[];
  readonly taxRates: readonly TemplateTaxRate[];
}
