import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { reverseEntry } from '../../domain/journal/reversal';
import { Decimal } from '../../domain/money/decimal';
import { chooseReversalDate } from '../../domain/periods/locks';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { CreditableInvoices } from '../invoices/creditable-invoices';
import { HeldItems } from '../journal/held-items';
import { JournalWriter } from '../journal/journal-writer';
import { PostedEntries } from '../journal/posted-entries';
import { LockReader } from '../periods/lock-reader';
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
    private readonly posted: PostedEntries,
    private readonly journal: JournalWriter,
    private readonly locks: LockReader,
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
    const { entry: original, accounts } = await this.posted.load(tx, writeOff.journalEntryId);
    const date = chooseReversalDate({
      requested: request.date,
      policy: ctx.organisation.reversalDatePolicy,
      original: original.date,
      today: ctx.today,
      locks: this.locks.held(tx),
      posting: { document: false, taxed: false },
    });
    const reversal = reverseEntry(original, { date, memo: request.reason });
    items.post(reversal);
    invoices.get(invoiceId)?.writeOff(new Decimal(writeOff.amount).negated());
    await tx.takeCounters([ENTRY_COUNTER]);
    const posted = this.journal.stageOne(tx, reversal, accounts);
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
