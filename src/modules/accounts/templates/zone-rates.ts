import type { TemplateTaxRate } from './template';

interface Term {
  readonly rate: string;
  readonly validFrom: string;
  readonly validTo?: string;
}

/** The rates of one tax code at home, one after the other. */
export function domesticRates(taxCode: string, name: string, terms: readonly Term[]): TemplateTaxRate[] {
  return terms.map((term) => ({ taxCode, zone: 'domestic', name, category: 'S', ...term }));
}

/** What is exempt at home is exempt wherever it goes. */
export function exemptEverywhere(
  name: string,
  exemptionReason: string,
  validFrom: string,
): TemplateTaxRate[] {
  return (['domestic', 'eu', 'outside'] as const).map((zone) => ({
    taxCode: 'exempt',
    zone,
    name,
    category: 'E',
    rate: '0',
    exemptionReason,
    validFrom,
  }));
}

interface Abroad {
  readonly intraCommunity: { readonly name: string; readonly reason: string };
  readonly export: { readonly name: string; readonly reason: string };
}

/** The internal market without borders, which brought the intra-Community supply (Directive 91/680/EEC). */
const SINGLE_MARKET = '1993-01-01';

/** Goods sent abroad carry no VAT, whatever they would carry at home. */
export function suppliesAbroad(taxCodes: readonly string[], abroad: Abroad): TemplateTaxRate[] {
  return taxCodes.flatMap((taxCode): TemplateTaxRate[] => [
    {
      taxCode,
      zone: 'eu',
      name: abroad.intraCommunity.name,
      category: 'K',
      rate: '0',
      exemptionReason: abroad.intraCommunity.reason,
      validFrom: SINGLE_MARKET,
    },
    {
      taxCode,
      zone: 'outside',
      name: abroad.export.name,
      category: 'G',
      rate: '0',
      exemptionReason: abroad.export.reason,
      validFrom: SINGLE_MARKET,
    },
  ]);
}
