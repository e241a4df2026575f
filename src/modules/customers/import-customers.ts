import { isDeepStrictEqual } from 'node:util';
import { conflict, DomainError } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { validated } from '../../platform/validation/validation.pipe';
import type { CustomerEntity } from './customer.entity';
import { changedCustomer, newCustomer, viewOf } from './customer-record';
import { stageInsert, stageUpdate } from './customer-writes';
import { lockByReferences } from './customers.store';
import { CreateCustomerRequest } from './dto/customer.dto';
import type { CustomerImportView, ImportCustomersRequest, OnExisting } from './dto/import-customers.dto';
import { importRefusal, importView } from './import-view';
import { tell } from './tell';

/** What becomes of a row: the customer as it is afterwards, or why there is none. */
export type RowOutcome = ImportedRow | DomainError;
export interface ImportedRow {
  readonly outcome: 'created' | 'updated' | 'skipped';
  readonly customer: CustomerEntity;
}

/**
 * Brings in many customers by the set. A row is matched with a customer by its `reference`; rows without one are always new.
 * Two rows of one reference cannot both be meant, so the second is refused.
 * @throws DomainError the first refusal, where the import is atomic.
 */
export async function importCustomers(
  tx: Tx,
  ctx: RequestContext,
  { customers, atomic = true, onExisting = 'refuse' }: ImportCustomersRequest,
): Promise<CustomerImportView> {
  const rows = customers.map(readRow);
  const known = await lockByReferences(
    tx,
    rows.flatMap((row) => (row instanceof DomainError ? [] : (row.reference ?? []))),
  );
  const met = new Set<string>();
  const outcomes = rows.map((row): RowOutcome => {
    if (row instanceof DomainError) return row;
    const reference = row.reference ?? null;
    if (reference !== null && met.has(reference)) return taken(reference, 'Another row');
    if (reference !== null) met.add(reference);
    const existing = reference === null ? undefined : known.get(reference);
    return attempt(() => decided(ctx, row, existing, onExisting));
  });
  if (atomic && outcomes.some((each) => each instanceof DomainError)) throw importRefusal(outcomes);
  for (const each of outcomes) if (!(each instanceof DomainError)) stage(tx, each);
  return importView(outcomes);
}

function decided(
  ctx: RequestContext,
  row: CreateCustomerRequest,
  existing: CustomerEntity | undefined,
  onExisting: OnExisting,
): RowOutcome {
  if (!existing) return { outcome: 'created', customer: newCustomer(ctx, makeId('cus', ctx), row) };
  if (onExisting === 'refuse') return taken(existing.reference ?? '', 'Another customer');
  if (onExisting === 'skip') return { outcome: 'skipped', customer: existing };
  const customer = changedCustomer(ctx, existing, row);
  const same = isDeepStrictEqual(viewOf({ ...customer, updatedAt: existing.updatedAt }), viewOf(existing));
  return same ? { outcome: 'skipped', customer: existing } : { outcome: 'updated', customer };
}

function stage(tx: Tx, { outcome, customer }: ImportedRow): void {
  if (outcome === 'skipped') return;
  if (outcome === 'created') stageInsert(tx, customer);
  else stageUpdate(tx, customer);
  tell(tx, `customer.${outcome}`, customer);
}

/** Validates each row by itself, so that one that is malformed does not hide the others' results. */
function readRow(row: unknown): CreateCustomerRequest | DomainError {
  return attempt(() => validated(CreateCustomerRequest, row, ''));
}

function attempt<T>(work: () => T): T | DomainError {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

const taken = (reference: string, whose: string): DomainError =>
  conflict('reference_taken', `${whose} has this reference.`, { reference });
