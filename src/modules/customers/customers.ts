import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction';
import type { CustomerEntity } from './customer.entity';
import { viewOf } from './customer-record';
import { customersByIds, findCustomer } from './customers.store';
import type { CustomerView } from './dto/customer-view.dto';

/** A customer as documents see it. */
export interface CustomerFacts extends Readonly<
  Pick<
    CustomerEntity,
    | 'id'
    | 'name'
    | 'email'
    | 'phone'
    | 'address'
    | 'country'
    | 'vatNumber'
    | 'vatZone'
    | 'currency'
    | 'paymentTermsDays'
    | 'reference'
    | 'locale'
    | 'electronicAddress'
    | 'contactName'
    | 'buyerReference'
  >
> {
  readonly archived: boolean;
}

/** Who a document names, as it stays on the document whatever becomes of the customer. */
export type ClientSnapshot = Pick<
  CustomerFacts,
  | 'name'
  | 'email'
  | 'phone'
  | 'address'
  | 'country'
  | 'vatNumber'
  | 'contactName'
  | 'electronicAddress'
  | 'locale'
>;

export function clientSnapshot(customer: CustomerFacts): ClientSnapshot {
  const { name, email, phone, address, country, vatNumber, contactName, electronicAddress, locale } =
    customer;
  return { name, email, phone, address, country, vatNumber, contactName, electronicAddress, locale };
}

/** Customers, for code that decides documents inside a transaction. */
@Injectable()
export class Customers {
  /**
   * By id; ids that name no customer of the organisation are absent. With a test key the stub id of a customer that a
   * test request "created" finds a stub, so that an integration can go on from there.
   */
  async byIds(tx: Tx, ids: Iterable<string>): Promise<Map<string, CustomerFacts>> {
    const found = await customersByIds(tx, [...new Set(ids)]);
    return new Map(found.map((customer) => [customer.id, factsOf(customer)]));
  }

  /** One that may be archived: its account goes on. @throws DomainError `not_found` */
  async find(tx: Tx, id: string): Promise<CustomerFacts> {
    return factsOf(await findCustomer(tx, id));
  }

  /** As `GET /customers/:id` shows it, or null. */
  async view(tx: Tx, id: string): Promise<CustomerView | null> {
    const [found] = await customersByIds(tx, [id]);
    return found ? viewOf(found) : null;
  }
}

function factsOf(customer: CustomerEntity): CustomerFacts {
  const {
    organisationId: _organisation,
    metadata: _metadata,
    vatZoneDerived: _derived,
    archivedAt,
    erasedAt: _erased,
    createdAt: _made,
    updatedAt: _changed,
    ...facts
  } = customer;
  return { ...facts, archived: archivedAt !== null };
}
