import { Injectable } from '@nestjs/common';
import { conflict, DomainError } from '../../domain/errors';
import { formatAmount } from '../../domain/money/amount';
import { Decimal, ZERO } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { HeldItems } from '../journal/held-items';
import { ApplyCredit } from '../receivables/apply-credit';
import type { RefundView } from '../receivables/dto/refund.dto';
import type { AllocateRequest, RefundCreditRequest } from '../receivables/dto/settlement-requests.dto';
import { RefundCredit } from '../receivables/refund-credit';
import type { CreditNoteEntity } from './credit-note.entity';
import { CreditNoteLabels } from './credit-note-labels';
import { CreditNotesStore, type StoredCreditNote } from './credit-notes.store';
import type { CreditNoteView } from './dto/credit-note.dto';

/** What is done with a credit note after it was made: applied to debts of the customer, taken back, paid back. */
@Injectable()
export class SettleCreditNote {
  constructor(
    private readonly store: CreditNotesStore,
    private readonly credit: ApplyCredit,
    private readonly refunds: RefundCredit,
    private readonly labels: CreditNoteLabels,
  ) {}

  /** What is reserved for a refund stays. */
  async allocate(tx: Tx, ctx: RequestContext, id: string, request: AllocateRequest): Promise<CreditNoteView> {
    let stored = await this.store.find(tx, id);
    const { items, allocations } = await this.credit.apply(tx, ctx, request, async () => {
      stored = await this.live(tx, id);
      return { itemId: id, reserved: reserveOf(stored.note) };
    });
    const now = { ...stored, allocations: [...stored.allocations, ...allocations] };
    return this.labels.settled(tx, ctx, now, items, 'allocated');
  }

  async unallocate(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    { allocationId, date }: { allocationId: string; date?: string },
  ): Promise<CreditNoteView> {
    let stored = await this.store.find(tx, id);
    const undo = { creditItemId: id, allocationId, date };
    const { items } = await this.credit.unapply(tx, ctx, undo, async () => {
      stored = await this.live(tx, id);
    });
    const allocations = stored.allocations.filter((each) => each.id !== allocationId);
    return this.labels.reopened(tx, ctx, { ...stored, allocations }, items, 'unallocated');
  }

  /** Pays back what the credit note reserved for it. */
  async refund(tx: Tx, ctx: RequestContext, id: string, request: RefundCreditRequest): Promise<RefundView> {
    const stored = await this.live(tx, id);
    const { note } = stored;
    const items = await HeldItems.lock(tx, [id]);
    const { currency, customerId, clientName } = note;
    const amount = (): Decimal => amountOf(note, request);
    const view = await this.refunds.stage(tx, ctx, { items }, request, {
      source: 'credit_note',
      creditNoteId: id,
      paymentId: null,
      customerId,
      clientName,
      documentNumber: note.number,
      currency,
      parts: () => [{ itemId: id, amount: amount() }],
    });
    const refundedAmount = new Decimal(note.refundedAmount).plus(amount()).toFixed();
    this.labels.settled(tx, ctx, { ...stored, note: { ...note, refundedAmount } }, items, 'refunded');
    return view;
  }

  /** The note behind its lock. */
  private async live(tx: Tx, id: string): Promise<StoredCreditNote> {
    const stored = await this.store.find(tx, id, { lock: true });
    if (stored.note.status === 'voided') throw conflict('already_voided', 'The credit note is voided.');
    return stored;
  }
}

/** What of `refundAmount` is still to be paid back. */
const reserveOf = ({ refundAmount, refundedAmount }: CreditNoteEntity): Decimal =>
  new Decimal(refundAmount).minus(refundedAmount);

function amountOf(note: CreditNoteEntity, { amount }: RefundCreditRequest): Decimal {
  const left = reserveOf(note);
  const asked = amount === undefined ? left : new Decimal(amount);
  if (asked.gt(ZERO) && asked.lte(left)) return asked;
  const money = (value: Decimal): string => formatAmount(value, note.currency);
  throw new DomainError(
    'refund_exceeds_reserve',
    `Of the refundAmount of ${note.number} ${money(left)} ${note.currency} is left to pay back`,
    { creditNoteId: note.id, asked: amount ?? money(left), left: money(left), currency: note.currency },
  );
}
