import type { Answer, Service } from './app';
import { created, openBooks, type Books } from './books';

/** What a seller says of itself so that its documents are complete electronic invoices. */
export const completeSeller = (changes: object = {}): object => ({
  name: 'Nordlicht Handels GmbH',
  country: 'DE',
  baseCurrency: 'EUR',
  vatNumber: 'DE136695976',
  registrationNumber: 'HRB 86891',
  address: { line1: 'Speicherstraße 12', city: 'Hamburg', postalCode: '20457' },
  documents: {
    accentColour: '#1a5fb4',
    email: 'rechnung@nordlicht.example',
    phone: '+49 40 1234560',
    contactName: 'Anke Petersen',
    bankAccount: { iban: 'DE89370400440532013000', bic: 'COBADEFFXXX' },
    electronicAddress: { scheme: '9930', id: 'DE136695976' },
  },
  ...changes,
});

/** A customer to whom complete electronic invoices go. */
export const completeCustomer = (changes: object = {}): object => ({
  name: 'Atelier Lumière SARL',
  email: 'compta@lumiere.example',
  phone: '+33 4 72 00 00 00',
  country: 'FR',
  vatNumber: 'FR40303265045',
  address: { line1: '8 rue des Lilas', city: 'Lyon', postalCode: '69003' },
  locale: 'fr',
  electronicAddress: { scheme: '0002', id: '303265045' },
  contactName: 'Claire Moreau',
  buyerReference: 'SERVICE-ACHATS-7',
  ...changes,
});

export interface CompleteBooks extends Books {
  readonly customer: Answer['body'];
}

/** Books whose documents are complete. */
export async function openCompleteBooks(app: Service, settings: object = {}): Promise<CompleteBooks> {
  const books = await openBooks(app, completeSeller(settings));
  return { ...books, customer: await created(books.live, '/customers', completeCustomer()) };
}
