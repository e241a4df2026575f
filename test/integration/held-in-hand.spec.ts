import { Decimal } from '../../src/domain/money/decimal';
import { HeldItems } from '../../src/modules/journal/held-items';
import type { NewOpenItem } from '../../src/modules/journal/open-items';
import type { Tx } from '../../src/platform/database/transaction';

const DAY = '2026-06-01';
const item = (id: string): NewOpenItem => ({
  id,
  kind: 'invoice',
  documentNumber: id,
  customerId: null,
  date: DAY,
  dueDate: null,
  currency: 'EUR',
  exchangeRate: '1',
  amount: '100.00',
  baseAmount: '100.00',
  openAmount: '100.00',
  openBaseAmount: '100.00',
});

describe('Open items in hand', () => {
  let held: HeldItems;
  beforeEach(async () => {
    // Asks for none that are stored: nothing goes to the database.
    held = await HeldItems.lock({} as Tx, []);
    held.open(item('a'));
  });

  const take = (id: string, amount: number): void =>
    held.move(id, new Decimal(-amount), new Decimal(-amount), DAY);
  const open = (id: string): string | undefined => held.get(id)?.open.toFixed(2);
  const failing = (work: () => void): void =>
    expect(() =>
      held.restoring(() => {
        work();
        throw new Error('refused');
      }),
    ).toThrow('refused');

  it('are as they were when what opens and moves them throws, and can be taken in full again', () => {
    take('a', 10);
    failing(() => {
      take('a', 60);
      held.open(item('b'));
      take('b', 100);
      take('a', 30);
    });
    expect([open('a'), open('b')]).toEqual(['90.00', undefined]);
    take('a', 90);
    expect(open('a')).toBe('0.00');
  });

  it('keep what succeeded inside of what went on, and lose it with what failed around it', () => {
    held.restoring(() => {
      take('a', 1);
      failing(() => take('a', 2));
    });
    expect(open('a')).toBe('99.00');
    failing(() => held.restoring(() => take('a', 4)));
    expect(open('a')).toBe('99.00');
    expect(held.openFrom('a', DAY).toFixed(2)).toBe('99.00');
  });

  it('refuse more than is open, and are moved no further', () => {
    expect(() => take('a', 100.01)).toThrow('Part of the open item');
    expect(open('a')).toBe('100.00');
  });
});
