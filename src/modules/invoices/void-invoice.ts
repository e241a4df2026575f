import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { assertInvoiceVoidable } from '../../domain/documents/invoice-states';
import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Deliveries } from '../deliveries/deliveries';
import { HeldItems } from '../journal/held-items';
import { Reversals } from '../journal/reversals';
import { LockReader } from '../periods/lock-reader';
import { assertStubVoidable } from '../periods/reversal-date';
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
    private readonly reversals: Reversals,
    private readonly locks: LockReader,
    private readonly deliveries: Deliveries,
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
        : await this.reversals.stage(tx, ctx, items, invoice.journalEntryId, {
            date: request.reversalDate,
            memo: request.reason,
            // Not before the day from which on none of it is settled: on earlier days its debt was used.
            since: items.untouchedSince(id),
          });
    items.stage(tx);
    const scheduled = await this.deliveries.scheduledOf(tx, { type: 'invoice', id });
    const voided: InvoiceEntity = {
      ...invoice,
      status: 'voided',
      deliveryStatus: scheduled.documentStatus,
      voidedAt: ctx.now,
      voidReason: request.reason ?? null,
      reversalEntryId: reversal?.id ?? null,
      updatedAt: ctx.now,
    };
    markVoided(tx, voided);
    const view = invoiceView(voided, { lines, due: '0', test: ctx.test });
    tx.emit({ type: 'invoice.voided', objectType: 'invoice', objectId: id, data: view });
    this.deliveries.cancelScheduled(tx, ctx, scheduled, view);
    return ctx.dry ? { ...view, journalEntry: reversal?.view ?? null } : view;
  }

  stageStub(tx: Tx, ctx: RequestContext, id: string, request: VoidInvoiceRequest): Promise<InvoiceView> {
    assertStubVoidable(ctx, request.reversalDate, this.locks.held(tx));
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
}
