import { DomainError } from '../errors';
import type { Decimal } from '../money/decimal';
import type { PlainDate } from '../periods/plain-date';
import type { LineTax, VatCategory } from './category';
import type { VatZone } from './vat-zone';

/** A rate of a tax code in a zone, in force from one day to another, both inclusive; without an end until further notice. */
export interface DatedRate {
  readonly taxCode: string;
  readonly zone: VatZone;
  readonly name: string | null;
  readonly category: VatCategory;
  /** In percent: 20 for 20 %. */
  readonly rate: Decimal;
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
  readonly exemptionReason: string | null;
}

/** What decides the VAT of a line from the catalogue: the product's tax code, the customer's zone, the tax point. */
export interface TaxQuestion {
  readonly taxCode: string;
  readonly zone: VatZone;
  readonly taxPoint: PlainDate;
}

/**
 * The tax of a line: the rate of its code and zone that was in force at the tax point (Directive 2006/112/EC, article 93: the
 * rate is that of the time of the chargeable event, not that of the day on which the document is written).
 * @throws DomainError `tax_rate_not_found` with `taxCode`, `zone` and `taxPoint`.
 */
export function chooseRate(rates: readonly DatedRate[], question: TaxQuestion): LineTax {
  const { taxCode, zone, taxPoint } = question;
  const found = rates.find(
    (rate) =>
      rate.taxCode === taxCode &&
      rate.zone === zone &&
      rate.validFrom <= taxPoint &&
      (rate.validTo === null || taxPoint <= rate.validTo),
  );
  if (!found) {
    throw new DomainError(
      'tax_rate_not_found',
      `The tax code ${taxCode} has no rate in the zone ${zone} on ${taxPoint}.`,
      { taxCode, zone, taxPoint },
    );
  }
  return {
    category: found.category,
    rate: found.rate,
    ...(found.name === null ? {} : { name: found.name }),
    ...(found.exemptionReason === null ? {} : { exemptionReason: found.exemptionReason }),
  };
}

/** Whether two stretches of days share one, both ends inclusive. */
export function overlap(
  a: Pick<DatedRate, 'validFrom' | 'validTo'>,
  b: Pick<DatedRate, 'validFrom' | 'validTo'>,
): boolean {
  return (a.validTo === null || b.validFrom <= a.validTo) && (b.validTo === null || a.validFrom <= b.validTo);
}
