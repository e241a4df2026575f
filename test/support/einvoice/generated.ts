import type { DocumentItemInput } from '../../../src/domain/documents/priced-document';
import type { DocumentModel } from '../../../src/domain/einvoice/document-model';
import { agreedLine, issued } from '../../../src/domain/testing/invoices';
import type { VatCategory } from '../../../src/domain/tax/category';
import { buyerModel, sellerModel } from '../document-model';
import type { TaxAllowance } from './calculation-rules';
import { creditNoteOf, creditOf, invoiceOf } from './models';

export interface NamedDocument {
  readonly name: string;
  readonly model: DocumentModel;
  readonly allowance: TaxAllowance;
}

const item = (quantity: string, unitPrice: string, tax: string, more: Partial<DocumentItemInput> = {}) => ({
  lineType: 'item' as const,
  description: `Article at ${unitPrice}`,
  quantity,
  unitPrice,
  ...(/^\d/.test(tax) ? { taxRate: tax } : { taxCategory: tax, taxExemptionReason: REASONS[tax] }),
  ...more,
});

const REASONS: Readonly<Record<string, string>> = {
  E: 'Exempt: insurance services, Article 135(1)(a)',
  AE: 'Reverse charge',
  K: 'Intra-community supply, Article 138',
  G: 'Export, Article 146',
  O: 'Outside the scope of VAT',
};

const text = (description: string) => ({ lineType: 'text' as const, description });

const CATEGORIES: Readonly<Record<VatCategory, readonly DocumentItemInput[]>> = {
  S: [item('3', '9.99', '19'), item('1', '120.50', '7')],
  Z: [item('2', '45', '0'), item('1', '0.01', '0')],
  E: [item('1', '310.25', 'E'), item('2', '10', 'E', { taxExemptionReason: 'Exempt: Article 132' })],
  AE: [item('7.5', '80', 'AE')],
  K: [item('12', '33.333333', 'K')],
  G: [item('1', '1000', 'G')],
  O: [item('1', '75', 'O')],
};

type Make = typeof invoiceOf;
const BOTH: readonly (readonly [kind: string, make: Make])[] = [
  ['invoice', invoiceOf],
  ['credit note', creditNoteOf],
];

/** Each document both as an invoice and as a credit note of its own. */
const both = (name: string, allowance: TaxAllowance, ...given: Parameters<Make>): NamedDocument[] =>
  BOTH.map(([kind, make]) => ({ name: `${kind}, ${name}`, model: make(...given), allowance }));

const gross = { pricesIncludeTax: true };

const SHOP: readonly DocumentItemInput[] = [
  item('2', '9.99', '19'),
  item('3', '1.49', '7'),
  item('1', '0.99', '19'),
  item('0.375', '24.90', '7'),
];

const DISCOUNTED: readonly DocumentItemInput[] = [
  item('2', '100', '19', { discount: '10' }),
  item('3', '33.33', '19', { discount: '99.99' }),
  item('1.234567', '98.765432', '7', { discount: '0.01' }),
];

const many = (count: number): DocumentItemInput[] =>
  Array.from({ length: count }, (_, index) =>
    item(String(1 + (index % 7)), `${index % 90}.${10 + (index % 89)}`, ['19', '7', '0'][index % 3] ?? '19'),
  );

const WITHOUT_ADDRESSES = {
  seller: sellerModel({ electronicAddress: null }),
  buyer: buyerModel({ electronicAddress: null }),
};

/** Documents of every kind that EN 16931 has rules about, with the figures that the product decides. */
export function generatedDocuments(): NamedDocument[] {
  return [
    ...Object.entries(CATEGORIES).flatMap(([category, items]) => [
      ...both(`category ${category}`, 'exact', items),
      ...both(`category ${category}, prices with tax`, 'official', items, gross),
    ]),
    ...both('no addresses for Peppol', 'exact', SHOP, {}, WITHOUT_ADDRESSES),
    ...both('discounts', 'exact', DISCOUNTED),
    ...both('discounts, prices with tax', 'official', DISCOUNTED, gross),
    ...both('a shop, prices with tax', 'official', SHOP, gross),
    ...both('three categories', 'exact', [item('1', '9.5', '20'), item('2', '4', 'E'), item('3', '7', '0')]),
    ...both('EUR in books in GBP', 'exact', SHOP, { baseCurrency: 'GBP', exchangeRate: '0.853271' }),
    ...both('JPY in books in EUR', 'exact', [item('3', '1250', '10')], {
      currency: 'JPY',
      exchangeRate: '0.0061',
    }),
    ...both('JPY, prices with tax', 'official', [item('3', '1250', '10'), item('7', '333', '8')], {
      ...gross,
      currency: 'JPY',
      baseCurrency: 'JPY',
    }),
    ...both('KWD in whole fils of two decimals', 'exact', [item('2', '1.25', '0')], {
      currency: 'KWD',
      baseCurrency: 'KWD',
    }),
    ...both('free of charge', 'exact', [item('5', '0', '19'), item('1', '10', '19', { discount: '10' })]),
    ...both('one line', 'exact', [item('1', '19.99', '19')]),
    { name: 'invoice, a thousand lines', model: invoiceOf(many(1000)), allowance: 'exact' },
    {
      name: 'credit note, a thousand lines, prices with tax',
      model: creditNoteOf(many(1000), gross),
      allowance: 'official',
    },
    ...both('text among the lines', 'exact', [
      text('Delivered in March #AAI# by van'),
      item('1', '5', '7', { description: 'Müller & Söhne <Größe "XL">\nσε δύο γραμμές\u0007' }),
      { lineType: 'separator', description: '' },
    ]),
    ...both('taxed before it was written', 'exact', SHOP, {}, { taxPoint: '2026-03-31' }),
    ...both('odd quantities and prices', 'exact', [
      item('0.000001', '999999.999999', '19'),
      item('1000000', '0.000001', '7'),
      item('333333.333333', '0.333333', '19'),
    ]),
    ...both(
      'odd quantities, prices with tax',
      'official',
      [item('0.000001', '999999.999999', '19'), item('987654321', '0.123457', '7'), item('3', '0.01', '19')],
      gross,
    ),
    ...creditsOfInvoices(),
  ];
}

function creditsOfInvoices(): NamedDocument[] {
  const lines = [
    agreedLine('3', '9.99', '20'),
    agreedLine('7', '1.01', '5', '0.50'),
    agreedLine('1', '100', '0'),
  ];
  const of = (pricesIncludeTax: boolean) => issued({ currency: 'EUR', pricesIncludeTax, lines });
  const line = { lineType: 'item' as const, description: 'Returned' };
  const asked = {
    'one of three': { items: [{ ...line, invoiceLineId: 'il_1', quantity: '1' }] },
    'a third of a discounted line': { items: [{ ...line, invoiceLineId: 'il_2', quantity: '2.333333' }] },
    'an amount of a line': { items: [{ ...line, invoiceLineId: 'il_1', amount: '7.77' }] },
    'free-form': { items: [{ ...line, quantity: '2', unitPrice: '3.33', taxRate: '20' }] },
    'two forms at once': {
      items: [
        { ...line, invoiceLineId: 'il_1', quantity: '2' },
        { ...line, invoiceLineId: 'il_3', amount: '0.01' },
      ],
    },
    'a flat amount': { amount: '50', description: 'Goodwill' },
  };
  return [false, true].flatMap((pricesIncludeTax) =>
    Object.entries(asked).flatMap(([name, credit]) =>
      [false, true].map((grossNote) => ({
        name: `credit of an invoice with ${pricesIncludeTax ? 'gross' : 'net'} prices, ${grossNote ? 'gross' : 'net'}: ${name}`,
        model: creditOf(of(pricesIncludeTax), credit, { pricesIncludeTax: grossNote }).model,
        allowance: 'official' as const,
      })),
    ),
  );
}
