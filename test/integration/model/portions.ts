import fc from 'fast-check';
import { most, type Cents } from './cents';

/** How much of what there is: left to the service, a part in thousandths, all of it, or more than there is. */
export type Portion =
  { readonly of: 'default' | 'all' | 'beyond' } | { readonly of: 'part'; readonly thousandths: number };

export const portion: fc.Arbitrary<Portion> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({ of: fc.constant('part' as const), thousandths: fc.integer({ min: 1, max: 600 }) }),
  },
  { weight: 5, arbitrary: fc.record({ of: fc.constantFrom('all' as const, 'default' as const) }) },
  { weight: 1, arbitrary: fc.constant({ of: 'beyond' as const }) },
);

/** The amount that is asked for, above zero; undefined leaves it to the service. */
export function amountOf(asked: Portion, there: Cents): Cents | undefined {
  switch (asked.of) {
    case 'default':
      return undefined;
    case 'all':
      return most(there, 1n);
    case 'beyond':
      return most(there + 1n, 1n);
    case 'part':
      return most((there * BigInt(asked.thousandths)) / 1000n, 1n);
  }
}

export const which = fc.nat({ max: 50 });

/** The same, but named wherever there is something: what is open on a day before, the model does not know. */
export const namedAmountOf = (asked: Portion, there: Cents): Cents | undefined =>
  amountOf(asked, there) ?? (there > 0n ? there : undefined);

/** One of a list, wherever the number points; undefined of an empty one. */
export const pick = <T>(list: readonly T[], which: number): T | undefined => list[which % list.length];

/** Mostly one that will do, and now and then any, to be refused. */
export function pickFit<T>(list: readonly T[], which: number, fits: (each: T) => boolean): T | undefined {
  const fitting = which % 6 === 0 ? [] : list.filter(fits);
  return pick(fitting.length > 0 ? fitting : list, which);
}
