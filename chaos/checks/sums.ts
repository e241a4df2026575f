import { Decimal } from '../../src/domain/money/decimal';
import { send } from '../http';
import type { Findings } from '../findings';
import type { System } from '../system/system';
import type { Books } from '../workload/books';

/** Rollup and lines, up to the entry to which the rollup goes: in one snapshot, so that it can be asked at any time. */
export async function checkRollup(
  { query }: Pick<System, 'query'>,
  findings: Pick<Findings, 'add'>,
): Promise<void> {
  const differing = await query<object>(`
    WITH lines AS (
      SELECT l.organisation_id, l.account_id, sum(l.base_debit) AS debit, sum(l.base_credit) AS credit
      FROM journal_lines l JOIN journal_rollup_marks m USING (organisation_id) WHERE l.entry_number <= m.through GROUP BY 1, 2
    ), sums AS (
      SELECT organisation_id, account_id, sum(base_debit) AS debit, sum(base_credit) AS credit
      FROM journal_rollup WHERE span = 'day' GROUP BY 1, 2
    )
    SELECT * FROM lines FULL JOIN sums USING (organisation_id, account_id)
    WHERE (lines.debit, lines.credit) IS DISTINCT FROM (sums.debit, sums.credit)`);
  for (const row of differing) findings.add('a rollup that is not the sum of its lines', row);
}

/** What each list is kept to be long, and its rows: in one snapshot likewise, wherever the adding up stands. */
export async function checkListTotals(
  { query }: Pick<System, 'query'>,
  findings: Pick<Findings, 'add'>,
): Promise<void> {
  const differing = await query<object>(`
    SELECT * FROM (
      SELECT organisation_id, 'credit_notes' AS list, status AS label, count(*) AS n FROM credit_notes GROUP BY 1, 3
      UNION ALL SELECT organisation_id, 'invoices', status, count(*) FROM invoices GROUP BY 1, 3
      UNION ALL SELECT organisation_id, 'payments', status, count(*) FROM payments GROUP BY 1, 3
    ) listed FULL JOIN (
      SELECT organisation_id, list, label, sum(n) AS n FROM (
        SELECT organisation_id, list, label, total AS n FROM list_totals
        UNION ALL SELECT organisation_id, list, label, change FROM list_changes
      ) kept WHERE list IN ('credit_notes', 'invoices', 'payments') GROUP BY 1, 2, 3 HAVING sum(n) <> 0
    ) kept USING (organisation_id, list, label)
    WHERE listed.n IS DISTINCT FROM kept.n`);
  for (const row of differing) findings.add('a list that is not as long as its total says', row);
}

const DAYS = ['2025-01-31', '2025-03-15', '2025-06-30', '2026-01-01'];

interface Row {
  readonly code: string;
  readonly debit: string;
  readonly credit: string;
}

/** The trial balance, as it is answered, is the sum of the lines, account by account. */
export async function checkTrialBalance(
  url: string,
  { query }: System,
  books: Books,
  findings: Findings,
): Promise<void> {
  for (const day of DAYS) {
    const { body } = await send({
      url: `${url}/api/v1/reports/trial-balance?asOf=${day}`,
      method: 'GET',
      headers: { authorization: `Bearer ${books.liveKey}` },
    });
    const lines = await query<{ code: string; net: string }>(
      `SELECT a.code, sum(l.base_debit - l.base_credit)::text AS net FROM journal_lines l
       JOIN accounts a ON a.organisation_id = l.organisation_id AND a.id = l.account_id
       WHERE l.date <= $2 AND l.organisation_id = (SELECT organisation_id FROM ledgers WHERE handle = $1) GROUP BY a.code`,
      [books.id, day],
    );
    const shown = new Map(
      ((body['accounts'] ?? []) as Row[]).map(({ code, debit, credit }) => [
        code,
        new Decimal(debit).minus(credit),
      ]),
    );
    for (const { code, net } of lines)
      if (!(shown.get(code) ?? new Decimal(0)).eq(net))
        findings.add('a trial balance that is not the sum of the lines', {
          organisation: books.id,
          ...{ day, code, lines: net, shown: shown.get(code)?.toFixed() },
        });
  }
}
