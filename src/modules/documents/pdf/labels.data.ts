import type { DocumentModel, Locale } from '../../../domain/einvoice/document-model';
import type { VatCategory } from '../../../domain/tax/category';

/** The words of a document in one language. `{…}` is replaced. */
export interface Labels {
  /** Between a label and its value in running text. */
  readonly colon: string;
  readonly draft: string;
  readonly watermarks: Readonly<Record<'draft' | 'void', string>>;
  readonly number: string;
  readonly issueDate: string;
  /** The date VAT goes by: of the supply on an invoice; of the change on a credit note. */
  readonly taxPoint: Readonly<Record<DocumentModel['kind'], string>>;
  readonly dueDate: string;
  readonly preceding: string;
  readonly precedingDate: string;
  readonly buyerReference: string;
  readonly purchaseOrder: string;
  readonly buyerVatNumber: string;
  readonly vatNumber: string;
  readonly registrationNumber: string;
  readonly contact: string;
  readonly reason: string;
  readonly lineNo: string;
  readonly description: string;
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount: string;
  readonly vat: string;
  readonly net: string;
  readonly gross: string;
  readonly pricesIncludeTax: string;
  readonly breakdownRate: string;
  readonly breakdownTaxable: string;
  readonly breakdownTax: string;
  readonly totalNet: string;
  readonly totalTax: string;
  readonly total: string;
  readonly exchangeRate: string;
  readonly taxInBase: string;
  readonly categories: Readonly<Record<Exclude<VatCategory, 'S'>, string>>;
  readonly payment: string;
  readonly payBy: string;
  readonly accountName: string;
  readonly paymentReference: string;
  readonly notes: string;
  readonly page: string;
}

export const LABELS: Readonly<Record<Locale, Labels>> = {
  en: {
    colon: ': ',
    draft: 'draft',
    watermarks: { draft: 'DRAFT', void: 'VOID' },
    number: 'Number',
    issueDate: 'Date of issue',
    taxPoint: { invoice: 'Tax point', credit_note: 'Tax point' },
    dueDate: 'Due date',
    preceding: 'For invoice',
    precedingDate: 'Invoice date',
    buyerReference: 'Your reference',
    purchaseOrder: 'Purchase order',
    buyerVatNumber: 'Your VAT number',
    vatNumber: 'VAT number',
    registrationNumber: 'Registration number',
    contact: 'Contact',
    reason: 'Reason',
    lineNo: 'No.',
    description: 'Description',
    quantity: 'Quantity',
    unitPrice: 'Unit price',
    discount: 'Discount',
    vat: 'VAT',
    net: 'Net',
    gross: 'Gross',
    pricesIncludeTax: 'Unit prices and discounts include VAT.',
    breakdownRate: 'VAT',
    breakdownTaxable: 'Taxable amount',
    breakdownTax: 'VAT amount',
    totalNet: 'Total excluding VAT',
    totalTax: 'VAT',
    total: 'Total',
    exchangeRate: 'Exchange rate: 1 {currency} = {rate} {base}',
    taxInBase: 'VAT in {base}',
    categories: {
      Z: 'Zero rated',
      E: 'Exempt from VAT',
      AE: 'Reverse charge',
      K: 'Intra-Community supply',
      G: 'Export outside the EU',
      O: 'Outside the scope of VAT',
    },
    payment: 'Payment',
    payBy: 'Please pay by',
    accountName: 'Account holder',
    paymentReference: 'Payment reference',
    notes: 'Notes',
    page: 'Page {page} of {pages}',
  },
  de: {
    colon: ': ',
    draft: 'Entwurf',
    watermarks: { draft: 'ENTWURF', void: 'STORNIERT' },
    number: 'Nummer',
    issueDate: 'Ausstellungsdatum',
    taxPoint: { invoice: 'Leistungsdatum', credit_note: 'Steuerlich wirksam' },
    dueDate: 'Fällig am',
    preceding: 'Zu Rechnung',
    precedingDate: 'Rechnungsdatum',
    buyerReference: 'Ihre Referenz',
    purchaseOrder: 'Bestellnummer',
    buyerVatNumber: 'Ihre USt-IdNr.',
    vatNumber: 'USt-IdNr.',
    registrationNumber: 'Registernummer',
    contact: 'Kontakt',
    reason: 'Grund',
    lineNo: 'Pos.',
    description: 'Beschreibung',
    quantity: 'Menge',
    unitPrice: 'Einzelpreis',
    discount: 'Rabatt',
    vat: 'USt',
    net: 'Netto',
    gross: 'Brutto',
    pricesIncludeTax: 'Einzelpreise und Rabatte enthalten die Umsatzsteuer.',
    breakdownRate: 'USt',
    breakdownTaxable: 'Bemessungsgrundlage',
    breakdownTax: 'Steuerbetrag',
    totalNet: 'Summe netto',
    totalTax: 'Umsatzsteuer',
    total: 'Gesamtbetrag',
    exchangeRate: 'Wechselkurs: 1 {currency} = {rate} {base}',
    taxInBase: 'Umsatzsteuer in {base}',
    categories: {
      Z: 'Nullsatz',
      E: 'Steuerfrei',
      AE: 'Steuerschuldnerschaft des Leistungsempfängers',
      K: 'Innergemeinschaftliche Lieferung',
      G: 'Ausfuhrlieferung',
      O: 'Nicht steuerbar',
    },
    payment: 'Zahlung',
    payBy: 'Zahlbar bis',
    accountName: 'Kontoinhaber',
    paymentReference: 'Verwendungszweck',
    notes: 'Hinweise',
    page: 'Seite {page} von {pages}',
  },
  fr: {
    colon: '\u00a0: ',
    draft: 'brouillon',
    watermarks: { draft: 'BROUILLON', void: 'ANNULÉ' },
    number: 'Numéro',
    issueDate: 'Date d’émission',
    taxPoint: { invoice: 'Exigibilité de la TVA', credit_note: 'Date d’effet TVA' },
    dueDate: 'Échéance',
    preceding: 'Facture concernée',
    precedingDate: 'Date de la facture',
    buyerReference: 'Votre référence',
    purchaseOrder: 'Bon de commande',
    buyerVatNumber: 'Votre n° de TVA',
    vatNumber: 'N° de TVA',
    registrationNumber: 'N° d’immatriculation',
    contact: 'Contact',
    reason: 'Motif',
    lineNo: 'N°',
    description: 'Désignation',
    quantity: 'Quantité',
    unitPrice: 'Prix unitaire',
    discount: 'Remise',
    vat: 'TVA',
    net: 'HT',
    gross: 'TTC',
    pricesIncludeTax: 'Les prix unitaires et les remises s’entendent TVA comprise.',
    breakdownRate: 'TVA',
    breakdownTaxable: 'Base HT',
    breakdownTax: 'Montant TVA',
    totalNet: 'Total HT',
    totalTax: 'TVA',
    total: 'Total TTC',
    exchangeRate: 'Taux de change : 1 {currency} = {rate} {base}',
    taxInBase: 'TVA en {base}',
    categories: {
      Z: 'Taux zéro',
      E: 'Exonéré de TVA',
      AE: 'Autoliquidation',
      K: 'Livraison intracommunautaire',
      G: 'Exportation hors UE',
      O: 'Hors champ de la TVA',
    },
    payment: 'Règlement',
    payBy: 'À régler au plus tard le',
    accountName: 'Titulaire du compte',
    paymentReference: 'Référence à rappeler',
    notes: 'Remarques',
    page: 'Page {page} sur {pages}',
  },
  da: {
    colon: ': ',
    draft: 'kladde',
    watermarks: { draft: 'KLADDE', void: 'ANNULLERET' },
    number: 'Nummer',
    issueDate: 'Udstedt',
    taxPoint: { invoice: 'Leveringsdato', credit_note: 'Momsdato' },
    dueDate: 'Forfaldsdato',
    preceding: 'Vedrører faktura',
    precedingDate: 'Fakturadato',
    buyerReference: 'Deres reference',
    purchaseOrder: 'Indkøbsordre',
    buyerVatNumber: 'Deres momsnr.',
    vatNumber: 'Momsnr.',
    registrationNumber: 'Registreringsnr.',
    contact: 'Kontakt',
    reason: 'Årsag',
    lineNo: 'Nr.',
    description: 'Beskrivelse',
    quantity: 'Antal',
    unitPrice: 'Enhedspris',
    discount: 'Rabat',
    vat: 'Moms',
    net: 'Netto',
    gross: 'Brutto',
    pricesIncludeTax: 'Enhedspriser og rabatter er inklusive moms.',
    breakdownRate: 'Moms',
    breakdownTaxable: 'Momsgrundlag',
    breakdownTax: 'Momsbeløb',
    totalNet: 'Total ekskl. moms',
    totalTax: 'Moms',
    total: 'Total inkl. moms',
    exchangeRate: 'Valutakurs: 1 {currency} = {rate} {base}',
    taxInBase: 'Moms i {base}',
    categories: {
      Z: 'Nulsats',
      E: 'Momsfritaget',
      AE: 'Omvendt betalingspligt',
      K: 'Levering til andet EU-land',
      G: 'Eksport uden for EU',
      O: 'Uden for momslovens anvendelsesområde',
    },
    payment: 'Betaling',
    payBy: 'Betales senest',
    accountName: 'Kontohaver',
    paymentReference: 'Betalingsreference',
    notes: 'Bemærkninger',
    page: 'Side {page} af {pages}',
  },
};

/** A label with its places filled in. */
export const filled = (label: string, values: Readonly<Record<string, string>>): string =>
  label.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
