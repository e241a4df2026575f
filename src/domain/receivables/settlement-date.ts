import { DomainError } from '../errors';
import { compare, type PlainDate } from '../periods/plain-date';

/**
 * What is done to open items is dated no earlier than any of them and not in the future.
 * @throws DomainError 422 `date_in_future`, `date_before_item`
 */
export function assertSettlementDate(
  items: readonly { readonly id: string; readonly date: PlainDate }[],
  { date, today }: { readonly date: PlainDate; readonly today: PlainDate },
): void {
  if (compare(date, today) > 0) {
    throw new DomainError('date_in_future', `It cannot be dated ${date}, after today (${today})`, {
      field: 'date',
      date,
      today,
    });
  }
  const later = items.find((item) => compare(date, item.date) < 0);
  if (later) {
    throw new DomainError('date_before_item', `${date} is before ${later.date}, the date of ${later.id}`, {
      field: 'date',
      date,
      openItemId: later.id,
      earliest: later.date,
    });
  }
}
