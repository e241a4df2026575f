import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { assertNotInFuture } from '../../domain/documents/priced-document';
import { assertOpen } from '../../domain/periods/locks';
import { batchRefusal, readEach, resultsOf } from '../../platform/batch/batch-outcomes';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { GroupCommit } from '../../platform/group-commit/group-commit';
import type { GroupedWork } from '../../platform/group-commit/grouped-work';
import type { Tx } from '../../platform/database/transaction';
import { isStubId, makeId } from '../../platform/ids';
import { isUsualOfDocuments, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import { LockReader } from '../periods/lock-reader';
import { DraftInvoices } from './draft-invoices';
import { CreateInvoiceRequest, type CreateInvoiceBatchRequest } from './dto/create-invoice.dto';
import type { CreditableView } from './dto/creditable.dto';
import type {
  GetInvoiceQuery,
  InvoiceBatchView,
  IssueInvoiceRequest,
  ListInvoicesQuery,
  VoidInvoiceRequest,
} from './dto/invoice-actions.dto';
import type { InvoiceView } from './dto/invoice.dto';
import type { PatchInvoiceRequest } from './dto/patch-invoice.dto';
import { ListInvoices } from './list-invoices';
import type { InvoiceFactsSet } from './load-facts';
import { StageInvoices } from './stage-invoices';
import { patchedStub, stubInvoice } from './stub-invoice';
import { VoidInvoice } from './void-invoice';
import type { Wish } from './wish';

/** The actions on invoices, each in its transaction. */
@Injectable()
export class InvoicesService {
  private readonly creating: GroupedWork<Wish, InvoiceView, InvoiceFactsSet> = {
    name: 'invoice',
    touches: () => [],
    load: (tx, asked) => this.staging.loadFor(tx, asked),
    stage: (tx, asked, known) => this.staging.stageEach(tx, asked, known),
  };

  constructor(
    private readonly work: UnitOfWork,
    private readonly commits: GroupCommit,
    private readonly staging: StageInvoices,
    private readonly drafts: DraftInvoices,
    private readonly voiding: VoidInvoice,
    private readonly listing: ListInvoices,
    private readonly locks: LockReader,
  ) {}

  create(ctx: RequestContext, request: CreateInvoiceRequest): Promise<InvoiceView> {
    const wish = newWish(ctx, request, request.status === 'issued' || request.notify === true);
    return this.commits.post(this.creating, ctx, wish);
  }

  /** Everything but the writing, with a live key: the invoice as it would be issued. */
  preview(ctx: RequestContext, request: CreateInvoiceRequest): Promise<InvoiceView> {
    return this.create({ ...ctx, dry: true, idempotency: null }, { ...request, status: 'issued' });
  }

  createBatch(
    ctx: RequestContext,
    { atomic = true, invoices }: CreateInvoiceBatchRequest,
  ): Promise<InvoiceBatchView> {
    const wishes = readEach(CreateInvoiceRequest, invoices).map((each) =>
      each instanceof DomainError
        ? each
        : newWish(ctx, each, each.status !== 'draft' || each.notify === true),
    );
    return this.work.post(ctx, async (tx) => {
      const outcomes = await this.staging.stage(tx, ctx, wishes, { atomic });
      if (atomic && outcomes.some((each) => each instanceof DomainError))
        throw batchRefusal(outcomes, 'invoices');
      return resultsOf(outcomes, (invoice) => ({ invoice }));
    });
  }

  list(ctx: RequestContext, query: ListInvoicesQuery): Promise<Page<InvoiceView>> {
    return this.work.read(ctx, (tx) => this.listing.page(tx, ctx, query), {
      repeated: isUsualOfDocuments(query),
    });
  }

  get(ctx: RequestContext, id: string, query: GetInvoiceQuery): Promise<InvoiceView> {
    return this.work.read(ctx, (tx) => this.listing.one(tx, id, query.expand), { repeated: true });
  }

  creditable(ctx: RequestContext, id: string): Promise<CreditableView> {
    return this.work.read(ctx, (tx) => this.listing.creditable(tx, id));
  }

  issue(ctx: RequestContext, id: string, request: IssueInvoiceRequest): Promise<InvoiceView> {
    return this.work.post(ctx, (tx) =>
      isStub(ctx, id)
        ? Promise.resolve(this.issueStub(tx, ctx, id, request))
        : this.drafts.issue(tx, ctx, id, request),
    );
  }

  void(ctx: RequestContext, id: string, request: VoidInvoiceRequest): Promise<InvoiceView> {
    return this.work.post(ctx, (tx) =>
      isStub(ctx, id)
        ? this.voiding.stageStub(tx, ctx, id, request)
        : this.voiding.stage(tx, ctx, id, request),
    );
  }

  patch(ctx: RequestContext, id: string, request: PatchInvoiceRequest): Promise<InvoiceView> {
    this.drafts.assertOneKind(request);
    if (request.action === 'void') return this.void(ctx, id, request);
    if (isStub(ctx, id)) return Promise.resolve(patchedStub(ctx, id, request));
    return this.work.post(ctx, (tx) => this.drafts.patch(tx, ctx, id, request));
  }

  async delete(ctx: RequestContext, id: string): Promise<void> {
    if (isStub(ctx, id)) return;
    await this.work.run(ctx, (tx) => this.drafts.delete(tx, ctx, id));
  }

  /** Nothing is known of a stub but the date that it would be issued on. */
  private issueStub(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    { issueDate = ctx.today }: IssueInvoiceRequest,
  ): InvoiceView {
    assertNotInFuture(issueDate, ctx.today);
    assertOpen(this.locks.held(tx), { date: issueDate, document: true, taxed: true });
    return stubInvoice(ctx, id, { status: 'issued', issueDate });
  }
}

const isStub = (ctx: RequestContext, id: string): boolean => ctx.test && isStubId('inv', id);

function newWish(ctx: RequestContext, request: CreateInvoiceRequest, issue: boolean): Wish {
  const id = makeId('inv', ctx);
  return { id, request, issue, draft: null, edited: false, keepsLines: false };
}
