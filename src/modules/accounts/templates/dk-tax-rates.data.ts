import type { TemplateTaxRate } from './template';
import { domesticRates, exemptEverywhere, suppliesAbroad } from './zone-rates';

/** Denmark knows one rate, 25 % since 1992 (momsloven § 33), and zero for newspapers (§ 34, stk. 1, nr. 18). */
export const dkTaxRates: readonly TemplateTaxRate[] = [
  ...domesticRates('standard', 'Almindelig momssats', [{ rate: '25', validFrom: '1992-01-01' }]),
  {
    taxCode: 'zero',
    zone: 'domestic',
    name: 'Nulmoms',
    category: 'Z',
    rate: '0',
    validFrom: '1992-01-01',
  },
  ...exemptEverywhere('Momsfritaget', 'Momsfritaget efter momslovens § 13', '1992-01-01'),
  ...suppliesAbroad(['standard', 'zero'], {
    intraCommunity: {
      name: 'Varesalg til EU-lande',
      reason: 'Leverance til anden EU-virksomhed uden moms (momslovens § 34, stk. 1, nr. 1)',
    },
    export: { name: 'Eksport', reason: 'Eksport uden moms (momslovens § 34, stk. 1, nr. 5)' },
  }),
];
