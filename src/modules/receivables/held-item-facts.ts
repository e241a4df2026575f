import { notFound } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import type { PlainDate } from '../../domain/periods/plain-date';
import type { AllocableItem } from '../../domain/receivables/allocation';
import type { HeldItem, HeldItems } from '../journal/held-items';

/** An item in hand as settling sees it on a date. @throws DomainError `not_found` */
export function itemOn(
  held: HeldItems,
  id: string,
  date: PlainDate,
): AllocableItem & Pick<HeldItem, 'documentNumber'> {
  const item = held.get(id);
  if (!item) throw notFound('Open item', id);
  return {
    ...item,
    amount: new Decimal(item.amount),
    baseAmount: new Decimal(item.baseAmount),
    exchangeRate: new Decimal(item.exchangeRate),
    available: held.openFrom(id, date),
  };
}
