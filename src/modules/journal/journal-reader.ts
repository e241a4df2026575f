import { Injectable } from '@nestjs/common';
import { Decimal } from '../../domain/money/decimal';
import { formatAmount } from '../../domain/money/amount';
import { rowsAmong } from '../../platform/database/rows-of';
import type { Tx } from '../../platform/database/transaction';
import type { AutoReverseView } from './dto/auto-reverse.dto';
import type { JournalEntryView, JournalLineView, LineAccountView } from './dto/journal-entry.dto';
import { JournalEntryEntity } from './journal-entry.entity';

interface LineRecord {
  entry_number: number;
  line_no: number;
  account: LineAccountView;
  debit: string;
  credit: string;
  base_debit: string;
  base_credit: string;
  vat_code: string | null;
  customer_id: string | null;
  open_item_id: string | null;
  description: string | null;
  dimensions: Record<string, string> | null;
}

/** Reads posted entries with their lines, accounts, and the entry that reversed them. */
@Injectable()
export class JournalReader {
  async byId(tx: Tx, id: string): Promise<JournalEntryView | null> {
    return (await this.byIds(tx, [id])).get(id) ?? null;
  }

  async byIds(tx: Tx, ids: readonly string[]): Promise<Map<string, JournalEntryView>> {
    const views = await this.views(tx, await rowsAmong(tx, JournalEntryEntity, ['id', ids]));
    return new Map(views.map((view) => [view.id, view]));
  }

  async views(tx: Tx, entries: readonly JournalEntryEntity[]): Promise<JournalEntryView[]> {
    if (entries.length === 0) return [];
    const base = tx.ctx.organisation?.baseCurrency ?? '';
    const [lines, fates] = await Promise.all([linesOf(tx, entries), fatesOf(tx, entries)]);
    return entries.map((entry) => ({
      id: entry.id,
      status: 'posted' as const,
      number: entry.number,
      date: entry.date,
      sourceType: entry.sourceType,
      sourceId: entry.sourceId,
      documentNumber: entry.documentNumber,
      counterpartyName: entry.counterpartyName,
      memo: entry.memo,
      currency: entry.currency,
      exchangeRate: entry.exchangeRate,
      reversesEntryId: entry.reversesEntryId,
      reversedByEntryId: fates.get(entry.id)?.reversed_by ?? null,
      autoReverse: autoReverseOf(fates.get(entry.id)),
      postedAt: entry.postedAt.toISOString(),
      postedBy: entry.postedBy,
      requestId: entry.requestId,
      lines: (lines.get(entry.number) ?? []).map((line) => lineView(line, entry.currency, base)),
    }));
  }
}

async function linesOf(tx: Tx, entries: readonly JournalEntryEntity[]): Promise<Map<number, LineRecord[]>> {
  const rows = await tx.query<LineRecord>(
    `SELECT l.*, jsonb_build_object('id', a.id, 'code', a.code, 'name', a.name, 'role',
       (SELECT r.role FROM account_roles r WHERE r.organisation_id = a.organisation_id AND r.account_id = a.id
        ORDER BY r.current DESC, r.role LIMIT 1)) AS account
     FROM journal_lines l JOIN accounts a ON a.organisation_id = l.organisation_id AND a.id = l.account_id
     WHERE l.organisation_id = $1 AND l.entry_number = ANY ($2) ORDER BY l.entry_number, l.line_no`,
    [tx.organisationId, entries.map((entry) => entry.number)],
  );
  const byEntry = new Map<number, LineRecord[]>();
  for (const row of rows) byEntry.set(row.entry_number, [...(byEntry.get(row.entry_number) ?? []), row]);
  return byEntry;
}

interface Fate {
  readonly id: string;
  readonly reversed_by: string | null;
  readonly date: string | null;
  readonly status: AutoReverseView['status'] | null;
  readonly reversal_entry_id: string | null;
  readonly reason: string | null;
}

/** What became of entries since they were posted: which entry reversed each, and the reversal that it asked for. */
async function fatesOf(tx: Tx, entries: readonly JournalEntryEntity[]): Promise<Map<string, Fate>> {
  const rows = await tx.query<Fate>(
    `SELECT asked.id, r.id AS reversed_by, a.date, a.status, a.reversal_entry_id, a.reason
     FROM unnest($2::text[]) AS asked (id)
     LEFT JOIN journal_entries r ON r.organisation_id = $1 AND r.reverses_entry_id = asked.id
     LEFT JOIN auto_reversals a ON a.organisation_id = $1 AND a.entry_id = asked.id`,
    [tx.organisationId, entries.map((entry) => entry.id)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function autoReverseOf(fate: Fate | undefined): AutoReverseView | null {
  if (!fate?.date || !fate.status) return null;
  const { date, status, reversal_entry_id: entryId, reason } = fate;
  return { date, status, entryId, reason };
}

function lineView(line: LineRecord, currency: string, base: string): JournalLineView {
  return {
    lineNo: line.line_no,
    account: line.account,
    debit: formatAmount(new Decimal(line.debit), currency),
    credit: formatAmount(new Decimal(line.credit), currency),
    baseDebit: formatAmount(new Decimal(line.base_debit), base),
    baseCredit: formatAmount(new Decimal(line.base_credit), base),
    vatCode: line.vat_code,
    customerId: line.customer_id,
    openItemId: line.open_item_id,
    description: line.description,
    dimensions: line.dimensions ?? {},
  };
}
