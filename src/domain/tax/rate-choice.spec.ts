import fc from 'fast-check';
import { Decimal } from '../money/decimal';
import { addDays } from '../periods/plain-date';
import { thrownBy } from '../testing/thrown-by';
import { chooseRate, overlap, type DatedRate } from './rate-choice';

const rate = (percent: string, validFrom: string, validTo: string | null, more: object = {}): DatedRate => ({
  taxCode: 'standard',
  zone: 'domestic',
  name: 'Standard rate',
  category: 'S',
  rate: new Decimal(percent),
  validFrom,
  validTo,
  exemptionReason: null,
  ...more,
});

const RATES = [
  rate('17.5', '1991-04-01', '2008-11-30'),
  rate('15', '2008-12-01', '2009-12-31'),
  rate('17.5', '2010-01-01', '2011-01-03'),
  rate('20', '2011-01-04', null),
  rate('0', '1993-01-01', '2020-12-31', {
    zone: 'eu',
    category: 'K',
    name: null,
    exemptionReason: 'Article 138',
  }),
];

const chosen = (taxPoint: string, more: object = {}): string => {
  const tax = chooseRate(RATES, { taxCode: 'standard', zone: 'domestic', taxPoint, ...more });
  return `${tax.category} ${tax.rate.toFixed()}`;
};

describe('The rate of a line', () => {
  it.each([
    ['1991-04-01', 'S 17.5'],
    ['2008-11-30', 'S 17.5'],
    ['2008-12-01', 'S 15'],
    ['2009-12-31', 'S 15'],
    ['2010-01-01', 'S 17.5'],
    ['2011-01-03', 'S 17.5'],
    ['2011-01-04', 'S 20'],
    ['2030-01-01', 'S 20'],
  ])('is that of its tax point: on %s %s', (taxPoint, expected) => {
    expect(chosen(taxPoint)).toBe(expected);
  });

  it('follows the zone of the customer, with the reason why no VAT is charged', () => {
    expect(chooseRate(RATES, { taxCode: 'standard', zone: 'eu', taxPoint: '2010-05-05' })).toEqual({
      category: 'K',
      rate: new Decimal(0),
      exemptionReason: 'Article 138',
    });
  });

  it('carries its name and no reason where VAT is charged', () => {
    expect(chooseRate(RATES, { taxCode: 'standard', zone: 'domestic', taxPoint: '2010-05-05' })).toEqual({
      category: 'S',
      rate: new Decimal('17.5'),
      name: 'Standard rate',
    });
  });

  it.each([
    { taxCode: 'standard', zone: 'domestic', taxPoint: '1991-03-31' },
    { taxCode: 'standard', zone: 'eu', taxPoint: '2021-01-01' },
    { taxCode: 'standard', zone: 'outside', taxPoint: '2010-05-05' },
    { taxCode: 'reduced', zone: 'domestic', taxPoint: '2010-05-05' },
  ] as const)('is missing for %j, which says so', (question) => {
    expect(thrownBy(() => chooseRate(RATES, question))).toMatchObject({
      code: 'tax_rate_not_found',
      details: question,
      message: `The tax code ${question.taxCode} has no rate in the zone ${question.zone} on ${question.taxPoint}.`,
    });
  });
});

describe('Two stretches of days', () => {
  const day = fc.integer({ min: 0, max: 20 });
  const stretch = fc.tuple(day, fc.option(day)).map(([from, length]) => ({
    from,
    to: length === null ? Infinity : from + length,
  }));
  const dated = ({ from, to }: { from: number; to: number }) => ({
    validFrom: addDays('2026-01-01', from),
    validTo: to === Infinity ? null : addDays('2026-01-01', to),
  });

  it('overlap when there is a day that both have', () => {
    fc.assert(
      fc.property(stretch, stretch, (a, b) => {
        const shared = Array.from({ length: 50 }, (_, i) => i).some(
          (i) => a.from <= i && i <= a.to && b.from <= i && i <= b.to,
        );
        expect(overlap(dated(a), dated(b))).toBe(shared);
        expect(overlap(dated(b), dated(a))).toBe(shared);
      }),
    );
  });
});
