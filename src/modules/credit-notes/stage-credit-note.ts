import { Injectable } from '@nestjs/common';
import { creditable } from '../../domain/crediting/creditable';
import type { JournalEntry } from '../../domain/journal/entry';
import { ZERO } from '../../domain/money/decimal';
import type { AssignedNumber } from '../../domain/numbering/assign';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Deliveries } from '../deliveries/deliveries';
import { creditableView } from '../invoices/creditable-view';
import { accountNames } from '../journal/account-names';
import { JournalWriter, type PostedEntry } from '../journal/journal-writer';
import { Allocations } from '../receivables/allocations';
import { Refunds } from '../receivables/refunds';
import { creditNoteView } from './credit-note-view';
import { CreditNotesStore } from './credit-notes.store';
import type { Decision } from './decide';
import { creditNoteRecord, itemRecords, rowRecords } from './decision-record';
import type { CreditNoteView } from './dto/credit-note.dto';
import type { CreditNoteFactsSet } from './load-facts';
import type { SettledAtOnce } from './settle-at-once';

/** Stages a credit note that was decided and numbered, with its entries, what it takes of its invoice, and its events. */
@Injectable()
export class StageCreditNote {
  constructor(
    private readonly journal: JournalWriter,
    private readonly store: CreditNotesStore,
    private readonly allocations: Allocations,
    private readonly refunds: Refunds,
    private readonly deliveries: Deliveries,
  ) {}

  stage(
    tx: Tx,
    ctx: RequestContext,
    decision: Decision,
    taken: AssignedNumber,
    { prePayment, refund, balance }: SettledAtOnce,
    known: CreditNoteFactsSet,
  ): CreditNoteView {
    const names = accountNames(known.accounts);
    const post = (entry: JournalEntry | null): PostedEntry | null =>
      entry && this.journal.stageOne(tx, entry, names);
    const entry = post(decision.entry);
    const settlement = post(decision.settlement);
    const note = creditNoteRecord(ctx, decision, taken, {
      journalEntryId: entry?.id ?? null,
      settlementEntryId: settlement?.id ?? null,
      refunded: refund?.amount ?? ZERO,
      balance,
    });
    const items = itemRecords(ctx, decision);
    this.store.insert(tx, note, items, rowRecords(tx, decision));
    const ceilings =
      decision.invoice && creditableView(decision.invoice.invoice, creditable(decision.invoice.creditable));
    takeOfInvoice(tx, decision, known);
    const allocations = prePayment ? this.allocations.stage(tx, known, [prePayment]) : [];
    if (refund) this.refunds.stage(tx, known, refund);

    const shown = { items, balance: balance.toFixed(), allocations, test: ctx.test };
    const view = creditNoteView(note, shown);
    const happened = (what: string): void =>
      tx.emit({ type: `credit_note.${what}`, objectType: 'credit_note', objectId: note.id, data: view });
    happened('created');
    if (decision.request.status === 'issued') happened('issued');
    if (refund) happened('refunded');
    if (note.status === 'applied') happened('applied');
    if (decision.request.notify) this.deliveries.notifyClient(tx, ctx, 'credit_note', view);
    if (!ctx.dry) return view;
    return {
      ...view,
      journalEntry: entry?.view ?? null,
      settlementEntry: settlement?.view ?? null,
      ...(ceilings && { ceilings }),
    };
  }
}

/** The next credit of the set finds less left of the invoice. */
function takeOfInvoice(tx: Tx, { invoice, rows, entry }: Decision, { postings }: CreditNoteFactsSet): void {
  if (!invoice) return;
  invoice.movedBy(tx);
  invoice.take(rows);
  if (entry) postings.add(invoice.invoice.id, entry);
}
