import { vatZoneOf } from '../../domain/tax/vat-zone';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { AddressParts, CustomerEntity } from './customer.entity';
import type { CreateCustomerRequest, CustomerAddress, UpdateCustomerRequest } from './dto/customer.dto';
import type { CustomerView } from './dto/customer-view.dto';

const DEFAULT_TERMS_DAYS = 30;

export function newCustomer(ctx: RequestContext, id: string, request: CreateCustomerRequest): CustomerEntity {
  const { organisationId, baseCurrency, country: ownCountry } = ctx.organisation;
  const country = request.country ?? null;
  return {
    organisationId,
    id,
    name: request.name,
    email: request.email ?? null,
    phone: request.phone ?? null,
    address: knownParts(request.address),
    country,
    vatNumber: request.vatNumber ?? null,
    vatZone: request.vatZone ?? vatZoneOf(country, ownCountry),
    currency: request.currency ?? baseCurrency,
    paymentTermsDays: request.paymentTermsDays ?? DEFAULT_TERMS_DAYS,
    reference: request.reference ?? null,
    metadata: request.metadata ?? {},
    archivedAt: request.archived === true ? ctx.now : null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}

/** What the request names, changed; null clears, and what it leaves out stays. */
export function changedCustomer(
  ctx: RequestContext,
  before: CustomerEntity,
  request: UpdateCustomerRequest,
): CustomerEntity {
  const country = request.country === undefined ? before.country : request.country;
  const { archived, address, vatZone, ...given } = request;
  const fields = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return {
    ...before,
    ...fields,
    address: address === undefined ? before.address : knownParts(address),
    vatZone: vatZone ?? zoneAfterMove(ctx, before, country),
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
    metadata: { ...customer.metadata },
    archived: customer.archivedAt !== null,
    createdAt: customer.createdAt.toISOString(),
    updatedAt: customer.updatedAt.toISOString(),
  };
}

/** A zone that was set by hand, against the country, survives a move. */
function zoneAfterMove(
  ctx: RequestContext,
  before: CustomerEntity,
  country: string | null,
): CustomerEntity['vatZone'] {
  const derived = vatZoneOf(before.country, ctx.organisation.country);
  return before.vatZone === derived ? vatZoneOf(country, ctx.organisation.country) : before.vatZone;
}

function knownParts(address: CustomerAddress | null | undefined): AddressParts | null {
  const parts = Object.entries(address ?? {}).filter(
    (part): part is [string, string] => typeof part[1] === 'string',
  );
  return parts.length === 0 ? null : Object.fromEntries(parts);
}
