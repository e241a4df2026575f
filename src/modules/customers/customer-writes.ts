import type { Tx } from '../../platform/database/transaction';
import type { CustomerEntity } from './customer.entity';

export function stageInsert(tx: Tx, customer: CustomerEntity): void {
  tx.writes.insert('customers', {
    organisation_id: customer.organisationId,
    id: customer.id,
    name: customer.name,
    email: customer.email,
    phone: customer.phone,
    address: customer.address,
    country: customer.country,
    vat_number: customer.vatNumber,
    vat_zone: customer.vatZone,
    vat_zone_derived: customer.vatZoneDerived,
    currency: customer.currency,
    payment_terms_days: customer.paymentTermsDays,
    reference: customer.reference,
    locale: customer.locale,
    electronic_address: customer.electronicAddress,
    contact_name: customer.contactName,
    buyer_reference: customer.buyerReference,
    metadata: customer.metadata,
    archived_at: customer.archivedAt,
    erased_at: customer.erasedAt,
    created_at: customer.createdAt,
    updated_at: customer.updatedAt,
  });
}

export function stageUpdate(tx: Tx, customer: CustomerEntity): void {
  tx.writes.update(
    `UPDATE customers SET name = $3, email = $4, phone = $5, address = $6, country = $7, vat_number = $8, vat_zone = $9,
       currency = $10, payment_terms_days = $11, reference = $12, metadata = $13, archived_at = $14, updated_at = $15,
       vat_zone_derived = $16, erased_at = $17, locale = $18, electronic_address = $19, contact_name = $20, buyer_reference = $21
     WHERE organisation_id = $1 AND id = $2`,
    [
      customer.organisationId,
      customer.id,
      customer.name,
      customer.email,
      customer.phone,
      customer.address === null ? null : JSON.stringify(customer.address),
      customer.country,
      customer.vatNumber,
      customer.vatZone,
      customer.currency,
      customer.paymentTermsDays,
      customer.reference,
      JSON.stringify(customer.metadata),
      customer.archivedAt,
      customer.updatedAt,
      customer.vatZoneDerived,
      customer.erasedAt,
      customer.locale,
      customer.electronicAddress === null ? null : JSON.stringify(customer.electronicAddress),
      customer.contactName,
      customer.buyerReference,
    ],
  );
}

export function stageDelete(tx: Tx, id: string): void {
  tx.writes.update(`DELETE FROM customers WHERE organisation_id = $1 AND id = $2`, [tx.organisationId, id]);
}
