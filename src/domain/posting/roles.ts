import { DomainError } from '../errors';

/** What an account is for. Posting rules name roles; the chart of an organisation says which account holds each. */
export type AccountRole =
  | 'debtors'
  | 'sales'
  | 'vat_output'
  | 'bank'
  | 'bad_debts'
  | 'realised_gain'
  | 'realised_loss'
  | 'exchange_rounding'
  | 'opening_balance'
  | 'retained_earnings';

/** The id of the account that holds each role today; a role may be unassigned. */
export type RoleAccounts = Readonly<Partial<Record<AccountRole, string>>>;

/** The account of a role that a posting cannot do without. `role_unassigned`, naming the role, when no account holds it. */
export function requireRole(accounts: RoleAccounts, role: AccountRole): string {
  const account = accounts[role];
  if (account === undefined) {
    throw new DomainError('role_unassigned', `No account holds the role ${role}`, { role });
  }
  return account;
}
