import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '../../domain/errors';
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
    const [loaded] = await this.loadAll(tx, [id]);
    if (!loaded || loaded instanceof DomainError) throw loaded ?? new Error('the id was looked up');
    return loaded;
  }

  /** In the order of the ids; `not_found` in the place of an entry that is not there. */
  async loadAll(tx: Tx, ids: readonly string[]): Promise<(LoadedEntry | DomainError)[]> {
    const views = await this.reader.byIds(
      tx,
      ids.filter((id) => isId('je', id)),
    );
    return ids.map((id) => {
      const view = views.get(id);
      return view
        ? loadedEntry(view, tx.ctx.organisation?.baseCurrency ?? '')
        : notFound('Journal entry', id);
    });
  }
}

function loadedEntry(view: JournalEntryView, baseCurrency: string): LoadedEntry {
  return { entry: postedEntry(view, baseCurrency), view, accounts: accountsOf(view) };
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
