import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import { HeldInvoices } from './held-invoices';
import { InvoicesStore } from './invoices.store';

interface Named {
  readonly ids?: Iterable<string>;
  readonly numbers?: Iterable<string>;
}

/** Invoices for those who credit, settle or write them off. */
@Injectable()
export class CreditableInvoices {
  constructor(private readonly store: InvoicesStore) {}

  /**
   * Locks the invoices that are named (those that exist, in whatever state) and reads them after the lock is held: nothing of
   * them, of their lines or of what is due can change before the commit. Call it first, and once a unit of work.
   */
  async lock(tx: Tx, { ids = [], numbers = [] }: Named): Promise<HeldInvoices> {
    const named = [...new Set(ids)].filter((id) => isId('inv', id));
    const all = [...new Set([...named, ...(await this.store.idsOf(tx, [...new Set(numbers)]))])];
    await tx.lockRows('invoices', all);
    return new HeldInvoices(await this.store.byIds(tx, all));
  }
}
