import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isStubId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Customers } from '../customers/customers';
import type { DocumentDeliveryStatus } from '../deliveries/delivery';
import { DraftInvoices } from '../invoices/draft-invoices';
import type { StoredInvoice } from '../invoices/held-invoice';
import { invoiceView } from '../invoices/invoice-view';
import { InvoicesStore } from '../invoices/invoices.store';
import { assertOwnDocument } from '../invoices/own-document';
import { clientAddress } from './client-address';
import type { Sendable, SendableKind } from './sendable';

@Injectable()
export class InvoiceKind implements SendableKind {
  readonly type = 'invoice';

  constructor(
    private readonly store: InvoicesStore,
    private readonly drafts: DraftInvoices,
    private readonly customers: Customers,
  ) {}

  isStub(ctx: RequestContext, id: string): boolean {
    return ctx.test && isStubId('inv', id);
  }

  async prepare(tx: Tx, ctx: RequestContext, id: string): Promise<Sendable & { address: string | null }> {
    const stored = await this.store.find(tx, id, { lock: true });
    const { status } = stored.invoice;
    assertOwnDocument(stored.invoice);
    if (status === 'voided') throw conflict('already_voided', 'The invoice is voided.', { invoiceId: id });
    const address = await clientAddress(tx, this.customers, stored.invoice);
    const found = sendable(ctx, stored);
    if (status !== 'draft') return { ...found, address };
    return { ...found, address, view: await this.drafts.issue(tx, ctx, id, {}) };
  }

  async find(tx: Tx, ctx: RequestContext, id: string, options: { lock: boolean }): Promise<Sendable> {
    return sendable(ctx, await this.store.find(tx, id, options));
  }
}

function sendable(ctx: RequestContext, { invoice, ...shown }: StoredInvoice): Sendable {
  return {
    voided: invoice.status === 'voided',
    deliveryStatus: invoice.deliveryStatus as DocumentDeliveryStatus,
    view: invoiceView(invoice, { ...shown, test: ctx.test }),
  };
}
