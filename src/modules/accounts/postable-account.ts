import { DomainError, notFound } from '../../domain/errors';
import type { ChartAccount } from './chart-of-accounts';

/**
 * Holds an account that a document names to what may be posted to by it. A control account takes lines of its own documents
 * only: naming one would break its subledger.
 * @throws DomainError `not_found`, `account_archived`, `account_type_mismatch`, the latter two with `field`.
 */
export function assertPostable(account: ChartAccount | undefined, accountId: string, field: string): void {
  if (!account) throw notFound('Account', accountId);
  const details = { field, accountId };
  if (account.archived)
    throw new DomainError('account_archived', `The account ${account.code} is archived.`, details);
  if (account.roles.includes('debtors') || account.roles.includes('vat_output')) {
    throw new DomainError(
      'account_type_mismatch',
      `The account ${account.code} is a control account.`,
      details,
    );
  }
}
