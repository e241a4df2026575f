import type { TemplateTaxRate } from './template';
import { domesticRates, exemptEverywhere, suppliesAbroad } from './zone-rates';

/**
 * The rates of metropolitan France by tax point (code général des impôts, articles 278, 278-0 bis, 279 and 281 quater ff.).
 * 19.6 % since April 2000, 20 % since 2014; the intermediate rate was 5.5 % until 2011, then 7 %, and is 10 % since 2014
 * (loi n° 2012-1510, article 68). 18.6 and 20.6 %, before 2000, are left out.
 */
export const frTaxRates: readonly TemplateTaxRate[] = [
  ...domesticRates('standard', 'Taux normal', [
    { rate: '19.6', validFrom: '2000-04-01', validTo: '2013-12-31' },
    { rate: '20', validFrom: '2014-01-01' },
  ]),
  ...domesticRates('intermediate', 'Taux intermédiaire', [
    { rate: '5.5', validFrom: '2000-04-01', validTo: '2011-12-31' },
    { rate: '7', validFrom: '2012-01-01', validTo: '2013-12-31' },
    { rate: '10', validFrom: '2014-01-01' },
  ]),
  ...domesticRates('reduced', 'Taux réduit', [{ rate: '5.5', validFrom: '2000-04-01' }]),
  ...domesticRates('super-reduced', 'Taux particulier', [{ rate: '2.1', validFrom: '2000-04-01' }]),
  ...exemptEverywhere('Exonéré de TVA', 'Exonération de TVA, article 261 du CGI', '1993-01-01'),
  ...suppliesAbroad(['standard', 'intermediate', 'reduced', 'super-reduced'], {
    intraCommunity: {
      name: 'Livraison intracommunautaire',
      reason: 'Exonération de TVA, article 262 ter I du CGI (livraison intracommunautaire)',
    },
    export: { name: 'Exportation', reason: 'Exonération de TVA, article 262 I du CGI (exportation)' },
  }),
];
