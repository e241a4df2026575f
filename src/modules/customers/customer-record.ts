import { conflict } from '../../domain/errors';
import type { ElectronicAddress } from '../../domain/einvoice/document-model';
import { vatZoneOf } from '../../domain/tax/vat-zone';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { ElectronicAddressRequest } from '../../platform/validation/electronic-address.dto';
import type { AddressParts, CustomerEntity } from './customer.entity';
import type { CreateCustomerRequest, CustomerAddress, UpdateCustomerRequest } from './dto/customer.dto';
import type { CustomerView } from './dto/customer-view.dto';
import { checkedVatNumber } from './vat-number';

const DEFAULT_TERMS_DAYS = 30;

/** @throws DomainError `validation_failed` on `vatNumber` */
export function newCustomer(ctx: RequestContext, id: string, request: CreateCustomerRequest): CustomerEntity {
  const { organisationId, baseCurrency, country: ownCountry } = ctx.organisation;
  const country = request.country ?? null;
  const vatNumber = request.vatNumber == null ? null : checkedVatNumber(request.vatNumber, country);
  return {
    organisationId,
    id,
    name: request.name,
    email: request.email ?? null,
    phone: request.phone ?? null,
    address: knownParts(request.address),
    country,
    vatNumber,
    vatZone: request.vatZone ?? vatZoneOf({ country, vatNumber }, ownCountry),
    vatZoneDerived: request.vatZone === undefined,
    currency: request.currency ?? baseCurrency,
    paymentTermsDays: request.paymentTermsDays ?? DEFAULT_TERMS_DAYS,
    reference: request.reference ?? null,
    locale: request.locale ?? null,
    electronicAddress: electronicAddressOf(request.electronicAddress),
    contactName: request.contactName ?? null,
    buyerReference: request.buyerReference ?? null,
    metadata: request.metadata ?? {},
    archivedAt: request.archived === true ? ctx.now : null,
    erasedAt: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}

/**
 * What the request names, changed; null clears, and what it leaves out stays. A zone that was derived follows country and
 * number, one that was set by hand stays.
 * @throws DomainError `validation_failed` on `vatNumber`; `conflict`, reason `customer_erased`.
 */
export function changedCustomer(
  ctx: RequestContext,
  before: CustomerEntity,
  request: UpdateCustomerRequest,
): CustomerEntity {
  assertNotErased(before);
  const { archived, address, electronicAddress, vatZone, ...given } = request;
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const party = changedParty(before, request);
  const derived = vatZone === undefined && before.vatZoneDerived;
  return {
    ...before,
    ...fields,
    ...party,
    address: address === undefined ? before.address : knownParts(address),
    electronicAddress:
      electronicAddress === undefined ? before.electronicAddress : electronicAddressOf(electronicAddress),
    vatZone: derived ? vatZoneOf(party, ctx.organisation.country) : (vatZone ?? before.vatZone),
    vatZoneDerived: derived,
    archivedAt:
      archived === undefined || archived === (before.archivedAt !== null)
        ? before.archivedAt
        : archived
          ? ctx.now
          : null,
    updatedAt: ctx.now,
  };
}

export function viewOf(customer: CustomerEntity): CustomerView {
  return {
    id: customer.id,
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    address: customer.address,
    country: customer.country,
    vatNumber: customer.vatNumber,
    vatZone: customer.vatZone,
    currency: customer.currency,
    paymentTermsDays: customer.paymentTermsDays,
    reference: customer.reference,
    locale: customer.locale,
    electronicAddress: customer.electronicAddress && { ...customer.electronicAddress },
    contactName: customer.contactName,
    buyerReference: customer.buyerReference,
    metadata: { ...customer.metadata },
    archived: customer.archivedAt !== null,
    erasedAt: customer.erasedAt?.toISOString() ?? null,
    createdAt: customer.createdAt.toISOString(),
    updatedAt: customer.updatedAt.toISOString(),
  };
}

export function assertNotErased({ erasedAt }: CustomerEntity): void {
  if (erasedAt !== null)
    throw conflict('customer_erased', 'The personal data of this customer was erased, which is final.');
}

/** A number is checked again with a new country: what was right in one is wrong in the other. */
function changedParty(
  before: CustomerEntity,
  { country, vatNumber }: UpdateCustomerRequest,
): Pick<CustomerEntity, 'country' | 'vatNumber'> {
  const after = {
    country: country === undefined ? before.country : country,
    vatNumber: vatNumber === undefined ? before.vatNumber : vatNumber,
  };
  if (country === undefined && vatNumber === undefined) return after;
  if (after.vatNumber === null) return after;
  return { ...after, vatNumber: checkedVatNumber(after.vatNumber, after.country) };
}

const electronicAddressOf = (
  address: ElectronicAddressRequest | null | undefined,
): ElectronicAddress | null => (address ? { scheme: address.scheme, id: address.id } : null);

function knownParts(address: CustomerAddress | null | undefined): AddressParts | null {
  const parts = Object.entries(address ?? {}).filter(
    (part): part is [string, string] => typeof part[1] === 'string',
  );
  return parts.length === 0 ? null : Object.fromEntries(parts);
}
