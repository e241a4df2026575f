import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isStubId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { creditNoteView } from '../credit-notes/credit-note-view';
import { CreditNotesStore, type StoredCreditNote } from '../credit-notes/credit-notes.store';
import { PatchCreditNote } from '../credit-notes/patch-credit-note';
import { Customers } from '../customers/customers';
import type { DocumentDeliveryStatus } from '../deliveries/delivery';
import { clientAddress } from './client-address';
import type { Sendable, SendableKind } from './sendable';

@Injectable()
export class CreditNoteKind implements SendableKind {
  readonly type = 'credit_note';

  constructor(
    private readonly store: CreditNotesStore,
    private readonly patching: PatchCreditNote,
    private readonly customers: Customers,
  ) {}

  isStub(ctx: RequestContext, id: string): boolean {
    return ctx.test && isStubId('cn', id);
  }

  async prepare(tx: Tx, ctx: RequestContext, id: string): Promise<Sendable & { address: string | null }> {
    const stored = await this.store.find(tx, id, { lock: true });
    const { status } = stored.note;
    if (status === 'voided') throw conflict('already_voided', 'The credit note is voided.');
    const address = await clientAddress(tx, this.customers, stored.note);
    const found = sendable(ctx, stored);
    if (status !== 'draft') return { ...found, address };
    return { ...found, address, view: await this.patching.stage(tx, ctx, id, { status: 'issued' }) };
  }

  async find(tx: Tx, ctx: RequestContext, id: string, options: { lock: boolean }): Promise<Sendable> {
    return sendable(ctx, await this.store.find(tx, id, options));
  }
}

function sendable(ctx: RequestContext, { note, ...shown }: StoredCreditNote): Sendable {
  return {
    voided: note.status === 'voided',
    deliveryStatus: note.deliveryStatus as DocumentDeliveryStatus,
    view: creditNoteView(note, { ...shown, test: ctx.test }),
  };
}
