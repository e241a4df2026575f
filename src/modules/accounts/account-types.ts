import type { AccountRole } from '../../domain/posting/roles';

export const ACCOUNT_TYPES = ['asset', 'liability', 'equity', 'income', 'expense'] as const;
export type AccountType = (typeof ACCOUNT_TYPES)[number];

/** Which types of account can hold a role. */
export const ROLE_TYPES = {
  debtors: ['asset'],
  sales: ['income'],
  vat_output: ['liability'],
  bank: ['asset'],
  bad_debts: ['expense'],
  realised_gain: ['income', 'expense'],
  realised_loss: ['expense', 'income'],
  exchange_rounding: ['expense', 'income'],
  opening_balance: ['equity'],
  retained_earnings: ['equity'],
} as const satisfies Record<AccountRole, readonly AccountType[]>;

export const ACCOUNT_ROLES = Object.keys(ROLE_TYPES) as readonly AccountRole[];

/**
 * Each line on these accounts must be explained, by an open item or a VAT code, for as long as the books exist. So an
 * account that ever held one of these roles serves no other.
 */
export const CONTROL_ROLES: ReadonlySet<string> = new Set<AccountRole>(['debtors', 'vat_output']);
