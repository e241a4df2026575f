import { Injectable } from '@nestjs/common';
import { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { ResultBalance } from '../../domain/posting/year-end';
import type { Tx } from '../../platform/database/transaction';
import { YearClosingEntity } from './year-closing.entity';

/** What stands on the accounts of income and expense at the end of a day, in base currency. */
export async function resultBalances(tx: Tx, through: PlainDate): Promise<ResultBalance[]> {
  const rows = await tx.query<{ account_id: string; balance: string }>(
    `SELECT a.id AS account_id, b.balance
     FROM (SELECT account_id, sum(base_debit) - sum(base_credit) AS balance FROM journal_lines
           WHERE organisation_id = $1 AND date <= $2 GROUP BY account_id) b
     JOIN accounts a ON a.organisation_id = $1 AND a.id = b.account_id
     WHERE a.type IN ('income', 'expense') AND b.balance <> 0 ORDER BY a.code`,
    [tx.organisationId, through],
  );
  return rows.map(({ account_id: accountId, balance }) => ({ accountId, balance: new Decimal(balance) }));
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
