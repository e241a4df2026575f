import { Injectable } from '@nestjs/common';
import type { CreditRow } from '../../domain/crediting/resolve';
import { conflict, DomainError } from '../../domain/errors';
import { assertVoidable } from '../../domain/documents/states';
import type { JournalEntry } from '../../domain/journal/entry';
import { lockScope } from '../../domain/journal/lock-scope';
import { reverseEntry, type PostedEntry as Original } from '../../domain/journal/reversal';
import { formatAmount } from '../../domain/money/amount';
import { Decimal, sum, ZERO } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Deliveries, type Scheduled } from '../deliveries/deliveries';
import type { AccountNames } from '../journal/entry-view';
import { PostedEntries } from '../journal/posted-entries';
import { reversalDate } from '../periods/reversal-date';
import type { AllocationRecord } from '../receivables/allocation-record';
import { Allocations, type DecidedAllocation } from '../receivables/allocations';
import { CreditNotesStore, type StoredCreditNote } from './credit-notes.store';
import type { CreditNoteEntity } from './credit-note.entity';
import type { CreditNoteFactsSet } from './load-facts';

export interface VoidRequest {
  readonly reversalDate?: PlainDate;
  readonly reason?: string;
}

/** A void that is decided and has already given back what is in hand; its rows and entries are still to be staged. */
export interface DecidedVoid {
  readonly stored: StoredCreditNote;
  readonly reason: string | null;
  /** Null where nothing was posted. */
  readonly reversal: JournalEntry | null;
  readonly accounts: AccountNames;
  /** What reduced the debt of its own invoice, taken back. */
  readonly undone: readonly DecidedAllocation[];
  /** Deliveries that are taken back with it. */
  readonly scheduled: Scheduled;
}

/** Decides the void of a credit note that is in hand, with its item and its invoice. */
@Injectable()
export class VoidCreditNote {
  constructor(
    private readonly store: CreditNotesStore,
    private readonly posted: PostedEntries,
    private readonly allocations: Allocations,
    private readonly deliveries: Deliveries,
  ) {}

  /**
   * Gives back what the note took of its invoice, and of the debt, and reverses its entry.
   * @throws DomainError conflict `already_voided`, `credit_consumed`; `reversal_before_original`, `date_in_future`,
   * `period_locked`.
   */
  async decide(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    request: VoidRequest,
    known: CreditNoteFactsSet,
  ): Promise<DecidedVoid> {
    const stored = await this.store.find(tx, id);
    const { note } = stored;
    assertVoidable(note.status);
    const live = await this.allocations.liveOf(tx, id);
    assertUnconsumed(note, live, known);
    if (note.invoiceId !== null) giveBack(note.invoiceId, await this.store.rowsOf(tx, id), known);
    const scheduled = await this.deliveries.scheduledOf(tx, { type: 'credit_note', id });
    const common = { stored, scheduled, reason: request.reason ?? null };
    if (note.journalEntryId === null) return { ...common, reversal: null, accounts: new Map(), undone: [] };

    const { entry: original, accounts } = await this.posted.load(tx, note.journalEntryId);
    const asked = this.dateOf(ctx, original, request, known, original.date);
    const undone: DecidedAllocation[] = [];
    for (const allocation of live) {
      const date = allocation.date > asked ? allocation.date : asked;
      const options = { date, withVoid: true };
      undone.push(await this.allocations.decideUndo(tx, ctx, known.items, known, allocation, options));
    }
    const since = known.items.untouchedSince(id) ?? original.date;
    const date = since > asked ? this.dateOf(ctx, original, request, known, since) : asked;
    const reversal = reverseEntry(original, { date, memo: request.reason });
    known.items.post(reversal);
    if (note.invoiceId !== null) known.postings.add(note.invoiceId, reversal);
    return { ...common, reversal, accounts, undone };
  }

  /** `since`: the first day on which all of the credit is there again, the date of the entry or later. */
  private dateOf(
    ctx: RequestContext,
    original: Original,
    { reversalDate: requested }: VoidRequest,
    { locks }: CreditNoteFactsSet,
    since: PlainDate,
  ): PlainDate {
    if (requested !== undefined && requested >= original.date && requested < since) {
      throw new DomainError(
        'reversal_before_original',
        `A reversal cannot be dated ${requested}: part of the credit was in use until ${since}`,
        { date: requested, original: since },
      );
    }
    return reversalDate(ctx, { requested, original: since, locks, posting: lockScope(original) });
  }
}

/** What was applied to the very invoice that it corrects comes back with the void; anything else has to be undone first. */
function assertUnconsumed(
  note: CreditNoteEntity,
  live: readonly AllocationRecord[],
  { items }: CreditNoteFactsSet,
): void {
  const gross = new Decimal(note.gross);
  const balance = items.get(note.id)?.open.abs() ?? ZERO;
  const own = sum(
    live.filter(({ debitItemId }) => debitItemId === note.invoiceId).map(({ amount }) => amount),
  );
  if (balance.plus(own).eq(gross)) return;
  const money = (amount: Decimal): string => formatAmount(amount, note.currency);
  throw conflict(
    'credit_consumed',
    'Part of the credit has been refunded, settled or applied: undo that first.',
    { gross: money(gross), balance: money(balance) },
  );
}

function giveBack(invoiceId: string, rows: readonly CreditRow[], { invoices }: CreditNoteFactsSet): void {
  const invoice = invoices.get(invoiceId);
  if (!invoice) throw new Error(`the invoice ${invoiceId} of the credit note is not in hand`);
  invoice.giveBack(rows);
}
