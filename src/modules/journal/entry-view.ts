import type { JournalEntry } from '../../domain/journal/entry';
import { formatAmount } from '../../domain/money/amount';
import type { AutoReverseView } from './dto/auto-reverse.dto';
import type { JournalEntryView, LineAccountView } from './dto/journal-entry.dto';

/** The accounts that an entry's lines name, by id. */
export type AccountNames = ReadonlyMap<string, LineAccountView>;

interface PostingFacts {
  readonly id: string;
  readonly number: number | null;
  readonly postedAt: Date;
  readonly postedBy: string;
  readonly requestId: string;
  readonly autoReverse?: AutoReverseView;
}

/** An entry that has just been decided, as the API shows it. */
export function entryView(
  entry: JournalEntry,
  facts: PostingFacts,
  accounts: AccountNames,
): JournalEntryView {
  const { currency, baseCurrency } = entry;
  return {
    id: facts.id,
    status: 'posted',
    number: facts.number,
    date: entry.date,
    sourceType: entry.sourceType,
    sourceId: entry.sourceId,
    documentNumber: entry.documentNumber,
    counterpartyName: entry.counterpartyName,
    memo: entry.memo,
    currency,
    exchangeRate: entry.exchangeRate.toFixed(),
    reversesEntryId: entry.reversesEntryId,
    reversedByEntryId: facts.autoReverse?.entryId ?? null,
    autoReverse: facts.autoReverse ?? null,
    postedAt: facts.postedAt.toISOString(),
    postedBy: facts.postedBy,
    requestId: facts.requestId,
    lines: entry.lines.map((line) => {
      const debit = formatAmount(line.debit, currency);
      const credit = formatAmount(line.credit, currency);
      const same = currency === baseCurrency;
      return {
        lineNo: line.lineNo,
        account: accountView(line.accountId, accounts),
        debit,
        credit,
        baseDebit: same ? debit : formatAmount(line.baseDebit, baseCurrency),
        baseCredit: same ? credit : formatAmount(line.baseCredit, baseCurrency),
        vatCode: line.vatCode,
        customerId: line.customerId,
        openItemId: line.openItemId,
        description: line.description,
        dimensions: { ...line.dimensions },
      };
    }),
  };
}

export function accountView(id: string, accounts: AccountNames): LineAccountView {
  const account = accounts.get(id);
  if (!account) throw new Error(`the account ${id} of a journal line was not loaded`);
  return { id: account.id, code: account.code, name: account.name, role: account.role };
}
