import fc from 'fast-check';

const DAY_MS = 86_400_000;

export const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
export const daysAfter = (day: string, days: number): string => daysBefore(day, -days);

/** Mostly today, as who says nothing of a date; now and then dated back, by so many days. */
export const daysAgo: fc.Arbitrary<number> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 15 }) },
);

/**
 * What something that is dated back may be refused with besides: the model knows what is open now, and not on each day before.
 * Whether what the service accepts is right is then for the rules of the books to say, which hold on every date.
 */
export const mayOnThatDay = (days: number): readonly string[] =>
  days === 0
    ? []
    : [
        'date_before_item',
        'date_before_invoice',
        'reversal_before_original',
        'allocation_exceeds_open_amount',
        'refund_exceeds_open_amount',
        'write_off_exceeds_open_amount',
      ];
