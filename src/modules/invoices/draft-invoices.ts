import { Injectable } from '@nestjs/common';
import { DomainError, invalid } from '../../domain/errors';
import { assertDraft, assertInvoiceTransition } from '../../domain/documents/invoice-states';
import { onlyOutcome } from '../../platform/batch/batch-outcomes';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { CreateInvoiceRequest } from './dto/create-invoice.dto';
import type { InvoiceView } from './dto/invoice.dto';
import type { PatchInvoiceRequest } from './dto/patch-invoice.dto';
import type { StoredInvoice } from './held-invoice';
import { invoiceView } from './invoice-view';
import { deleteDraft, updateLabels } from './invoice-writes';
import { InvoicesStore } from './invoices.store';
import { StageInvoices } from './stage-invoices';

const LABELS = ['memo', 'notes', 'metadata'] as const;
const VOID_ONLY = ['reversalDate', 'reason'] as const;
const DIRECTIONS: readonly string[] = ['status', 'action', ...VOID_ONLY];

/** Edits and issues drafts, each behind its lock. What is issued keeps its labels open to edits, and nothing else. */
@Injectable()
export class DraftInvoices {
  constructor(
    private readonly store: InvoicesStore,
    private readonly staging: StageInvoices,
  ) {}

  /** A request voids, or edits and moves the status; an empty one asks for nothing. */
  assertOneKind(request: PatchInvoiceRequest): void {
    const edits = editsOf(request);
    if (request.status === 'voided') {
      throw new DomainError(
        'use_void_action',
        'Send { "action": "void" }: an invoice is voided by the void action only.',
      );
    }
    if (request.action) {
      const [other] = [...(request.status ? ['status'] : []), ...edits];
      if (other !== undefined) throw invalid(other, 'cannot be combined with an action');
      return;
    }
    const stray = VOID_ONLY.find((field) => request[field] !== undefined);
    if (stray) throw invalid(stray, 'goes with the action void only');
    if (!request.status && edits.length === 0)
      throw invalid('status', 'is required, or an action, or a field to change');
  }

  async issue(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    { issueDate }: { issueDate?: string },
  ): Promise<InvoiceView> {
    const draft = await this.store.find(tx, id, { lock: true });
    assertDraft(draft.invoice.status, id);
    const request = { ...requestOf(draft), ...(issueDate === undefined ? {} : { issueDate }) };
    return this.stage(tx, ctx, draft, { request, issue: true, edited: false, keepsLines: true });
  }

  async patch(tx: Tx, ctx: RequestContext, id: string, patch: PatchInvoiceRequest): Promise<InvoiceView> {
    const stored = await this.store.find(tx, id, { lock: true });
    if (patch.status) assertInvoiceTransition(stored.invoice.status, patch.status);
    const edits = editsOf(patch);
    const labelsOnly = edits.every((field) => LABELS.some((label) => label === field));
    if (stored.invoice.status !== 'issued' || !labelsOnly) assertDraft(stored.invoice.status, id);
    if (stored.invoice.status === 'issued') return this.relabel(tx, ctx, stored, patch);
    const edited = edits.length > 0;
    if (!edited && patch.status !== 'issued')
      return invoiceView(stored.invoice, { ...stored, test: ctx.test });
    return this.stage(tx, ctx, stored, {
      request: merged(requestOf(stored), patch, edits),
      issue: patch.status === 'issued',
      edited,
      keepsLines: patch.items === undefined,
    });
  }

  async delete(tx: Tx, ctx: RequestContext, id: string): Promise<void> {
    const stored = await this.store.find(tx, id, { lock: true });
    assertDraft(stored.invoice.status, id);
    deleteDraft(tx, id);
    const data = invoiceView(stored.invoice, { ...stored, test: ctx.test });
    tx.emit({ type: 'invoice.deleted', objectType: 'invoice', objectId: id, data });
  }

  private async stage(
    tx: Tx,
    ctx: RequestContext,
    draft: StoredInvoice,
    wish: { request: CreateInvoiceRequest; issue: boolean; edited: boolean; keepsLines: boolean },
  ): Promise<InvoiceView> {
    const wishes = [{ ...wish, id: draft.invoice.id, draft }];
    return onlyOutcome(await this.staging.stage(tx, ctx, wishes, { atomic: true }));
  }

  private relabel(
    tx: Tx,
    ctx: RequestContext,
    { invoice, lines, due }: StoredInvoice,
    patch: PatchInvoiceRequest,
  ): InvoiceView {
    if (editsOf(patch).length === 0) return invoiceView(invoice, { lines, due, test: ctx.test });
    const changed = {
      ...invoice,
      memo: patch.memo === undefined ? invoice.memo : patch.memo,
      notes: patch.notes === undefined ? invoice.notes : patch.notes,
      metadata: patch.metadata ?? invoice.metadata,
      updatedAt: ctx.now,
    };
    updateLabels(tx, changed);
    const view = invoiceView(changed, { lines, due, test: ctx.test });
    tx.emit({ type: 'invoice.updated', objectType: 'invoice', objectId: invoice.id, data: view });
    return view;
  }
}

function editsOf(patch: PatchInvoiceRequest): string[] {
  return Object.entries(patch).flatMap(([field, value]) =>
    value === undefined || DIRECTIONS.includes(field) ? [] : [field],
  );
}

/** What the draft was made from; the column holds what the service itself stored of a request that it had checked. */
function requestOf({ invoice }: StoredInvoice): CreateInvoiceRequest {
  if (!invoice.request) throw new Error(`the draft ${invoice.id} has lost its request`);
  return invoice.request as CreateInvoiceRequest;
}

/** Null takes a field away, so that its default holds again. */
function merged(
  request: CreateInvoiceRequest,
  patch: PatchInvoiceRequest,
  edits: readonly string[],
): CreateInvoiceRequest {
  const changes = new Map<string, unknown>(Object.entries(patch));
  const kept = Object.entries(request).filter(([field]) => !edits.includes(field));
  const set = edits
    .map((field) => [field, changes.get(field)] as const)
    .filter(([, value]) => value !== null);
  return Object.fromEntries([...kept, ...set]) as unknown as CreateInvoiceRequest;
}
