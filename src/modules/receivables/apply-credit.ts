import { Injectable } from '@nestjs/common';
import { conflict, invalid, notFound } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { CreditableInvoices } from '../invoices/creditable-invoices';
import type { HeldInvoices } from '../invoices/held-invoices';
import { HeldItems } from '../journal/held-items';
import { Allocations, type DecidedAllocation } from './allocations';
import type { AllocationView } from './dto/allocation.dto';
import type { AllocateRequest, AllocationTargetRequest } from './dto/settlement-requests.dto';
import { SettlementFactsLoader, type SettlementFacts } from './settlement-facts';

/** A credit whose document is locked: its open item, and what of it has to stay. */
export interface CreditToApply {
  readonly itemId: string;
  readonly reserved?: Decimal;
}

export interface Applied {
  readonly allocations: readonly AllocationView[];
  /** As they stand afterwards; staged already. */
  readonly items: HeldItems;
}

/** Applies what is left of a credit to debts of its customer, and takes it back: the same for every kind of credit. */
@Injectable()
export class ApplyCredit {
  constructor(
    private readonly invoices: CreditableInvoices,
    private readonly facts: SettlementFactsLoader,
    private readonly allocations: Allocations,
  ) {}

  /**
   * All that the request names, or nothing. `lockDocument` locks the credit's document, between the invoices and the open items.
   * Takes the counters.
   */
  async apply(
    tx: Tx,
    ctx: RequestContext,
    { date = ctx.today, allocations }: AllocateRequest,
    lockDocument: () => Promise<CreditToApply>,
  ): Promise<Applied> {
    const targets = targetsOf(allocations);
    const invoices = await this.lockInvoices(tx, targets);
    const credit = await lockDocument();
    const items = await HeldItems.lock(tx, [credit.itemId, ...targets]);
    const facts = await this.facts.load(tx);
    const decided = this.decide(ctx, { items, facts, invoices }, credit, allocations, () => date);
    await tx.takeCounters([ENTRY_COUNTER]);
    const views = this.allocations.stage(tx, facts, decided);
    items.stage(tx);
    invoices.stage(tx, items);
    return { allocations: views, items };
  }

  /** Locks the invoices among the items that are to be settled. */
  lockInvoices(tx: Tx, itemIds: readonly string[]): Promise<HeldInvoices> {
    return this.invoices.lock(tx, { ids: itemIds });
  }

  /** Decides each in order; `dateOf` tells the date of each, by the date of the debt. */
  decide(
    ctx: RequestContext,
    hand: { items: HeldItems; facts: SettlementFacts; invoices: HeldInvoices },
    credit: CreditToApply,
    targets: readonly AllocationTargetRequest[],
    dateOf: (debtDate: PlainDate) => PlainDate,
  ): DecidedAllocation[] {
    const { items, facts, invoices } = hand;
    return targets.map((target, index) => {
      const debitItemId = target.invoiceId ?? target.openItemId ?? '';
      const debt = items.get(debitItemId);
      if (!debt) throw missing(debitItemId, invoices);
      return this.allocations.decide(ctx, items, facts, {
        kind: 'applied',
        creditItemId: credit.itemId,
        debitItemId,
        amount: target.amount === undefined ? undefined : new Decimal(target.amount),
        date: dateOf(debt.date),
        reserved: credit.reserved,
        field: `allocations.${index}`,
      });
    });
  }

  /** Takes one allocation of a credit back. `lockDocument` locks its document, before the open items. Takes the counters. */
  async unapply(
    tx: Tx,
    ctx: RequestContext,
    undo: { creditItemId: string; allocationId: string; date?: PlainDate },
    lockDocument: () => Promise<unknown>,
  ): Promise<{ items: HeldItems; takenBackOn: PlainDate }> {
    const allocation = await this.allocations.find(tx, undo.allocationId);
    if (allocation.creditItemId !== undo.creditItemId) throw notFound('Allocation', undo.allocationId);
    await lockDocument();
    const items = await HeldItems.lock(tx, [allocation.creditItemId, allocation.debitItemId]);
    const facts = await this.facts.load(tx);
    const decided = await this.allocations.decideUndo(tx, ctx, items, facts, allocation, { date: undo.date });
    await tx.takeCounters([ENTRY_COUNTER]);
    this.allocations.stage(tx, facts, [decided]);
    items.stage(tx);
    return { items, takenBackOn: decided.record.date };
  }
}

/** The allocations of a credit once this one of them is taken back. */
export function withTakenBack(
  allocations: readonly AllocationView[],
  id: string,
  unappliedOn: PlainDate,
): AllocationView[] {
  return allocations.map((each) => (each.id === id ? { ...each, unappliedOn } : each));
}

/** The items that a request wants settled. */
export function targetsOf(allocations: readonly AllocationTargetRequest[]): string[] {
  return allocations.map(({ invoiceId, openItemId }, index) => {
    if ((invoiceId === undefined) === (openItemId === undefined))
      throw invalid(`allocations.${index}.invoiceId`, 'name an invoice or an openItemId, and one of them');
    return invoiceId ?? openItemId ?? '';
  });
}

function missing(id: string, invoices: HeldInvoices): Error {
  const invoice = invoices.get(id)?.invoice;
  if (invoice?.status === 'draft')
    return conflict('invoice_not_issued', 'The invoice is a draft: issue it first.', { invoiceId: id });
  if (invoice)
    return conflict('not_a_debt', 'The invoice is free of charge: there is nothing to settle.', {
      openItemId: id,
    });
  return notFound(id.startsWith('inv_') ? 'Invoice' : 'Open item', id);
}
