import type { AccountType } from '../../accounts/account-types';
import { Decimal } from '../../../domain/money/decimal';
import type { Books } from '../reading/books';
import type { Range } from '../reading/range';
import { movements } from './movements';

export interface AccountTotal {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly debit: Decimal;
  readonly credit: Decimal;
  /** Debit less credit. */
  readonly balance: Decimal;
}

interface Options {
  readonly dimension?: string | undefined;
  /** Leaves out the entries that close a year. */
  readonly withoutClosing?: boolean;
  readonly types?: readonly AccountType[];
}

/** What was posted to each account within a range, in base currency, by account code. Accounts without lines are absent. */
export async function accountTotals(
  books: Books,
  range: Range | null,
  { dimension, withoutClosing = false, types }: Options = {},
): Promise<AccountTotal[]> {
  if (range === null) return [];
  const { sql, params } = await movements(books, range, dimension);
  const rows = await books.query<
    Record<'id' | 'code' | 'name' | 'debit' | 'credit', string> & { type: AccountType }
  >(
    `SELECT a.id, a.code, a.name, a.type, m.debit, m.credit
     FROM (SELECT account_id, sum(base_debit) AS debit, sum(base_credit) AS credit FROM (${sql}) moved
       ${withoutClosing ? 'WHERE NOT closing' : ''} GROUP BY account_id) m
     JOIN accounts a ON a.organisation_id = $1 AND a.id = m.account_id
     ${types ? `WHERE a.type IN (${types.map((type) => `'${type}'`).join(', ')})` : ''} ORDER BY a.code`,
    params,
  );
  return rows.map((row) => {
    const [debit, credit] = [new Decimal(row.debit), new Decimal(row.credit)];
    return { ...row, debit, credit, balance: debit.minus(credit) };
  });
}
