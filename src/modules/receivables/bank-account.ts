import { DomainError, notFound } from '../../domain/errors';
import { requireRole } from '../../domain/posting/roles';
import type { SettlementFacts } from './settlement-facts';

const FOR_MONEY: readonly string[] = ['asset', 'liability'];

/**
 * The account that money comes to or goes from: the one that is named, else the one that holds the role bank. A control account
 * takes lines of its own documents only.
 * @throws DomainError `not_found`, `account_archived`, `account_type_mismatch`, `role_unassigned`
 */
export function bankAccountOf({ accounts, roles }: SettlementFacts, id: string | undefined): string {
  if (id === undefined) return requireRole(roles, 'bank');
  const account = accounts.get(id);
  if (!account) throw notFound('Account', id);
  const details = { field: 'bankAccountId', accountId: id };
  if (account.archived)
    throw new DomainError('account_archived', `The account ${account.code} is archived.`, details);
  const control = account.roles.includes('debtors') || account.roles.includes('vat_output');
  if (control || !FOR_MONEY.includes(account.type)) {
    throw new DomainError('account_type_mismatch', `The account ${account.code} holds no money.`, {
      ...details,
      allowedTypes: FOR_MONEY,
    });
  }
  return account.id;
}
