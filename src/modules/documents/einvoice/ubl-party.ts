import type { StatedParty } from './statement';
import { element, type XmlElement } from './xml';

/** BG-4 or BG-7, with the address, the contact and the identifiers that there are. */
export function ublParty(party: StatedParty): XmlElement | null {
  const { electronicAddress, address } = party;
  return element('cac:Party', [
    element('cbc:EndpointID', electronicAddress?.id, { schemeID: electronicAddress?.scheme }),
    element('cac:PostalAddress', [
      element('cbc:StreetName', address?.line1),
      element('cbc:AdditionalStreetName', address?.line2),
      element('cbc:CityName', address?.city),
      element('cbc:PostalZone', address?.postalCode),
      element('cbc:CountrySubentity', address?.region),
      element('cac:Country', [element('cbc:IdentificationCode', party.country)]),
    ]),
    party.vatNumber === null
      ? null
      : element('cac:PartyTaxScheme', [
          element('cbc:CompanyID', party.vatNumber),
          element('cac:TaxScheme', [element('cbc:ID', 'VAT')]),
        ]),
    element('cac:PartyLegalEntity', [
      element('cbc:RegistrationName', party.name),
      element('cbc:CompanyID', party.registrationNumber, { schemeID: party.registerScheme }),
    ]),
    element('cac:Contact', [
      element('cbc:Name', party.contactName),
      element('cbc:Telephone', party.phone),
      element('cbc:ElectronicMail', party.email),
    ]),
  ]);
}
