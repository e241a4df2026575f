import { LONG, MIDDLE_1, MIDDLE_2, parent, plain, required, text } from './xml';

type Address = Readonly<Record<string, string>> | null;

/** AddressStructure. A street's number stays in the street's line, as the schema allows. */
export const address = (name: string, given: Address, country: string | null): string =>
  parent(
    name,
    text('StreetName', given?.line1, LONG),
    text('AdditionalAddressDetail', given?.line2, LONG),
    text('City', given?.city, LONG),
    text('PostalCode', given?.postalCode, MIDDLE_2),
    text('Region', given?.region, LONG),
    country === null ? '' : plain('Country', country),
  );

/** A contact with a name in one piece: "NotUsed" stands for the first name (the schema's words on PersonNameStructure). */
export const contact = (name: string, telephone?: string | null, email?: string | null): string =>
  parent(
    'Contact',
    parent('ContactPerson', plain('FirstName', 'NotUsed'), required('LastName', name, MIDDLE_2, 'NotUsed')),
    text('Telephone', telephone, 18),
    text('Email', email, MIDDLE_2),
  );

export const taxRegistration = (vatNumber: string | null, country: string | null): string =>
  vatNumber === null
    ? ''
    : parent(
        'TaxRegistration',
        required('TaxRegistrationNumber', vatNumber, MIDDLE_1, 'NA'),
        country === 'NO' ? plain('TaxAuthority', 'Skatteetaten') : '',
      );
