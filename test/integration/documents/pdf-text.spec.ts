import type { DocumentModel, Locale } from '../../../src/domain/einvoice/document-model';
import { renderPdf } from '../../../src/modules/documents/pdf/render-pdf';
import { buyerModel, documentModel, lineModel, sellerModel } from '../../support/document-model';
import { withProgram } from '../../support/judges';
import { pdfWords } from '../../support/pdf';

const withPoppler = withProgram('pdftotext');

const read = async (
  changes: Partial<DocumentModel>,
  watermark: 'draft' | 'void' | null = null,
): Promise<string> => pdfWords(await renderPdf(documentModel(changes), { watermark, xml: null }));

const INVOICE: Partial<DocumentModel> = {
  kind: 'invoice',
  number: 'INV-2026-0117',
  preceding: null,
  reason: null,
  dueDate: '2026-04-15',
};

/** A credit of 1,234,567.50 net: large enough to be grouped. */
const LARGE: Partial<DocumentModel> = {
  lines: [lineModel({ quantity: '2.5', unitPrice: '493827.000', discount: '0.00', net: '1234567.50' })],
  taxBreakdown: [
    { category: 'S', rate: '19', exemptionReason: null, taxable: '1234567.50', tax: '234567.83' },
  ],
  totals: { net: '1234567.50', tax: '234567.83', gross: '1469135.33' },
};

const CREDIT_NOTES: Record<Locale, readonly string[]> = {
  en: [
    ...[
      'Credit note CN-2026-0042',
      'Date of issue 16 March 2026',
      'For invoice INV-2026-0117',
      '27 February 2026',
    ],
    ...['Reason: Goods returned', '-2.5 493,827.00 19% -1,234,567.50', '19% -1,234,567.50 -234,567.83'],
    ...[
      'Total excluding VAT -1,234,567.50',
      'Total EUR -1,469,135.33',
      'Page 1 of 1',
      'Your VAT number FR40303265045',
    ],
  ],
  de: [
    ...[
      'Rechnungskorrektur CN-2026-0042',
      'Ausstellungsdatum 16.03.2026',
      'Zu Rechnung INV-2026-0117',
      '27.02.2026',
    ],
    ...['Grund: Goods returned', '-2,5 493.827,00 19 % -1.234.567,50', '19 % -1.234.567,50 -234.567,83'],
    ...[
      'Summe netto -1.234.567,50',
      'Gesamtbetrag EUR -1.469.135,33',
      'Seite 1 von 1',
      'USt-IdNr. DE136695976',
    ],
  ],
  fr: [
    ...['Avoir CN-2026-0042', 'Date d’émission 16/03/2026', 'Facture concernée INV-2026-0117', '27/02/2026'],
    ...['Motif : Goods returned', '-2,5 493 827,00 19 % -1 234 567,50', '19 % -1 234 567,50 -234 567,83'],
    ...['Total HT -1 234 567,50', 'Total TTC EUR -1 469 135,33', 'Page 1 sur 1', 'Allemagne'],
  ],
  da: [
    ...['Kreditnota CN-2026-0042', 'Udstedt 16.03.2026', 'Vedrører faktura INV-2026-0117', '27.02.2026'],
    ...['Årsag: Goods returned', '-2,5 493.827,00 19 % -1.234.567,50', '19 % -1.234.567,50 -234.567,83'],
    ...['Total ekskl. moms -1.234.567,50', 'Total inkl. moms EUR -1.469.135,33', 'Side 1 af 1', 'Tyskland'],
  ],
};

describe('what a document says', () => {
  for (const locale of ['en', 'de', 'fr', 'da'] as const) {
    withPoppler(`a credit note in ${locale}, all its amounts negative`, async () => {
      const text = await read({ ...LARGE, locale });
      for (const words of CREDIT_NOTES[locale]) expect(text).toContain(words);
    });
  }

  withPoppler('an invoice: positive amounts, and how to pay', async () => {
    const text = await read(INVOICE);
    for (const words of [
      ...[
        'Invoice INV-2026-0117',
        'Due date 15 April 2026',
        'Please pay by 15 April 2026',
        'Total EUR 324.23',
      ],
      ...['2 100.00 -10.00 19% 190.00', '1 50.00 7% 50.00', '19% 227.50 43.23', '7% 50.00 3.50'],
      ...['Account holder Nordlicht Handels GmbH', 'IBAN DE89 3704 0044 0532 0130 00', 'BIC COBADEFFXXX'],
      ...['Payment reference INV-2026-0117', 'Your reference SERVICE-ACHATS-7', 'Purchase order PO-10077'],
      ...[
        'Registration number HRB 86891',
        'Registered at Amtsgericht Hamburg',
        'nordlicht.example',
        'Claire Moreau',
      ],
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('-324.23');
  });

  withPoppler('nothing of payment on a credit note, nor on an invoice that is void', async () => {
    expect(await read({})).not.toContain('IBAN');
    expect(await read({ ...INVOICE, state: 'voided' }, 'void')).not.toContain('IBAN');
  });

  withPoppler(
    'what a draft without a number, without an account and without an address can say',
    async () => {
      const bare = {
        address: null,
        vatNumber: null,
        registrationNumber: null,
        contactName: null,
        country: null,
      };
      const text = await read({
        ...INVOICE,
        number: null,
        state: 'draft',
        dueDate: null,
        buyerReference: null,
        purchaseOrderReference: null,
        notes: null,
        buyer: buyerModel({ ...bare, email: null, phone: null }),
        seller: sellerModel({ ...bare, bankAccount: null, accentColour: null, website: null, footer: null }),
      });
      expect(text).toContain('Invoice (draft)');
      expect(text).not.toMatch(/null|undefined|Payment|Number/);
    },
  );

  withPoppler('prices that include VAT, with net and gross of each line', async () => {
    const text = await read({
      ...INVOICE,
      pricesIncludeTax: true,
      lines: [lineModel({ unitPrice: '119.00', discount: '11.90', net: '190.00', gross: '226.10' })],
    });
    expect(text).toContain('2 119.00 -11.90 19% 190.00 226.10');
    expect(text).toContain('Unit prices and discounts include VAT.');
    expect(await read(INVOICE)).not.toContain('include VAT');
  });

  withPoppler('the rate and the VAT in base currency beside a foreign one', async () => {
    const text = await read({ currency: 'USD', exchangeRate: '0.923456', baseTax: '43.15' });
    expect(text).toContain('Total USD -324.23');
    expect(text).toContain('Exchange rate: 1 USD = 0.923456 EUR');
    expect(text).toContain('VAT in EUR -43.15');
  });

  withPoppler('each category in words, with its reason', async () => {
    const rows = (['Z', 'E', 'AE', 'K', 'G', 'O'] as const).map((category) => ({
      category,
      rate: '0',
      exemptionReason: category === 'Z' ? null : `Reason of ${category}`,
      taxable: '10.00',
      tax: '0.00',
    }));
    const text = await read({ locale: 'de', taxBreakdown: rows });
    for (const words of [
      ...[
        '-10,00 0,00',
        'Nullsatz',
        'Steuerfrei Reason of E',
        'Steuerschuldnerschaft des Leistungsempfängers',
      ],
      ...[
        '0 % AE',
        'Innergemeinschaftliche Lieferung Reason of K',
        'Ausfuhrlieferung',
        'Nicht steuerbar Reason of O',
      ],
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain('-0,00');
  });

  withPoppler('text and separator lines between items, and several taxes of one', async () => {
    const words = {
      quantity: null,
      unitPrice: null,
      discount: '0.00',
      taxes: [],
      net: '0.00',
      gross: '0.00',
    };
    const tax = { category: 'S', name: null, exemptionReason: null, tax: '1.00' } as const;
    const text = await read({
      lines: [
        lineModel({ ...words, lineType: 'separator', description: 'Work of June' }),
        lineModel({
          lineNo: 2,
          taxes: [
            { ...tax, rate: '5' },
            { ...tax, rate: '9.975' },
          ],
        }),
        lineModel({ ...words, lineNo: 3, lineType: 'text', description: 'Delivered as agreed.' }),
        lineModel({ ...words, lineNo: 4, lineType: 'separator', description: '' }),
        lineModel({ lineNo: 5, description: 'The last lamp' }),
      ],
    });
    expect(text).toMatch(
      /Work of June 2 Desk lamp.* 5% -190\.00 9\.975% Delivered as agreed\. 5 The last lamp/,
    );
    expect(text).not.toContain(' 0.00');
  });

  withPoppler('letters of every script that the fonts have, and a sign for every other', async () => {
    const text = await read({ notes: '€ £ zł Łódź ș ё Ω ğ Ελλάδα Україна 日本 👍' });
    expect(text).toContain('€ £ zł Łódź ș ё Ω ğ Ελλάδα Україна \ufffd\ufffd \ufffd');
  });
});
