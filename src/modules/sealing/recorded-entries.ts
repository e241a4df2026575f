import type { SealableLine } from '../../domain/sealing/canonical-entry';
import type { RecordedEntry } from '../../domain/sealing/entry-fault';
import { MOST_ENTRIES, MOST_LINES } from '../../domain/sealing/seal';
import type { Ask } from '../../platform/database/ask';

export interface Ledger {
  readonly organisationId: string;
  readonly baseCurrency: string;
}

interface Head extends Omit<RecordedEntry, 'lines' | 'recorded' | 'strayDates' | 'baseCurrency'> {
  readonly lineCount: number;
  readonly total: string;
  readonly baseTotal: string;
}

interface LineRow extends SealableLine {
  readonly entryNumber: number;
  readonly date: string;
}

/** An entry that says it reverses one that is not there reverses number 0. */
const HEADS = `SELECT e.number, e.id, e.date::text AS date,
    to_char(e.posted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "postedAt", e.posted_by AS "postedBy",
    e.source_type AS "sourceType", e.source_id AS "sourceId", e.document_number AS "documentNumber", e.currency,
    e.exchange_rate::text AS "exchangeRate", e.line_count AS "lineCount", e.total::text AS total, e.base_total::text AS "baseTotal",
    CASE WHEN e.reverses_entry_id IS NOT NULL THEN coalesce((SELECT r.number FROM journal_entries r
      WHERE r.organisation_id = e.organisation_id AND r.id = e.reverses_entry_id), 0)::int8 END AS "reversesEntryNumber"
  FROM journal_entries e WHERE e.organisation_id = $1 AND e.number > $2 ORDER BY e.number LIMIT $3`;

const LINES = `SELECT entry_number AS "entryNumber", line_no AS "lineNo", date::text AS date, account_id AS "accountId",
    debit::text AS debit, credit::text AS credit, base_debit::text AS "baseDebit", base_credit::text AS "baseCredit",
    vat_code AS "vatCode", customer_id AS "customerId", open_item_id AS "openItemId", dimensions
  FROM journal_lines WHERE organisation_id = $1 AND entry_number > $2 AND entry_number <= $3 ORDER BY entry_number, line_no`;

/** How many entries, with how many lines in all. */
export interface Room {
  readonly entries: number;
  readonly lines: number;
}

/** What a block may hold. */
export const ROOM_OF_A_BLOCK: Room = { entries: MOST_ENTRIES, lines: MOST_LINES };

/** The entries that follow a number, in order with their lines: at least one, however long, and at most as many as there is room for. */
export async function entriesAfter(
  ask: Ask,
  ledger: Ledger,
  after: number,
  room: Room,
): Promise<RecordedEntry[]> {
  const heads = fitting(await ask<Head>(HEADS, [ledger.organisationId, after, room.entries]), room);
  const last = heads.at(-1);
  if (!last) return [];
  const lines = await ask<LineRow>(LINES, [ledger.organisationId, after, last.number]);
  const byEntry = new Map<number, LineRow[]>();
  for (const line of lines) {
    const list = byEntry.get(line.entryNumber);
    if (list) list.push(line);
    else byEntry.set(line.entryNumber, [line]);
  }
  return heads.map((head) => recorded(head, byEntry.get(head.number) ?? [], ledger));
}

/** The lines of no entry that come first; null when every line has one. */
export async function strayLine(ask: Ask, { organisationId }: Ledger, last: number): Promise<number | null> {
  const rows = await ask<{ number: number }>(
    `SELECT entry_number AS number FROM journal_lines WHERE organisation_id = $1 AND (entry_number < 1 OR entry_number > $2)
     ORDER BY entry_number LIMIT 1`,
    [organisationId, last],
  );
  return rows[0]?.number ?? null;
}

function fitting(heads: readonly Head[], room: Room): Head[] {
  let lines = 0;
  const end = heads.findIndex((head, at) => (lines += head.lineCount) > room.lines && at > 0);
  return end < 0 ? [...heads] : heads.slice(0, end);
}

function recorded(head: Head, rows: readonly LineRow[], { baseCurrency }: Ledger): RecordedEntry {
  const { lineCount, total, baseTotal } = head;
  return {
    ...head,
    baseCurrency,
    lines: rows,
    recorded: { lineCount, total, baseTotal },
    strayDates: rows.filter(({ date }) => date !== head.date).map(({ date }) => date),
  };
}
