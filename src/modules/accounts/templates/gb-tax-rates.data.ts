import type { TemplateTaxRate } from './template';

const EXEMPT = 'Exempt supply (Value Added Tax Act 1994, schedule 9)';
const INTRA_COMMUNITY = 'Intra-Community supply (Directive 2006/112/EC, article 138)';
const EXPORT = 'Export of goods (Value Added Tax Act 1994, section 30)';

const START_OF_VAT = '1973-04-01';
const START_OF_THE_SINGLE_MARKET = '1993-01-01';
const END_OF_THE_TRANSITION = '2020-12-31';
const AFTER_THE_TRANSITION = '2021-01-01';

/** Goods sent abroad carry no VAT, whatever they would carry at home; what is exempt at home is exempt abroad. */
const GOODS = ['standard', 'reduced', 'zero'] as const;

/**
 * The rates of the United Kingdom since 1991, by tax point. The standard rate was 15 % for thirteen months from December 2008
 * (SI 2008/3020); the reduced rate is 5 % since September 1997.
 */
export const gbTaxRates: readonly TemplateTaxRate[] = [
  ...[
    { rate: '17.5', validFrom: '1991-04-01', validTo: '2008-11-30' },
    { rate: '15', validFrom: '2008-12-01', validTo: '2009-12-31' },
    { rate: '17.5', validFrom: '2010-01-01', validTo: '2011-01-03' },
    { rate: '20', validFrom: '2011-01-04' },
  ].map((term): TemplateTaxRate => ({
    taxCode: 'standard',
    zone: 'domestic',
    name: 'Standard rate',
    category: 'S',
    ...term,
  })),
  {
    taxCode: 'reduced',
    zone: 'domestic',
    name: 'Reduced rate',
    category: 'S',
    rate: '5',
    validFrom: '1997-09-01',
  },
  {
    taxCode: 'zero',
    zone: 'domestic',
    name: 'Zero rate',
    category: 'Z',
    rate: '0',
    validFrom: START_OF_VAT,
  },
  ...(['domestic', 'eu', 'outside'] as const).map((zone): TemplateTaxRate => ({
    taxCode: 'exempt',
    zone,
    name: 'Exempt',
    category: 'E',
    rate: '0',
    exemptionReason: EXEMPT,
    validFrom: START_OF_VAT,
  })),
  ...GOODS.flatMap((taxCode): TemplateTaxRate[] => [
    {
      taxCode,
      zone: 'eu',
      name: 'Intra-Community supply',
      category: 'K',
      rate: '0',
      exemptionReason: INTRA_COMMUNITY,
      validFrom: START_OF_THE_SINGLE_MARKET,
      validTo: END_OF_THE_TRANSITION,
    },
    {
      taxCode,
      zone: 'eu',
      name: 'Export',
      category: 'G',
      rate: '0',
      exemptionReason: EXPORT,
      validFrom: AFTER_THE_TRANSITION,
    },
    {
      taxCode,
      zone: 'outside',
      name: 'Export',
      category: 'G',
      rate: '0',
      exemptionReason: EXPORT,
      validFrom: START_OF_VAT,
    },
  ]),
];
