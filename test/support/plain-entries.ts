import type { Session } from './plain-sql';

export interface PlainLine {
  readonly account: string;
  readonly debit?: string;
  readonly credit?: string;
  readonly baseDebit?: string;
  readonly baseCredit?: string;
  readonly vatCode?: string;
  readonly openItemId?: string;
  readonly date?: string;
}

export interface PlainEntry {
  readonly number: number;
  readonly date: string;
  readonly sourceType: string;
  readonly lineCount: number;
  readonly total: string;
  readonly baseTotal: string;
  readonly memo?: string;
  readonly postedBy?: string;
}

/** Tables are named with their schema, so that a test can put temporary ones in their way. */
const LEDGER = `current_setting('contra.organisation_id')::uuid`;

export async function nextNumber(session: Session): Promise<number> {
  const [row] = await session.sql<{ next: string }>(
    'SELECT coalesce(max(number), 0) + 1 AS next FROM public.journal_entries',
  );
  return Number(row?.next);
}

export async function accountIds(session: Session): Promise<ReadonlyMap<string, string>> {
  const rows = await session.sql<{ code: string; id: string }>('SELECT code, id FROM public.accounts');
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** An entry's head: ten pounds on two lines in March 2026, unless the changes say otherwise. */
export async function insertEntry(session: Session, changes: Partial<PlainEntry> = {}): Promise<PlainEntry> {
  const entry: PlainEntry = {
    number: changes.number ?? (await nextNumber(session)),
    date: '2026-03-10',
    sourceType: 'manual',
    lineCount: 2,
    total: '10.00',
    baseTotal: '10.00',
    ...changes,
  };
  await session.sql(
    `INSERT INTO public.journal_entries (organisation_id, id, number, date, source_type, currency, exchange_rate, line_count,
       total, base_total, memo, posted_at, posted_by, request_id)
     VALUES (${LEDGER}, 'je_plain' || gen_random_uuid(), $1, $2, $3, 'GBP', 1, $4, $5, $6, $7, now(), $8, 'none')`,
    [
      entry.number,
      entry.date,
      entry.sourceType,
      entry.lineCount,
      entry.total,
      entry.baseTotal,
      entry.memo,
      entry.postedBy ?? 'nobody',
    ],
  );
  return entry;
}

/** Lines in one statement, numbered from `firstNo` on. */
export async function insertLines(
  session: Session,
  { number, date }: Pick<PlainEntry, 'number' | 'date'>,
  lines: readonly PlainLine[],
  firstNo = 1,
): Promise<void> {
  const accounts = await accountIds(session);
  const rows = lines.map((line, i) => ({
    entry_number: number,
    line_no: firstNo + i,
    date: line.date ?? date,
    account_id: accounts.get(line.account) ?? line.account,
    debit: line.debit ?? '0',
    credit: line.credit ?? '0',
    base_debit: line.baseDebit ?? line.debit ?? '0',
    base_credit: line.baseCredit ?? line.credit ?? '0',
    vat_code: line.vatCode ?? null,
    open_item_id: line.openItemId ?? null,
  }));
  await session.sql(
    `INSERT INTO public.journal_lines (organisation_id, entry_number, line_no, date, account_id, debit, credit, base_debit,
       base_credit, vat_code, open_item_id)
     SELECT ${LEDGER}, entry_number, line_no, date, account_id, debit, credit, base_debit, base_credit, vat_code, open_item_id
     FROM jsonb_to_recordset($1) AS r (entry_number bigint, line_no int, date date, account_id text, debit numeric,
       credit numeric, base_debit numeric, base_credit numeric, vat_code text, open_item_id text)`,
    [JSON.stringify(rows)],
  );
}

/** From the bank's account to the deposit account: neither is a control account. */
export const TRANSFER: readonly PlainLine[] = [
  { account: '1210', debit: '10.00' },
  { account: '1200', credit: '10.00' },
];

/** A whole entry in a transaction of its own; throws what the database said. */
export async function postEntry(
  session: Session,
  changes: Partial<PlainEntry> = {},
  lines: readonly PlainLine[] = TRANSFER,
): Promise<PlainEntry> {
  await session.sql('BEGIN');
  try {
    const entry = await insertEntry(session, { lineCount: lines.length, ...changes });
    await insertLines(session, entry, lines);
    await session.commit();
    return entry;
  } catch (error) {
    await session.rollback();
    throw error;
  }
}

/** Many entries of two lines at once, with descriptions so long that an export has 8 kB of each. */
export async function postMany(session: Session, count: number): Promise<void> {
  const accounts = await accountIds(session);
  const first = await nextNumber(session);
  const numbers = `generate_series($1::bigint, $1::bigint + ${count} - 1) AS n`;
  // As the service's sessions: a plan that the guards cached while the tables were empty would scan them whole.
  await session.sql('SET plan_cache_mode = force_custom_plan');
  await session.sql('BEGIN');
  await session.sql(
    `INSERT INTO public.journal_entries (organisation_id, id, number, date, source_type, currency, exchange_rate, line_count,
       total, base_total, posted_at, posted_by, request_id)
     SELECT ${LEDGER}, 'je_many' || n, n, '2026-03-10', 'manual', 'GBP', 1, 2, 10, 10, now(), 'nobody', 'none' FROM ${numbers}`,
    [first],
  );
  await session.sql(
    `INSERT INTO public.journal_lines (organisation_id, entry_number, line_no, date, account_id, debit, credit, base_debit,
       base_credit, description)
     SELECT ${LEDGER}, n, line, '2026-03-10', CASE line WHEN 1 THEN $2 ELSE $3 END, d, 10 - d, d, 10 - d, repeat('x', 4000)
     FROM ${numbers}, (VALUES (1, 10), (2, 0)) AS l (line, d)`,
    [first, accounts.get('1210'), accounts.get('1200')],
  );
  await session.commit();
}

/** Says how many entries the ledger has been given, as the service does with each: what has not been counted is not sealed or added up. */
export async function countEntries(session: Session): Promise<void> {
  await session.sql(
    `INSERT INTO public.counters (organisation_id, name, value)
     SELECT ${LEDGER}, 'journal_entry', max(number) FROM public.journal_entries`,
  );
}
