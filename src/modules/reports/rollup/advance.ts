import type { Ask } from '../../../platform/database/ask';

/** How many entries are added up in one transaction: some ten milliseconds' work. */
export const ENTRIES_AT_ONCE = 1000;
/** So many that are not added up yet make a ledger's turn: the reports add what is left themselves. */
export const ENTRIES_BEHIND = 1000;

/**
 * Adds the next entries to an organisation's sums, inside a transaction; tells whether there may be more. The mark
 * is locked first, and skipped when another instance has it: the two never add the same lines. Entries become visible
 * in the order of their numbers, so all up to the last one that is seen are there.
 */
export async function advance(ask: Ask, organisationId: string): Promise<boolean> {
  await ask(
    `INSERT INTO journal_rollup_marks (organisation_id, through) VALUES ($1, 0) ON CONFLICT DO NOTHING`,
    [organisationId],
  );
  const [mark] = await ask<{ through: number | string }>(
    `SELECT through FROM journal_rollup_marks WHERE organisation_id = $1 FOR UPDATE SKIP LOCKED`,
    [organisationId],
  );
  if (!mark) return false;
  const done = Number(mark.through);
  const [last] = await ask<{ number: number | string }>(
    `SELECT least(coalesce(max(number), 0), $2::bigint) AS number FROM journal_entries WHERE organisation_id = $1`,
    [organisationId, done + ENTRIES_AT_ONCE],
  );
  const through = Number(last?.number);
  if (through <= done) return false;
  await ask(ADD, [organisationId, done, through]);
  await ask(`UPDATE journal_rollup_marks SET through = $2 WHERE organisation_id = $1`, [
    organisationId,
    through,
  ]);
  return through === done + ENTRIES_AT_ONCE;
}

/** The sums go back to nothing, to be made again from the lines. */
export async function forget(ask: Ask, organisationId: string): Promise<void> {
  await ask(`SELECT FROM journal_rollup_marks WHERE organisation_id = $1 FOR UPDATE`, [organisationId]);
  await ask(`DELETE FROM journal_rollup WHERE organisation_id = $1`, [organisationId]);
  await ask(`UPDATE journal_rollup_marks SET through = 0 WHERE organisation_id = $1`, [organisationId]);
}

/** The numbers of the entries that close a year: few, and found by an index of their own. */
export const CLOSING_ENTRIES = `(SELECT number FROM journal_entries WHERE organisation_id = $1 AND source_type = 'year_end')`;

const ADD = `
  WITH fresh AS MATERIALIZED (
    SELECT date, account_id, coalesce(vat_code, '') AS vat_code, entry_number IN ${CLOSING_ENTRIES} AS closing,
      sum(base_debit) AS base_debit, sum(base_credit) AS base_credit
    FROM journal_lines WHERE organisation_id = $1 AND entry_number > $2 AND entry_number <= $3
    GROUP BY 1, 2, 3, 4
  )
  INSERT INTO journal_rollup AS r (organisation_id, span, start_date, account_id, vat_code, closing, base_debit, base_credit)
  SELECT $1, 'day', date, account_id, vat_code, closing, base_debit, base_credit FROM fresh
  UNION ALL
  SELECT $1, 'month', date_trunc('month', date)::date, account_id, vat_code, closing, sum(base_debit), sum(base_credit)
  FROM fresh GROUP BY 3, 4, 5, 6
  ON CONFLICT (organisation_id, span, start_date, account_id, vat_code, closing) DO UPDATE
    SET base_debit = r.base_debit + EXCLUDED.base_debit, base_credit = r.base_credit + EXCLUDED.base_credit`;
