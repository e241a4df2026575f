import fc from 'fast-check';
import { Decimal } from '../money/decimal';
import { addDays } from '../periods/plain-date';
import { leastOpenFrom, openOn, staysWithin, untouchedSince, type Movement } from './timeline';

const moved = (...pairs: readonly (readonly [string, number])[]): Movement[] =>
  pairs.map(([date, amount]) => ({ date, amount: new Decimal(amount) }));

describe('What is open of an item, day by day', () => {
  const payment = moved(['2026-01-05', -100], ['2026-03-01', 100], ['2026-04-01', -100]);

  it('follows the dates of what was booked, not its order', () => {
    const shuffled = [...payment].reverse();
    expect(openOn(shuffled, '2026-02-28').toFixed()).toBe('-100');
    expect(openOn(shuffled, '2026-03-01').toFixed()).toBe('0');
    expect(openOn(shuffled, '2026-04-01').toFixed()).toBe('-100');
  });

  it('leaves nothing to take on a day before one on which it was all taken', () => {
    expect(leastOpenFrom(payment, '2026-02-01').toFixed()).toBe('0');
    expect(leastOpenFrom(payment, '2026-04-01').toFixed()).toBe('100');
    expect(leastOpenFrom(payment, '2026-05-01').toFixed()).toBe('100');
  });

  it('is nothing before the item began', () => {
    expect(leastOpenFrom(payment, '2026-01-04').toFixed()).toBe('0');
  });

  it('keeps an item on its side and within its amount', () => {
    expect(staysWithin(new Decimal(-100), payment)).toBe(true);
    expect(staysWithin(new Decimal(-100), [...payment, ...moved(['2026-02-01', 1])])).toBe(false);
    expect(staysWithin(new Decimal(-100), [...payment, ...moved(['2026-05-01', -1])])).toBe(false);
  });

  it('can be reversed from the day on which the last of it was given back', () => {
    expect(untouchedSince(new Decimal(-100), payment)).toBe('2026-04-01');
    expect(untouchedSince(new Decimal(-100), payment.slice(0, 1))).toBe('2026-01-05');
    expect(untouchedSince(new Decimal(-100), payment.slice(0, 2))).toBeNull();
  });

  it('lets exactly the least that is open be taken, whenever', () => {
    const days = fc.integer({ min: 0, max: 20 }).map((day) => addDays('2026-01-01', day));
    const takes = fc.array(fc.tuple(days, fc.integer({ min: 1, max: 60 })), { maxLength: 12 });
    fc.assert(
      fc.property(takes, days, (wanted, day) => {
        const whole = new Decimal(100);
        const movements = moved(['2026-01-01', 100]);
        for (const [date, amount] of wanted) {
          const taken = Decimal.min(amount, leastOpenFrom(movements, date));
          movements.push({ date, amount: taken.negated() });
          expect(staysWithin(whole, movements)).toBe(true);
        }
        const least = leastOpenFrom(movements, day);
        const take = (amount: Decimal): Movement[] => [...movements, { date: day, amount: amount.negated() }];
        expect(staysWithin(whole, take(least))).toBe(true);
        expect(staysWithin(whole, take(least.plus(1)))).toBe(false);
      }),
    );
  });
});
