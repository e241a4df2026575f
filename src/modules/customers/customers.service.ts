import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { holdPostings } from '../../platform/database/hold-postings';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { makeId } from '../../platform/ids';
import { mapPage, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { CustomerEntity } from './customer.entity';
import { changedCustomer, newCustomer, viewOf } from './customer-record';
import { stageDelete, stageInsert, stageUpdate } from './customer-writes';
import { findCustomer, isInUse, listCustomers, lockCustomer, referenceIsTaken } from './customers.store';
import type { CreateCustomerRequest, UpdateCustomerRequest } from './dto/customer.dto';
import type { CustomerView } from './dto/customer-view.dto';
import type { CustomerImportView, ImportCustomersRequest } from './dto/import-customers.dto';
import type { ListCustomersQuery } from './dto/list-customers.dto';
import { eraseCustomer } from './erase-customer';
import { importCustomers } from './import-customers';
import { tell } from './tell';

@Injectable()
export class CustomersService {
  constructor(private readonly work: UnitOfWork) {}

  list(ctx: RequestContext, query: ListCustomersQuery): Promise<Page<CustomerView>> {
    return this.work.read(ctx, async (tx) => mapPage(await listCustomers(tx, query), viewOf));
  }

  get(ctx: RequestContext, id: string): Promise<CustomerView> {
    return this.work.read(ctx, async (tx) => viewOf(await findCustomer(tx, id)));
  }

  create(ctx: RequestContext, request: CreateCustomerRequest): Promise<CustomerView> {
    return this.work.run(ctx, async (tx) => {
      const customer = newCustomer(ctx, makeId('cus', ctx), request);
      await assertReferenceIsFree(tx, customer);
      stageInsert(tx, customer);
      return tell(tx, 'customer.created', customer);
    });
  }

  update(ctx: RequestContext, id: string, request: UpdateCustomerRequest): Promise<CustomerView> {
    return this.work.run(ctx, async (tx) => {
      const before = await lockCustomer(tx, id);
      const after = changedCustomer(ctx, before, request);
      if (isDeepStrictEqual(viewOf({ ...after, updatedAt: before.updatedAt }), viewOf(before)))
        return viewOf(before);
      if (after.reference !== before.reference) await assertReferenceIsFree(tx, after);
      stageUpdate(tx, after);
      return tell(tx, 'customer.updated', after);
    });
  }

  import(ctx: RequestContext, request: ImportCustomersRequest): Promise<CustomerImportView> {
    return this.work.run(ctx, (tx) => importCustomers(tx, ctx, request));
  }

  /** Twice is as good as once: nothing is left to erase. */
  erase(ctx: RequestContext, id: string): Promise<CustomerView> {
    return this.work.run(ctx, async (tx) => {
      const { customer, changed } = await eraseCustomer(tx, ctx, id);
      return changed ? tell(tx, 'customer.erased', customer) : viewOf(customer);
    });
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    await this.work.run(ctx, async (tx) => {
      await holdPostings(tx);
      const customer = await lockCustomer(tx, id);
      if (await isInUse(tx, id)) {
        throw conflict(
          'customer_in_use',
          'The customer stands on a document or in the journal: archive it instead.',
        );
      }
      stageDelete(tx, id);
      tell(tx, 'customer.deleted', customer);
    });
  }
}

async function assertReferenceIsFree(tx: Tx, { reference, id }: CustomerEntity): Promise<void> {
  if (reference !== null && (await referenceIsTaken(tx, reference, id))) {
    throw conflict('reference_taken', 'Another customer has this reference.', { reference });
  }
}
