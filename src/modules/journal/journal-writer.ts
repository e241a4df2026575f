import { Injectable } from '@nestjs/common';
import type { JournalEntry } from '../../domain/journal/entry';
import { formatAmount } from '../../domain/money/amount';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import { Metrics } from '../../platform/operations/metrics';
import type { AutoReverseView } from './dto/auto-reverse.dto';
import type { JournalEntryView } from './dto/journal-entry.dto';
import { entryView, type AccountNames } from './entry-view';

export interface PostedEntry {
  readonly entry: JournalEntry;
  readonly id: string;
  /** Null in a dry run. */
  readonly number: number | null;
  readonly view: JournalEntryView;
}

export interface EntryOptions {
  readonly id?: string;
  readonly autoReverse?: AutoReverseView;
}

/**
 * The only writer of entries. It numbers them in the order given, stages them with their lines, and tells of each with an
 * event. The caller has decided them behind the posting lock and taken the counters.
 */
@Injectable()
export class JournalWriter {
  constructor(private readonly metrics: Metrics) {}

  /** Under an id of its own, or the one that its draft had. */
  stageOne(
    tx: Tx,
    entry: JournalEntry,
    accounts: AccountNames,
    { id = makeId('je', tx.ctx), autoReverse }: EntryOptions = {},
  ): PostedEntry {
    const { ctx } = tx;
    const next = tx.lastNumber(ENTRY_COUNTER) + 1;
    const number = ctx.dry ? null : next;
    const facts = {
      id,
      number,
      postedAt: ctx.now,
      postedBy: ctx.caller.keyId,
      requestId: ctx.requestId,
      autoReverse,
    };
    const view = entryView(entry, facts, accounts);
    this.insert(tx, entry, view, next);
    tx.emit({ type: 'journal_entry.posted', objectType: 'journal_entry', objectId: id, data: view });
    tx.moveCounter(ENTRY_COUNTER, next);
    tx.afterCommit(() => this.metrics.postings.inc({ source: entry.sourceType }));
    return { entry, id, number, view };
  }

  /** The lines as the view says them: their amounts are the same texts. */
  private insert(tx: Tx, entry: JournalEntry, view: JournalEntryView, number: number): void {
    const { currency, baseCurrency, totals } = entry;
    tx.writes.insert('journal_entries', {
      organisation_id: tx.organisationId,
      id: view.id,
      number,
      date: entry.date,
      source_type: entry.sourceType,
      source_id: entry.sourceId,
      document_number: entry.documentNumber,
      counterparty_name: entry.counterpartyName,
      memo: entry.memo,
      currency,
      exchange_rate: view.exchangeRate,
      reverses_entry_id: entry.reversesEntryId,
      line_count: entry.lines.length,
      total: formatAmount(totals.debit, currency),
      base_total: formatAmount(totals.baseDebit, baseCurrency),
      posted_at: tx.ctx.now,
      posted_by: tx.ctx.caller.keyId,
      request_id: tx.ctx.requestId,
    });
    const lines = view.lines.map((line) => ({
      organisation_id: tx.organisationId,
      entry_number: number,
      line_no: line.lineNo,
      date: entry.date,
      account_id: line.account.id,
      debit: line.debit,
      credit: line.credit,
      base_debit: line.baseDebit,
      base_credit: line.baseCredit,
      vat_code: line.vatCode,
      customer_id: line.customerId,
      open_item_id: line.openItemId,
      description: line.description,
      dimensions: Object.keys(line.dimensions).length > 0 ? line.dimensions : null,
    }));
    tx.writes.insert('journal_lines', ...lines);
  }
}
