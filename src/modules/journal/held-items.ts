import { conflict } from '../../domain/errors';
import type { JournalEntry } from '../../domain/journal/entry';
import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import type { OpenItemEntity } from './open-item.entity';
import { lockOpenItems, openItem, type NewOpenItem } from './open-items';

/** An open item as it stands in the unit of work that holds it. `open` and `openBase` are signed like the debtors account. */
export interface HeldItem extends Omit<OpenItemEntity, 'organisationId' | 'openAmount' | 'openBaseAmount'> {
  readonly open: Decimal;
  readonly openBase: Decimal;
}

interface State {
  readonly item: NewOpenItem;
  readonly isNew: boolean;
  readonly was: string;
  open: Decimal;
  openBase: Decimal;
}

/**
 * The open items that a unit of work has in hand: locked in the order of their ids, moved in memory as often as decisions
 * ask, and staged once at the end. An item stays between zero and its amount.
 */
export class HeldItems {
  private readonly states = new Map<string, State>();

  private constructor() {}

  /** Locks the items of these ids (those that exist) and tells what is open of each after the lock was held. */
  static async lock(tx: Tx, ids: Iterable<string>): Promise<HeldItems> {
    const held = new HeldItems();
    for (const item of (await lockOpenItems(tx, [...new Set(ids)])).values()) held.keep(item, false);
    return held;
  }

  get(id: string): HeldItem | undefined {
    const state = this.states.get(id);
    if (!state) return undefined;
    const { openAmount: _was, openBaseAmount: _wasBase, ...item } = state.item;
    return { ...item, open: state.open, openBase: state.openBase };
  }

  /** Takes an item that this unit of work opens. */
  open(item: NewOpenItem): void {
    this.keep(item, true);
  }

  /** Forgets an item that was opened here and will not be written after all. */
  drop(id: string): void {
    if (this.states.get(id)?.isNew) this.states.delete(id);
  }

  /** `amount` and `base` signed like the account: what reduces a debt is negative. 409 `credit_consumed` beyond the item. */
  move(id: string, amount: Decimal, base: Decimal): void {
    const state = this.states.get(id);
    if (!state) throw new Error(`the open item ${id} is not in hand`);
    const whole = new Decimal(state.item.amount);
    const open = state.open.plus(amount);
    if (open.times(whole.s).lt(0) || open.abs().gt(whole.abs())) {
      throw conflict(
        'credit_consumed',
        'Part of the open item has been applied, refunded or settled: undo that first.',
      );
    }
    state.open = open;
    state.openBase = state.openBase.plus(base);
  }

  /** Moves the items in hand that an entry's lines name, except the one that the entry opens. */
  post(entry: JournalEntry, opened: string | null = null): void {
    for (const line of entry.lines) {
      const id = line.openItemId;
      if (id === null || id === opened || !this.states.has(id)) continue;
      this.move(id, line.debit.minus(line.credit), line.baseDebit.minus(line.baseCredit));
    }
  }

  /** Stages every item that was opened or moved, once. */
  stage(tx: Tx): void {
    for (const { item, isNew, was, open, openBase } of this.states.values()) {
      const now = { openAmount: open.toFixed(), openBaseAmount: openBase.toFixed() };
      if (isNew) openItem(tx, { ...item, ...now });
      else if (!open.eq(was) || !openBase.eq(item.openBaseAmount)) {
        tx.writes.update(
          `UPDATE open_items SET open_amount = $3, open_base_amount = $4
            WHERE organisation_id = $1 AND id = $2 AND open_amount = $5`,
          [tx.organisationId, item.id, now.openAmount, now.openBaseAmount, was],
        );
      }
    }
  }

  private keep(item: NewOpenItem, isNew: boolean): void {
    this.states.set(item.id, {
      item,
      isNew,
      was: item.openAmount,
      open: new Decimal(item.openAmount),
      openBase: new Decimal(item.openBaseAmount),
    });
  }
}
