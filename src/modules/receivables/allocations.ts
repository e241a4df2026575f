import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../domain/errors';
import type { JournalEntry } from '../../domain/journal/entry';
import { reverseEntry } from '../../domain/journal/reversal';
import { assertOpen } from '../../domain/periods/locks';
import { postExchangeDifference } from '../../domain/posting/exchange-difference';
import { allocateItem } from '../../domain/receivables/allocation';
import type { Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { accountNames } from '../journal/account-names';
import type { HeldItems } from '../journal/held-items';
import { JournalWriter } from '../journal/journal-writer';
import { PostedEntries } from '../journal/posted-entries';
import { reversalDate } from '../periods/reversal-date';
import {
  allocationView,
  findAllocations,
  insertAllocation,
  isAllocationId,
  type AllocationRecord,
  type FoundAllocation,
} from './allocation-record';
import type { AllocationRequest, DecidedAllocation, UndoOptions } from './allocation-request';
import type { AllocationView } from './dto/allocation.dto';
import { itemOn } from './held-item-facts';
import type { SettlementFacts } from './settlement-facts';

export type { AllocationRecord } from './allocation-record';
export type { AllocationRequest, DecidedAllocation, UndoOptions } from './allocation-request';

/** Moves inside the debtors ledger: no document of trade and no tax, so `all`, `hard` and locked months apply. */
const POSTING = { document: false, taxed: false } as const;

/**
 * Sets credit items off against debit items. Use inside a posting unit of work, in this order: hold the items
 * (`HeldItems.lock`), load the facts, `decide` as often as needed, `tx.takeCounters` with the ENTRY_COUNTER once, `stage` all
 * that was decided, `held.stage(tx)` once. Invoices that are settled are held too (`CreditableInvoices.lock`, before the items), and
 * staged, so that they tell when they are paid.
 */
@Injectable()
export class Allocations {
  constructor(
    private readonly journal: JournalWriter,
    private readonly posted: PostedEntries,
  ) {}

  /**
   * Decides one and moves the items in hand.
   * @throws DomainError 422 `allocation_exceeds_open_amount`, `currency_mismatch`, `customer_mismatch`, `date_before_item`,
   * `date_in_future`; 403 `period_locked`; 404 for an item that is not in hand.
   */
  decide(
    ctx: RequestContext,
    held: HeldItems,
    facts: SettlementFacts,
    request: AllocationRequest,
  ): DecidedAllocation {
    const { date, kind, creditItemId, debitItemId } = request;
    const { baseCurrency } = ctx.organisation;
    const [credit, debit] = [itemOn(held, creditItemId, date), itemOn(held, debitItemId, date)];
    const { amount, baseAmount, difference, equalRates } = allocateItem(credit, debit, {
      ...request,
      today: ctx.today,
      baseCurrency,
    });
    assertOpen(facts.locks, { date, ...POSTING });
    const { customerId, currency, documentNumber } = debit;
    const id = makeId('alc', ctx);
    const entry = postExchangeDifference(
      {
        difference,
        rounding: equalRates,
        allocationId: id,
        date,
        currency,
        baseCurrency,
        exchangeRate: debit.exchangeRate,
        debitItemId,
        documentNumber,
        customerId,
      },
      facts.roles,
    );
    const amounts = { amount, baseAmount };
    const record = { id, kind, creditItemId, debitItemId, customerId, date, currency, ...amounts };
    move(held, { ...record, reversesAllocationId: null }, entry);
    return { record: { ...record, reversesAllocationId: null }, entry };
  }

  /** By id; it never changes, so it can be found before its items are locked. @throws DomainError `not_found` */
  async find(tx: Tx, id: string): Promise<AllocationRecord> {
    const [found] = isAllocationId(id) ? await findAllocations(tx, 'id', [id]) : [];
    if (!found) throw notFound('Allocation', id);
    return found.record;
  }

  /** All that live of one credit item, oldest first: what a void has to take back. Read with the item in hand. */
  async liveOf(tx: Tx, creditItemId: string): Promise<AllocationRecord[]> {
    const found = await findAllocations(tx, 'credit_item_id', [creditItemId]);
    return found.map(({ record }) => record).filter(({ unappliedOn }) => unappliedOn === null);
  }

  /**
   * Decides the counter-row of an allocation, with both items in hand, and moves them back.
   * @throws DomainError 409 `pre_payment_allocation`, `already_unapplied`; else as a reversal.
   */
  async decideUndo(
    tx: Tx,
    ctx: RequestContext,
    held: HeldItems,
    facts: SettlementFacts,
    allocation: AllocationRecord,
    options: UndoOptions,
  ): Promise<DecidedAllocation> {
    const [found] = await findAllocations(tx, 'id', [allocation.id]);
    if (found) assertLive(found.record, options);
    const date = reversalDate(ctx, {
      requested: options.date,
      original: allocation.date,
      locks: facts.locks,
      posting: POSTING,
    });
    const original =
      allocation.journalEntryId === null ? null : await this.posted.load(tx, allocation.journalEntryId);
    const entry = original && reverseEntry(original.entry, { date });
    const record = {
      ...allocation,
      id: makeId('alc', ctx),
      date,
      amount: allocation.amount.negated(),
      baseAmount: allocation.baseAmount.negated(),
      reversesAllocationId: allocation.id,
    };
    move(held, record, entry);
    return { record, entry, accounts: original?.accounts };
  }

  /** Stages rows and entries; the counters have been taken. Held invoices tell by themselves that they are paid. */
  stage(tx: Tx, facts: SettlementFacts, decided: readonly DecidedAllocation[]): AllocationView[] {
    const names = accountNames(facts.accounts);
    return decided.map(({ record, entry, accounts }) => {
      const posted = entry && this.journal.stageOne(tx, entry, new Map([...names, ...(accounts ?? [])]));
      const stored = { ...record, journalEntryId: posted?.id ?? null };
      insertAllocation(tx, stored);
      return allocationView(stored, { unappliedOn: null, createdAt: tx.ctx.now });
    });
  }

  /** What was allocated of these credit items, by item, oldest first, with what was taken back. */
  ofCreditItems(tx: Tx, itemIds: readonly string[]): Promise<Map<string, AllocationView[]>> {
    return byItem(tx, 'credit_item_id', itemIds);
  }

  /** The same for debit items. */
  ofDebitItems(tx: Tx, itemIds: readonly string[]): Promise<Map<string, AllocationView[]>> {
    return byItem(tx, 'debit_item_id', itemIds);
  }
}

function move(
  held: HeldItems,
  { creditItemId, debitItemId, amount, baseAmount, date }: DecidedAllocation['record'],
  entry: JournalEntry | null,
): void {
  held.move(creditItemId, amount, baseAmount, date);
  held.move(debitItemId, amount.negated(), baseAmount.negated(), date);
  if (entry) held.post(entry);
}

function assertLive({ kind, unappliedOn }: FoundAllocation, { withVoid }: UndoOptions): void {
  if (kind === 'pre_payment' && withVoid !== true) {
    throw conflict(
      'pre_payment_allocation',
      'It was made by crediting an invoice that was not paid, and goes only with a void of the credit note.',
    );
  }
  if (unappliedOn !== null)
    throw conflict('already_unapplied', `The allocation was taken back on ${unappliedOn}.`, { unappliedOn });
}

async function byItem(
  tx: Tx,
  column: 'credit_item_id' | 'debit_item_id',
  itemIds: readonly string[],
): Promise<Map<string, AllocationView[]>> {
  const views = new Map<string, AllocationView[]>(itemIds.map((id) => [id, []]));
  for (const { record, view } of await findAllocations(tx, column, itemIds))
    views.get(column === 'credit_item_id' ? record.creditItemId : record.debitItemId)?.push(view);
  return views;
}
