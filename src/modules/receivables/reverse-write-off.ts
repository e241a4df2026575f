import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { CreditableInvoices } from '../invoices/creditable-invoices';
import { HeldItems } from '../journal/held-items';
import { Reversals } from '../journal/reversals';
import type { ReverseRequest } from './dto/settlement-requests.dto';
import type { WriteOffView } from './dto/write-off.dto';
import { markReversed } from './refund-record';
import { WriteOffsStore, writeOffView } from './write-offs.store';

/** Takes a write-off back: the customer pays after all, or the debt is to be credited. It is due again. */
@Injectable()
export class ReverseWriteOff {
  constructor(
    private readonly store: WriteOffsStore,
    private readonly invoices: CreditableInvoices,
    private readonly reversals: Reversals,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, id: string, request: ReverseRequest): Promise<WriteOffView> {
    const { invoiceId } = await this.store.find(tx, id);
    const invoices = await this.invoices.lock(tx, { ids: [invoiceId] });
    await tx.lockRows('write_offs', [id]);
    const writeOff = await this.store.find(tx, id);
    if (writeOff.status === 'reversed') {
      throw conflict('already_reversed', 'The write-off is reversed.', {
        reversedByEntryId: writeOff.reversalEntryId,
      });
    }
    const items = await HeldItems.lock(tx, [invoiceId]);
    const wish = { date: request.date, memo: request.reason };
    const posted = await this.reversals.stage(tx, ctx, items, writeOff.journalEntryId, wish);
    invoices.get(invoiceId)?.writeOff(new Decimal(writeOff.amount).negated());
    const reason = request.reason ?? null;
    const reversed = { reversalEntryId: posted.id, reversedAt: ctx.now, reversalReason: reason };
    markReversed(tx, 'write_offs', { id, ...reversed });
    items.stage(tx);
    invoices.stage(tx, items);
    const view = writeOffView({ ...writeOff, ...reversed, status: 'reversed' }, { test: ctx.test });
    tx.emit({ type: 'write_off.reversed', objectType: 'write_off', objectId: id, data: view });
    return ctx.dry ? { ...view, journalEntry: posted.view } : view;
  }
}
