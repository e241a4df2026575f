import { autoReverseDate } from '../../domain/journal/auto-reverse';
import type { JournalEntry } from '../../domain/journal/entry';
import type { OrganisationFacts } from '../../platform/request-context/request-context';
import type { JournalEntryView, JournalLineView } from './dto/journal-entry.dto';
import type { DraftEntryEntity } from './draft-entry.entity';
import { entryView, type AccountNames } from './entry-view';

/** The lines of a draft as an entry would show them; its open items do not exist before it is posted. */
export function linesOfDraft(entry: JournalEntry, names: AccountNames): JournalLineView[] {
  const facts = { id: '', number: null, postedAt: new Date(0), postedBy: '', requestId: '' };
  return entryView(entry, facts, names).lines.map((line) => ({ ...line, openItemId: null }));
}

/** A draft as the API shows it: like the entry that it will be, without a number. */
export function draftView(
  draft: DraftEntryEntity,
  names: AccountNames,
  { fiscalYearStartMonth }: OrganisationFacts,
): JournalEntryView {
  const { id, date, currency, exchangeRate, requestId, request, lines } = draft;
  return {
    id,
    status: 'draft',
    number: null,
    date,
    sourceType: 'manual',
    sourceId: null,
    documentNumber: null,
    counterpartyName: null,
    memo: request.memo ?? null,
    currency,
    exchangeRate,
    reversesEntryId: null,
    reversedByEntryId: null,
    autoReverse: request.autoReverse
      ? { date: autoReverseDate(date, fiscalYearStartMonth), status: 'planned', entryId: null, reason: null }
      : null,
    postedAt: null,
    postedBy: null,
    requestId,
    // An account that was deleted meanwhile is shown as it was when the draft was saved.
    lines: lines.map((line) => ({ ...line, account: names.get(line.account.id) ?? line.account })),
  };
}
