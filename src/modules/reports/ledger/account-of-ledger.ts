import { invalid, notFound } from '../../../domain/errors';
import { Decimal } from '../../../domain/money/decimal';
import type { GeneralLedgerQuery, LedgerAccountView } from '../dto/ledger.dto';
import type { Books } from '../reading/books';
import type { Range } from '../reading/range';
import { movements } from '../rollup/movements';

/** @throws DomainError `validation_failed` unless it is named in one way; `not_found`. */
export async function ledgerAccount(
  books: Books,
  { accountId, accountCode }: GeneralLedgerQuery,
): Promise<LedgerAccountView> {
  if ((accountId === undefined) === (accountCode === undefined))
    throw invalid('accountId', 'name the account by accountId or by accountCode');
  const column = accountId === undefined ? 'code' : 'id';
  const [account] = await books.query<LedgerAccountView & object>(
    `SELECT id, code, name, type FROM accounts WHERE organisation_id = $1 AND ${column} = $2`,
    [books.organisationId, accountId ?? accountCode],
  );
  if (!account) throw notFound('Account', accountId ?? accountCode);
  return account;
}

export interface Moved {
  readonly debit: Decimal;
  readonly credit: Decimal;
  readonly balance: Decimal;
}

/** What was posted to one account within a range, in base currency. */
export async function movedOn(
  books: Books,
  accountId: string,
  range: Range | null,
  dimension: string | undefined,
): Promise<Moved> {
  if (range === null) return { debit: new Decimal(0), credit: new Decimal(0), balance: new Decimal(0) };
  const { sql, params } = await movements(books, range, dimension);
  const [row] = await books.query<{ debit: string | null; credit: string | null }>(
    `SELECT sum(base_debit) AS debit, sum(base_credit) AS credit FROM (${sql}) moved
     WHERE account_id = $${String(params.length + 1)}`,
    [...params, accountId],
  );
  const [debit, credit] = [new Decimal(row?.debit ?? 0), new Decimal(row?.credit ?? 0)];
  return { debit, credit, balance: debit.minus(credit) };
}
