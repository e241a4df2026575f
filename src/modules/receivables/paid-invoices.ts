import { Injectable } from '@nestjs/common';
import { formatAmount } from '../../domain/money/amount';
import type { Tx } from '../../platform/database/transaction';
import type { HeldItems } from '../journal/held-items';

/** Tells of invoices of which nothing is due any more. */
@Injectable()
export class PaidInvoices {
  /** Of the items that were just settled, those that are invoices and have nothing open now. */
  announce(tx: Tx, held: HeldItems, itemIds: readonly string[]): void {
    for (const id of new Set(itemIds)) {
      const item = held.get(id);
      if (!item || !id.startsWith('inv_') || !item.open.isZero()) continue;
      tx.emit({
        type: 'invoice.paid',
        objectType: 'invoice',
        objectId: id,
        data: {
          id,
          number: item.documentNumber,
          customerId: item.customerId,
          currency: item.currency,
          amountDue: formatAmount(item.open, item.currency),
          paymentStatus: 'paid',
        },
      });
    }
  }
}
