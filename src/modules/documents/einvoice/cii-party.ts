import type { StatedParty } from './statement';
import { element, type XmlElement } from './xml';

/** BG-4 or BG-7, with the address, the contact and the identifiers that there are. */
export function ciiParty(name: string, party: StatedParty): XmlElement | null {
  const { electronicAddress, address } = party;
  return element(name, [
    element('ram:Name', party.name),
    element('ram:SpecifiedLegalOrganization', [
      element('ram:ID', party.registrationNumber, { schemeID: party.registerScheme }),
    ]),
    element('ram:DefinedTradeContact', [
      element('ram:PersonName', party.contactName),
      element('ram:TelephoneUniversalCommunication', [element('ram:CompleteNumber', party.phone)]),
      element('ram:EmailURIUniversalCommunication', [element('ram:URIID', party.email)]),
    ]),
    element('ram:PostalTradeAddress', [
      element('ram:PostcodeCode', address?.postalCode),
      element('ram:LineOne', address?.line1),
      element('ram:LineTwo', address?.line2),
      element('ram:CityName', address?.city),
      element('ram:CountryID', party.country),
      element('ram:CountrySubDivisionName', address?.region),
    ]),
    element('ram:URIUniversalCommunication', [
      element('ram:URIID', electronicAddress?.id, { schemeID: electronicAddress?.scheme }),
    ]),
    element('ram:SpecifiedTaxRegistration', [element('ram:ID', party.vatNumber, { schemeID: 'VA' })]),
  ]);
}
