import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { batchRefusal, onlyOutcome, readEach, resultsOf } from '../../platform/batch/batch-outcomes';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { GroupCommit } from '../../platform/group-commit/group-commit';
import type { GroupedWork } from '../../platform/group-commit/grouped-work';
import { isStubId } from '../../platform/ids';
import { isUsualOfDocuments, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import { CreateCreditNotes } from './create-credit-notes';
import { ListCreditNotes } from './list-credit-notes';
import type { CreditNoteFactsSet } from './load-facts';
import { PatchCreditNote } from './patch-credit-note';
import { ReissueCreditNote } from './reissue-credit-note';
import { stubCreditNote } from './stub-credit-note';
import type {
  GetCreditNoteQuery,
  ListCreditNotesQuery,
  PatchCreditNoteRequest,
} from './dto/credit-note-actions.dto';
import { CreateCreditNoteRequest, type CreateCreditNoteBatchRequest } from './dto/create-credit-note.dto';
import type { BatchView, CreditNoteView } from './dto/credit-note.dto';

/** The actions on credit notes, each in its transaction. */
@Injectable()
export class CreditNotesService {
  private readonly creating: GroupedWork<CreateCreditNoteRequest, CreditNoteView, CreditNoteFactsSet> = {
    name: 'credit_note',
    touches: touchedBy,
    load: (tx, asked) => this.creation.loadFor(tx, asked),
    stage: (tx, asked, known) => this.creation.stageEach(tx, asked, known),
  };

  constructor(
    private readonly work: UnitOfWork,
    private readonly commits: GroupCommit,
    private readonly creation: CreateCreditNotes,
    private readonly reissuing: ReissueCreditNote,
    private readonly patching: PatchCreditNote,
    private readonly listing: ListCreditNotes,
  ) {}

  create(ctx: RequestContext, request: CreateCreditNoteRequest): Promise<CreditNoteView> {
    return this.commits.post(this.creating, ctx, request);
  }

  /** Everything but the writing, with a live key. */
  preview(ctx: RequestContext, request: CreateCreditNoteRequest): Promise<CreditNoteView> {
    const dry = { ...ctx, dry: true, idempotency: null };
    return this.work.post(dry, async (tx) =>
      onlyOutcome(await this.creation.stage(tx, dry, [request], { atomic: true, asIssued: true })),
    );
  }

  createBatch(
    ctx: RequestContext,
    { atomic = true, creditNotes }: CreateCreditNoteBatchRequest,
  ): Promise<BatchView> {
    const requests = readEach(CreateCreditNoteRequest, creditNotes);
    return this.work.post(ctx, async (tx) => {
      const outcomes = await this.creation.stage(tx, ctx, requests, { atomic });
      if (atomic && outcomes.some((each) => each instanceof DomainError))
        throw batchRefusal(outcomes, 'creditNotes');
      return resultsOf(outcomes, (creditNote) => ({ creditNote }));
    });
  }

  list(ctx: RequestContext, query: ListCreditNotesQuery): Promise<Page<CreditNoteView>> {
    return this.work.read(ctx, (tx) => this.listing.page(tx, query), { repeated: isUsualOfDocuments(query) });
  }

  get(ctx: RequestContext, id: string, query: GetCreditNoteQuery): Promise<CreditNoteView> {
    return this.work.read(ctx, (tx) => this.listing.one(tx, id, query.expand), { repeated: true });
  }

  patch(ctx: RequestContext, id: string, request: PatchCreditNoteRequest): Promise<CreditNoteView> {
    this.patching.assertOneKind(request);
    if (request.action === 'void')
      return this.work.post(ctx, (tx) => this.reissuing.void(tx, ctx, id, request));
    if (ctx.test && isStubId('cn', id)) return Promise.resolve(stubCreditNote(ctx, id, request));
    return this.work.run(ctx, (tx) => this.patching.stage(tx, ctx, id, request));
  }
}

function touchedBy({ invoiceId, invoiceNumber, paymentId }: CreateCreditNoteRequest): string[] {
  return [
    ...(invoiceNumber === undefined ? [] : ['*']),
    ...(invoiceId ? [invoiceId] : []),
    ...(paymentId ? [paymentId] : []),
  ];
}
