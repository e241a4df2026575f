import { Injectable } from '@nestjs/common';
import { notFound } from '../../domain/errors';
import type { PostedEntry } from '../../domain/journal/reversal';
import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import type { JournalEntryView, LineAccountView } from './dto/journal-entry.dto';
import { JournalReader } from './journal-reader';

export interface LoadedEntry {
  readonly entry: PostedEntry;
  readonly view: JournalEntryView;
  /** The accounts of its lines, by id. */
  readonly accounts: ReadonlyMap<string, LineAccountView>;
}

/** Posted entries as the domain knows them, for what is decided about them: their reversal. */
@Injectable()
export class PostedEntries {
  constructor(private readonly reader: JournalReader) {}

  async load(tx: Tx, id: string): Promise<LoadedEntry> {
    const view = isId('je', id) ? await this.reader.byId(tx, id) : null;
    if (!view) throw notFound('Journal entry', id);
    return {
      entry: postedEntry(view, tx.ctx.organisation?.baseCurrency ?? ''),
      view,
      accounts: accountsOf(view),
    };
  }
}

function postedEntry(view: JournalEntryView, baseCurrency: string): PostedEntry {
  return {
    id: view.id,
    number: view.number ?? 0,
    date: view.date,
    sourceType: view.sourceType,
    sourceId: view.sourceId,
    documentNumber: view.documentNumber,
    counterpartyName: view.counterpartyName,
    memo: view.memo,
    currency: view.currency,
    baseCurrency,
    exchangeRate: new Decimal(view.exchangeRate),
    reversesEntryId: view.reversesEntryId,
    lines: view.lines.map((line) => ({
      lineNo: line.lineNo,
      accountId: line.account.id,
      debit: new Decimal(line.debit),
      credit: new Decimal(line.credit),
      baseDebit: new Decimal(line.baseDebit),
      baseCredit: new Decimal(line.baseCredit),
      vatCode: line.vatCode,
      customerId: line.customerId,
      openItemId: line.openItemId,
      description: line.description,
      dimensions: line.dimensions,
    })),
  };
}

function accountsOf(view: JournalEntryView): Map<string, LineAccountView> {
  return new Map(view.lines.map(({ account }) => [account.id, account]));
}
