import type {
  DocumentModel,
  LineModel,
  PartyModel,
  SellerModel,
} from '../../src/domain/einvoice/document-model';

/** A seller with everything that an electronic invoice asks for, but without a logo. */
export function sellerModel(changes: Partial<SellerModel> = {}): SellerModel {
  return {
    name: 'Nordlicht Handels GmbH',
    vatNumber: 'DE136695976',
    registrationNumber: 'HRB 86891',
    address: { line1: 'Speicherstraße 12', city: 'Hamburg', postalCode: '20457' },
    country: 'DE',
    email: 'rechnung@nordlicht.example',
    phone: '+49 40 1234560',
    contactName: 'Anke Petersen',
    electronicAddress: { scheme: '9930', id: 'DE136695976' },
    logo: null,
    accentColour: '#1a5fb4',
    bankAccount: {
      iban: 'DE89370400440532013000',
      bic: 'COBADEFFXXX',
      accountName: 'Nordlicht Handels GmbH',
    },
    website: 'https://nordlicht.example',
    footer: 'Registered at Amtsgericht Hamburg. Managing director: Anke Petersen',
    ...changes,
  };
}

/** A buyer with everything that an electronic invoice asks for. */
export function buyerModel(changes: Partial<PartyModel> = {}): PartyModel {
  return {
    name: 'Atelier Lumière SARL',
    vatNumber: 'FR40303265045',
    registrationNumber: '303265045',
    address: { line1: '8 rue des Lilas', line2: 'Bâtiment B', city: 'Lyon', postalCode: '69003' },
    country: 'FR',
    email: 'compta@lumiere.example',
    phone: '+33 4 72 00 00 00',
    contactName: 'Claire Moreau',
    electronicAddress: { scheme: '0002', id: '303265045' },
    ...changes,
  };
}

/** 2 × 100.00 less 10.00 at 19 %; give the amounts along with what they follow from. */
export function lineModel(changes: Partial<LineModel> = {}): LineModel {
  return {
    lineNo: 1,
    lineType: 'item',
    description: 'Desk lamp, brass, returned',
    quantity: '2',
    unitPrice: '100.00',
    discount: '10.00',
    taxes: [{ category: 'S', rate: '19', name: null, exemptionReason: null, tax: '36.10' }],
    net: '190.00',
    tax: '36.10',
    gross: '226.10',
    ...changes,
  };
}

/** An issued credit note of three lines at two rates, 324.23 EUR, whose sums hold; `changes` replaces whole members. */
export function documentModel(changes: Partial<DocumentModel> = {}): DocumentModel {
  return {
    kind: 'credit_note',
    id: 'cn_01kaj3v5g0f8q8r6x1b2c3d4e5',
    number: 'CN-2026-0042',
    state: 'issued',
    issueDate: '2026-03-16',
    taxPoint: '2026-03-16',
    dueDate: null,
    currency: 'EUR',
    baseCurrency: 'EUR',
    exchangeRate: '1',
    pricesIncludeTax: false,
    seller: sellerModel(),
    buyer: buyerModel(),
    buyerReference: 'SERVICE-ACHATS-7',
    purchaseOrderReference: 'PO-10077',
    preceding: { number: 'INV-2026-0117', issueDate: '2026-02-27' },
    reason: 'Goods returned',
    notes: 'We are sorry for the scratched lamps.',
    lines: [
      lineModel(),
      lineModel({
        lineNo: 2,
        description: 'Lighting handbook',
        quantity: '1',
        unitPrice: '50.00',
        discount: '0.00',
        taxes: [{ category: 'S', rate: '7', name: null, exemptionReason: null, tax: '3.50' }],
        net: '50.00',
        tax: '3.50',
        gross: '53.50',
      }),
      lineModel({
        lineNo: 3,
        description: 'Bulb E27, pack of four',
        quantity: '3',
        unitPrice: '12.50',
        discount: '0.00',
        taxes: [{ category: 'S', rate: '19', name: null, exemptionReason: null, tax: '7.13' }],
        net: '37.50',
        tax: '7.13',
        gross: '44.63',
      }),
    ],
    taxBreakdown: [
      { category: 'S', rate: '19', exemptionReason: null, taxable: '227.50', tax: '43.23' },
      { category: 'S', rate: '7', exemptionReason: null, taxable: '50.00', tax: '3.50' },
    ],
    totals: { net: '277.50', tax: '46.73', gross: '324.23' },
    baseTax: null,
    locale: 'en',
    createdAt: '2026-03-16T09:30:00.000Z',
    ...changes,
  };
}
