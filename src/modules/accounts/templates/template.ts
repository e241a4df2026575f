import type { AccountRole } from '../../../domain/posting/roles';
import type { AccountType } from '../account-types';

export interface TemplateAccount {
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly role?: AccountRole;
}

export interface ChartTemplate {
  readonly name: string;
  readonly title: string;
  /** The countries that open with this chart unless they choose another. */
  readonly countries: readonly string[];
  readonly accounts: readonly TemplateAccount[];
}
