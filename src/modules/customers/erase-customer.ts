import { conflict } from '../../domain/errors';
import { holdPostings } from '../../platform/database/hold-postings';
import type { Tx } from '../../platform/database/transaction';
import { clearAnswersNaming } from '../../platform/idempotency/clear-answers';
import type { RequestContext } from '../../platform/request-context/request-context';
import { eraseDeliveries } from '../deliveries/erase-deliveries';
import type { CustomerEntity } from './customer.entity';
import { stageUpdate } from './customer-writes';
import { lockCustomer } from './customers.store';

const MOST_NAMED = 20;

/**
 * Clears what tells who the customer is, for good. Country, zone, currency and terms stay, as the books are read by them;
 * issued documents keep the snapshot that the law asks for. A draft would bring the name back, or could never be issued, so
 * there must be none: deleting it is the caller's decision.
 * @throws DomainError `not_found`; `conflict`, reason `customer_has_drafts`.
 */
export async function eraseCustomer(
  tx: Tx,
  ctx: RequestContext,
  id: string,
): Promise<{ customer: CustomerEntity; changed: boolean }> {
  await holdPostings(tx);
  const before = await lockCustomer(tx, id);
  if (before.erasedAt !== null) return { customer: before, changed: false };
  await assertNoDrafts(tx, id);
  const customer = erased(before, ctx.now);
  stageUpdate(tx, customer);
  eraseDeliveries(tx, id);
  clearAnswersNaming(tx, id);
  return { customer, changed: true };
}

function erased(customer: CustomerEntity, now: Date): CustomerEntity {
  return {
    ...customer,
    name: 'Erased customer',
    email: null,
    phone: null,
    address: null,
    vatNumber: null,
    reference: null,
    locale: null,
    electronicAddress: null,
    contactName: null,
    buyerReference: null,
    metadata: {},
    archivedAt: customer.archivedAt ?? now,
    erasedAt: now,
    updatedAt: now,
  };
}

async function assertNoDrafts(tx: Tx, id: string): Promise<void> {
  const drafts = await tx.query<{ id: string }>(
    `SELECT id FROM invoices WHERE organisation_id = $1 AND customer_id = $2 AND status = 'draft' ORDER BY id LIMIT $3`,
    [tx.organisationId, id, MOST_NAMED],
  );
  if (drafts.length === 0) return;
  throw conflict(
    'customer_has_drafts',
    'Draft invoices name the customer: delete or issue them before the customer is erased.',
    { invoiceIds: drafts.map((draft) => draft.id) },
  );
}
