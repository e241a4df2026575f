import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isStubId } from '../../platform/ids';
import { keptTotal } from '../../platform/pagination/kept-total';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import { CustomerEntity } from './customer.entity';
import type { ListCustomersQuery } from './dto/list-customers.dto';

/** Newest first. */
export function listCustomers(tx: Tx, query: ListCustomersQuery): Promise<Page<CustomerEntity>> {
  const { archived, ...rest } = query;
  const label = archived === undefined ? undefined : archived ? 'archived' : 'active';
  const total = keptTotal(tx, 'customers', { label, rest });
  return paginate(tx, filtered(tx, query), query, newestFirst('customer.id', 'cus'), total);
}

const SELECT = `
  SELECT organisation_id AS "organisationId", id, name, email, phone, address, country, vat_number AS "vatNumber",
    vat_zone AS "vatZone", vat_zone_derived AS "vatZoneDerived", currency, payment_terms_days AS "paymentTermsDays",
    reference, locale, electronic_address AS "electronicAddress", contact_name AS "contactName",
    buyer_reference AS "buyerReference", metadata, archived_at AS "archivedAt", erased_at AS "erasedAt", created_at AS "createdAt",
    updated_at AS "updatedAt"
  FROM customers WHERE organisation_id = $1`;

/** One read by key of a set; plain SQL, as every document passes here. */
export async function customersByIds(tx: Tx, ids: readonly string[]): Promise<CustomerEntity[]> {
  if (ids.length === 0) return [];
  const stubs = tx.ctx.test ? ids.filter((id) => isStubId('cus', id)).map((id) => stubCustomer(tx, id)) : [];
  const stored = await tx.query<CustomerEntity>(`${SELECT} AND id = ANY ($2)`, [tx.organisationId, ids]);
  return [...stored, ...stubs];
}

/** @throws DomainError `not_found` */
export async function findCustomer(tx: Tx, id: string): Promise<CustomerEntity> {
  const [customer] = await customersByIds(tx, [id]);
  if (!customer) throw notFound('Customer', id);
  return customer;
}

/**
 * One customer, locked against others who would change it.
 * @throws DomainError `not_found`
 */
export async function lockCustomer(tx: Tx, id: string): Promise<CustomerEntity> {
  await tx.query(`SELECT FROM customers WHERE organisation_id = $1 AND id = $2 ${tx.forUpdate}`, [
    tx.organisationId,
    id,
  ]);
  return findCustomer(tx, id);
}

/** Those that have one of the references, by it, locked against others who would change them. */
export async function lockByReferences(
  tx: Tx,
  references: readonly string[],
): Promise<Map<string, CustomerEntity>> {
  if (references.length === 0) return new Map();
  const found = await tx.query<CustomerEntity>(
    `${SELECT} AND reference = ANY ($2) ORDER BY id ${tx.forUpdate}`,
    [tx.organisationId, references],
  );
  return new Map(found.map((customer) => [customer.reference ?? '', customer]));
}

export async function referenceIsTaken(tx: Tx, reference: string, exceptId: string): Promise<boolean> {
  const other = await tx.one(
    `SELECT FROM customers WHERE organisation_id = $1 AND reference = $2 AND id <> $3`,
    [tx.organisationId, reference, exceptId],
  );
  return other !== null;
}

/** Whether anything names the customer: a document (also a draft), an open item, a line. */
export async function isInUse(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.one<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM credit_notes WHERE organisation_id = $1 AND customer_id = $2)
       OR EXISTS (SELECT FROM invoices WHERE organisation_id = $1 AND customer_id = $2)
       OR EXISTS (SELECT FROM payments WHERE organisation_id = $1 AND customer_id = $2)
       OR EXISTS (SELECT FROM refunds WHERE organisation_id = $1 AND customer_id = $2)
       OR EXISTS (SELECT FROM open_items WHERE organisation_id = $1 AND customer_id = $2)
       OR EXISTS (SELECT FROM journal_lines WHERE organisation_id = $1 AND customer_id = $2) AS used`,
    [tx.organisationId, id],
  );
  return row?.used === true;
}

function filtered(tx: Tx, query: ListCustomersQuery): SelectQueryBuilder<CustomerEntity> {
  const { q, email, vatNumber, reference, country, vatZone, archived } = query;
  const customers = tx.manager
    .createQueryBuilder(CustomerEntity, 'customer')
    .where('customer.organisationId = :organisationId', { organisationId: tx.organisationId });
  if (q) {
    customers.andWhere(
      `strpos(lower(concat_ws(E'\\n', customer.name, customer.email, customer.reference)), lower(:q)) > 0`,
      { q },
    );
  }
  if (email) customers.andWhere('lower(customer.email) = lower(:email)', { email });
  if (vatNumber) customers.andWhere('customer.vatNumber = :vatNumber', { vatNumber });
  if (reference) customers.andWhere('customer.reference = :reference', { reference });
  if (country) customers.andWhere('customer.country = :country', { country });
  if (vatZone) customers.andWhere('customer.vatZone = :vatZone', { vatZone });
  if (typeof archived === 'boolean')
    customers.andWhere(`customer.archivedAt IS ${archived ? 'NOT NULL' : 'NULL'}`);
  return customers;
}

function stubCustomer(tx: Tx, id: string): CustomerEntity {
  const { organisationId, ctx } = tx;
  return {
    organisationId,
    id,
    name: 'Test customer',
    email: null,
    phone: null,
    address: null,
    country: ctx.organisation?.country ?? null,
    vatNumber: null,
    vatZone: 'domestic',
    vatZoneDerived: true,
    currency: ctx.organisation?.baseCurrency ?? 'EUR',
    paymentTermsDays: 30,
    reference: null,
    locale: null,
    electronicAddress: null,
    contactName: null,
    buyerReference: null,
    metadata: {},
    archivedAt: null,
    erasedAt: null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  };
}
