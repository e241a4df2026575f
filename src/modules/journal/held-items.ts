import { conflict } from '../../domain/errors';
import type { JournalEntry } from '../../domain/journal/entry';
import { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import { leastOpenFrom, staysWithin, untouchedSince, type Movement } from '../../domain/receivables/timeline';
import type { Tx } from '../../platform/database/transaction';
import type { OpenItemEntity } from './open-item.entity';
import { lockOpenItems, movementsOf, openItem, type NewOpenItem } from './open-items';
import { UndoLog } from './undo-log';

/** An open item as it stands in the unit of work that holds it. `open` and `openBase` are signed like the debtors account. */
export interface HeldItem extends Omit<OpenItemEntity, 'organisationId' | 'openAmount' | 'openBaseAmount'> {
  readonly open: Decimal;
  readonly openBase: Decimal;
}

interface State {
  readonly item: NewOpenItem;
  readonly isNew: boolean;
  readonly was: string;
  /** Everything that was dated on the item, its beginning included. */
  readonly movements: Movement[];
  open: Decimal;
  openBase: Decimal;
}

/**
 * The open items that a unit of work has in hand: locked in the order of their ids, moved in memory as often as decisions
 * ask, and staged once at the end. On every date, not only now, an item stays between zero and its amount.
 */
export class HeldItems {
  private readonly states = new Map<string, State>();
  private readonly done = new UndoLog();

  private constructor() {}

  /** Locks the items of these ids (those that exist) and tells what is open of each after the lock was held. */
  static async lock(tx: Tx, ids: Iterable<string>): Promise<HeldItems> {
    const held = new HeldItems();
    const items = await lockOpenItems(tx, [...new Set(ids)]);
    const movements = await movementsOf(tx, [...items.keys()]);
    for (const item of items.values()) held.keep(item, false, movements.get(item.id) ?? []);
    return held;
  }

  get(id: string): HeldItem | undefined {
    const state = this.states.get(id);
    if (!state) return undefined;
    const { openAmount: _was, openBaseAmount: _wasBase, ...item } = state.item;
    return { ...item, open: state.open, openBase: state.openBase };
  }

  /** What is open of an item by now, without a copy of all else of it. */
  openOf(id: string): Decimal | undefined {
    return this.states.get(id)?.open;
  }

  /** Takes an item that this unit of work opens. */
  open(item: NewOpenItem): void {
    this.keep(item, true, [{ date: item.date, amount: new Decimal(item.openAmount) }]);
    this.done.add(() => this.states.delete(item.id));
  }

  /** How much can be taken of an item on that date, positive: what is open of it then and on every later date. */
  openFrom(id: string, date: PlainDate): Decimal {
    return leastOpenFrom(this.state(id).movements, date);
  }

  /** The first date from which on all of the item is open: its reversal cannot be dated earlier. Null when part is consumed. */
  untouchedSince(id: string): PlainDate | null {
    const { item, movements } = this.state(id);
    return untouchedSince(new Decimal(item.amount), movements);
  }

  /**
   * `amount` and `base` signed like the account: what reduces a debt is negative. 409 `credit_consumed` when the item would pass
   * zero or its amount on any date.
   */
  move(id: string, amount: Decimal, base: Decimal, date: PlainDate): void {
    const state = this.state(id);
    const movements = [...state.movements, { date, amount }];
    if (!staysWithin(new Decimal(state.item.amount), movements)) {
      throw conflict(
        'credit_consumed',
        'Part of the open item has been applied, refunded or settled: undo that first.',
        { openItemId: id, date },
      );
    }
    const { open, openBase } = state;
    state.movements.push({ date, amount });
    state.open = open.plus(amount);
    state.openBase = openBase.plus(base);
    this.done.add(() => {
      state.movements.pop();
      Object.assign(state, { open, openBase });
    });
  }

  /** Does what opens and moves items, or, when it throws, leaves all as they were. */
  restoring<T>(work: () => T): T {
    return this.done.restoring(work);
  }

  /** Moves the items in hand that an entry's lines name, except the one that the entry opens; all of them or, refused, none. */
  post(entry: JournalEntry, opened: string | null = null): void {
    this.restoring(() => {
      for (const line of entry.lines) {
        const id = line.openItemId;
        if (id === null || id === opened || !this.states.has(id)) continue;
        this.move(id, line.debit.minus(line.credit), line.baseDebit.minus(line.baseCredit), entry.date);
      }
    });
  }

  /** Stages every item that was opened or moved, once, and lets go of those that were opened. */
  stage(tx: Tx): void {
    this.stageOpened(tx);
    for (const { item, was, open, openBase } of this.states.values()) {
      if (open.eq(was) && openBase.eq(item.openBaseAmount)) continue;
      tx.writes.update(
        `UPDATE open_items SET open_amount = $3, open_base_amount = $4
          WHERE organisation_id = $1 AND id = $2 AND open_amount = $5`,
        [tx.organisationId, item.id, open.toFixed(), openBase.toFixed(), was],
      );
    }
  }

  /** Stages the items that were opened, and lets go of them. */
  stageOpened(tx: Tx): void {
    for (const [id, { item, isNew, open, openBase }] of this.states) {
      if (!isNew) continue;
      openItem(tx, item, { openAmount: open.toFixed(), openBaseAmount: openBase.toFixed() });
      this.states.delete(id);
    }
  }

  private state(id: string): State {
    const state = this.states.get(id);
    if (!state) throw new Error(`the open item ${id} is not in hand`);
    return state;
  }

  private keep(item: NewOpenItem, isNew: boolean, movements: Movement[]): void {
    const open = new Decimal(item.openAmount);
    const openBase = item.openBaseAmount === item.openAmount ? open : new Decimal(item.openBaseAmount);
    this.states.set(item.id, { item, isNew, was: item.openAmount, movements, open, openBase });
  }
}
