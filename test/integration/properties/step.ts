import fc from 'fast-check';

/** What a bookkeeper may do next; `which` picks one of what there is. */
export type Step =
  | {
      readonly kind: 'credit';
      readonly day: string;
      readonly unitPrice: string;
      readonly quantity: string;
      readonly taxRate: number;
      readonly gross: boolean;
      readonly currency: string;
    }
  | { readonly kind: 'void' | 'reverse'; readonly which: number; readonly day: string | null }
  | {
      readonly kind: 'journal';
      readonly day: string;
      readonly amount: string;
      readonly onDebtors: boolean;
      readonly taxed: boolean;
    }
  | { readonly kind: 'lock' | 'unlock'; readonly month: string }
  | { readonly kind: 'through'; readonly lock: 'sales' | 'tax' | 'all'; readonly day: string | null };

const two = (n: number): string => String(n).padStart(2, '0');
const month = fc.integer({ min: 1, max: 5 }).map((m) => `2026-${two(m)}`);
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}-${two(d)}`);
const cents = (max: number) =>
  fc.integer({ min: 1, max }).map((n) => `${Math.floor(n / 100)}.${two(n % 100)}`);
const which = fc.nat(20);

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('credit' as const),
        day,
        unitPrice: cents(99_999),
        quantity: fc.constantFrom('1', '3', '0.333333', '7.5'),
        taxRate: fc.constantFrom(0, 5, 17.5, 20),
        gross: fc.boolean(),
        currency: fc.constantFrom('GBP', 'GBP', 'EUR', 'JPY'),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('void' as const, 'reverse' as const),
        which,
        day: fc.option(day, { freq: 2 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('journal' as const),
        day,
        amount: cents(9_999),
        onDebtors: fc.boolean(),
        taxed: fc.boolean(),
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('lock' as const, 'unlock' as const), month }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('through' as const),
        lock: fc.constantFrom('sales' as const, 'tax' as const, 'all' as const),
        day: fc.option(day, { freq: 1 }),
      }),
    },
  ),
  { minLength: 4, maxLength: 14 },
);
