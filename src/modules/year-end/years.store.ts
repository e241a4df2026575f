import { Injectable } from '@nestjs/common';
import { Decimal } from '../../domain/money/decimal';
import type { FiscalYear } from '../../domain/periods/fiscal-year';
import type { ResultBalance } from '../../domain/posting/year-end';
import type { Tx } from '../../platform/database/transaction';
import { YearClosingEntity } from './year-closing.entity';

export interface YearResult {
  /** Of each account of income or expense that has one at the end of the year, in base currency. */
  readonly balances: readonly ResultBalance[];
  /** How many of them had one before the year began: years that were not closed. */
  readonly earlier: number;
}

/**
 * What stands on the accounts of income and expense at the end of a year and before it, in one pass over the lines. Not
 * over the rollup: its reading takes the mark, through which all is added up, in a statement of its own, which is right
 * within one snapshot only; whoever holds the gate reads in READ COMMITTED, where each statement has its own.
 */
export async function resultOf(tx: Tx, { start, end }: FiscalYear): Promise<YearResult> {
  const rows = await tx.query<{ account_id: string; balance: string; earlier: string }>(
    `SELECT a.id AS account_id, b.balance, b.earlier
     FROM (SELECT account_id, sum(base_debit) - sum(base_credit) AS balance,
             coalesce(sum(base_debit - base_credit) FILTER (WHERE date < $2), 0) AS earlier
           FROM journal_lines WHERE organisation_id = $1 AND date <= $3 GROUP BY account_id) b
     JOIN accounts a ON a.organisation_id = $1 AND a.id = b.account_id
     WHERE a.type IN ('income', 'expense') AND (b.balance <> 0 OR b.earlier <> 0) ORDER BY a.code`,
    [tx.organisationId, start, end],
  );
  const found = rows.map(({ account_id: accountId, ...row }) => ({
    accountId,
    balance: new Decimal(row.balance),
    earlier: new Decimal(row.earlier),
  }));
  return {
    balances: found
      .filter(({ balance }) => !balance.isZero())
      .map(({ accountId, balance }) => ({ accountId, balance })),
    earlier: found.filter(({ earlier }) => !earlier.isZero()).length,
  };
}

@Injectable()
export class YearsStore {
  /** Every closing, the latest first; of one year when it is named. */
  closings(tx: Tx, year?: number): Promise<YearClosingEntity[]> {
    const found = tx.manager
      .createQueryBuilder(YearClosingEntity, 'closing')
      .where('closing.organisationId = :organisationId', { organisationId: tx.organisationId })
      .orderBy('closing.id', 'DESC');
    if (year !== undefined) found.andWhere('closing.year = :year', { year });
    return found.getMany();
  }

  insert(tx: Tx, closing: YearClosingEntity): void {
    tx.writes.insert('year_closings', {
      organisation_id: closing.organisationId,
      id: closing.id,
      year: closing.year,
      start_date: closing.startDate,
      end_date: closing.endDate,
      journal_entry_id: closing.journalEntryId,
      profit: closing.profit,
      previous_all: closing.previousAll,
      closed_at: closing.closedAt,
      closed_by: closing.closedBy,
      request_id: closing.requestId,
    });
  }

  /** Before the locks move: a closed year keeps them. */
  markReopened(tx: Tx, id: string, reason: string): void {
    tx.writes.update(
      `UPDATE year_closings SET reopened_at = $3, reopened_by = $4, reopen_reason = $5
       WHERE organisation_id = $1 AND id = $2 AND reopened_at IS NULL`,
      [tx.organisationId, id, tx.ctx.now, tx.ctx.caller.keyId, reason],
    );
  }

  /** After the insert of the entry, which it names. */
  nameReversal(tx: Tx, id: string, entryId: string): void {
    tx.writes.updateAfterInserts(
      `UPDATE year_closings SET reversal_entry_id = $3 WHERE organisation_id = $1 AND id = $2`,
      [tx.organisationId, id, entryId],
    );
  }
}
