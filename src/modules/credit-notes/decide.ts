import { decideCreditNote, type DecidedCreditNote } from '../../domain/documents/credit-note';
import type { JournalEntry } from '../../domain/journal/entry';
import { assertOpen } from '../../domain/periods/locks';
import { postCreditNote } from '../../domain/posting/credit-note';
import { postOutOfBand } from '../../domain/posting/settlement';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { CreditNoteFactsSet } from './load-facts';
import { resolveRequest, type ResolvedRequest } from './resolve-request';

/** A credit note as it will be, but for its number, which is taken last. */
export interface Decision {
  readonly id: string;
  readonly request: CreateCreditNoteRequest;
  readonly resolved: ResolvedRequest;
  readonly note: DecidedCreditNote;
  /** Null when all of it is free of charge. */
  readonly entry: JournalEntry | null;
  readonly settlement: JournalEntry | null;
}

/** Decides one credit note. Pure: everything that it depends on is given. Throws DomainError. */
export function decide(
  ctx: RequestContext,
  id: string,
  request: CreateCreditNoteRequest,
  known: CreditNoteFactsSet,
): Decision {
  const resolved = resolveRequest(ctx, request, known);
  const note = decideCreditNote(resolved.items, resolved.facts);
  const { currency, baseCurrency, exchangeRate, issueDate } = resolved.facts;
  assertOpen(known.locks, { date: issueDate, document: true, taxed: note.breakdown.length > 0 });
  const header = {
    id,
    number: '',
    issueDate,
    currency,
    baseCurrency,
    exchangeRate,
    memo: request.memo ?? null,
  };
  const party = { customerId: resolved.customer?.id ?? null, clientName: resolved.clientName };
  const entry = postCreditNote(
    { ...header, ...party, lines: note.lines, gross: note.totals.gross },
    known.roles,
  );
  const { outOfBandAmount } = note.split;
  const settlement =
    outOfBandAmount.isZero() || request.outOfBandAccountId == null
      ? null
      : postOutOfBand(
          {
            ...header,
            ...party,
            openItemId: id,
            amount: outOfBandAmount,
            clearingAccountId: request.outOfBandAccountId,
            date: issueDate,
          },
          known.roles,
        );
  return { id, request, resolved, note, entry, settlement };
}
