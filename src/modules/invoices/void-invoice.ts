import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { assertInvoiceVoidable } from '../../domain/documents/invoice-states';
import { Decimal } from '../../domain/money/decimal';
import { lockScope } from '../../domain/journal/lock-scope';
import { reverseEntry } from '../../domain/journal/reversal';
import { chooseReversalDate } from '../../domain/periods/reversal-date';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { HeldItems } from '../journal/held-items';
import { JournalWriter, type PostedEntry } from '../journal/journal-writer';
import { PostedEntries } from '../journal/posted-entries';
import { LockReader } from '../periods/lock-reader';
import type { VoidInvoiceRequest } from './dto/invoice-actions.dto';
import type { InvoiceView } from './dto/invoice.dto';
import type { StoredInvoice } from './held-invoice';
import { invoiceView, settlementOf } from './invoice-view';
import { markVoided } from './invoice-writes';
import type { InvoiceEntity } from './invoice.entity';
import { InvoicesStore } from './invoices.store';
import { stubInvoice } from './stub-invoice';

/** Voids an invoice of which nothing was paid or credited: posts the reversing entry and closes its open item. */
@Injectable()
export class VoidInvoice {
  constructor(
    private readonly store: InvoicesStore,
    private readonly posted: PostedEntries,
    private readonly journal: JournalWriter,
    private readonly locks: LockReader,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, id: string, request: VoidInvoiceRequest): Promise<InvoiceView> {
    const { invoice, lines, due } = await this.store.find(tx, id, { lock: true });
    if (invoice.kind === 'opening') {
      throw conflict('use_document_action', 'It was brought in as an opening item: void that.', {
        sourceType: 'opening',
        sourceId: id,
      });
    }
    const items = await HeldItems.lock(tx, [id]);
    await this.assertVoidable(tx, { invoice, lines, due: items.get(id)?.open.toFixed() ?? due });
    const reversal =
      invoice.journalEntryId === null
        ? null
        : await this.reverse(tx, ctx, items, { id, entryId: invoice.journalEntryId, request });
    const voided: InvoiceEntity = {
      ...invoice,
      status: 'voided',
      voidedAt: ctx.now,
      voidReason: request.reason ?? null,
      reversalEntryId: reversal?.id ?? null,
      updatedAt: ctx.now,
    };
    markVoided(tx, voided);
    const view = invoiceView(voided, { lines, due: '0', test: ctx.test });
    tx.emit({ type: 'invoice.voided', objectType: 'invoice', objectId: id, data: view });
    return ctx.dry ? { ...view, journalEntry: reversal?.view ?? null } : view;
  }

  /** Nothing is known of a stub but that it would be dated today at the latest, so its reversal is judged by its date alone. */
  stageStub(tx: Tx, ctx: RequestContext, id: string, request: VoidInvoiceRequest): Promise<InvoiceView> {
    chooseReversalDate({
      requested: request.reversalDate,
      policy: ctx.organisation.reversalDatePolicy,
      original: request.reversalDate ?? ctx.today,
      today: ctx.today,
      locks: this.locks.held(tx),
      posting: { document: true, taxed: true },
    });
    return Promise.resolve(stubInvoice(ctx, id, { status: 'voided', voidReason: request.reason ?? null }));
  }

  private async assertVoidable(tx: Tx, { invoice, due }: StoredInvoice): Promise<void> {
    const credited =
      !new Decimal(invoice.creditedGross).isZero() || (await this.store.hasLiveCredit(tx, invoice.id));
    assertInvoiceVoidable({
      id: invoice.id,
      status: invoice.status,
      credited,
      ...settlementOf(invoice, due),
    });
  }

  private async reverse(
    tx: Tx,
    ctx: RequestContext,
    items: HeldItems,
    { id, entryId, request }: { id: string; entryId: string; request: VoidInvoiceRequest },
  ): Promise<PostedEntry | null> {
    const { entry: original, accounts } = await this.posted.load(tx, entryId);
    const date = chooseReversalDate({
      requested: request.reversalDate,
      policy: ctx.organisation.reversalDatePolicy,
      // Not before the day from which on none of it is settled: on earlier days its debt was used.
      original: items.untouchedSince(id) ?? original.date,
      today: ctx.today,
      locks: this.locks.held(tx),
      posting: lockScope(original),
    });
    const reversal = reverseEntry(original, { date, memo: request.reason });
    items.post(reversal);
    items.stage(tx);
    await tx.takeCounters([ENTRY_COUNTER]);
    return this.journal.stageOne(tx, reversal, accounts);
  }
}
