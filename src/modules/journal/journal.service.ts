import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { DomainError, notFound } from '../../domain/errors';
import { batchRefusal, resultsOf } from '../../platform/batch/batch-outcomes';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { GroupCommit } from '../../platform/group-commit/group-commit';
import type { GroupedWork } from '../../platform/group-commit/grouped-work';
import { isId } from '../../platform/ids';
import { isNarrowed } from '../../platform/pagination/kept-total';
import { isUsual, paginate, parsePosition, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import { dimensionOf } from './dimension';
import type {
  CreateJournalEntryRequest,
  JournalEntryView,
  ReverseEntryRequest,
} from './dto/journal-entry.dto';
import type { PostDraftEntryRequest, UpdateDraftEntryRequest } from './dto/draft-entry.dto';
import type { ListEntriesQuery } from './dto/list-entries.dto';
import type { ReversalsView, ReverseEntriesRequest } from './dto/reverse-entries.dto';
import { DraftEntries } from './draft-entries';
import { DraftEntriesStore } from './draft-entries.store';
import { JournalEntryEntity } from './journal-entry.entity';
import { JournalReader } from './journal-reader';
import type { ManualFacts } from './manual-decisions';
import { ManualEntries } from './manual-entries';
import { ReverseEntry } from './reverse-entry';

@Injectable()
export class JournalService {
  private readonly posting: GroupedWork<CreateJournalEntryRequest, JournalEntryView, ManualFacts> = {
    name: 'journal_entry',
    touches: () => [],
    load: (tx, asked) => this.manual.loadFor(tx, asked),
    stage: (tx, asked, known) => this.manual.stageEach(tx, asked, known),
  };

  constructor(
    private readonly work: UnitOfWork,
    private readonly commits: GroupCommit,
    private readonly reader: JournalReader,
    private readonly manual: ManualEntries,
    private readonly drafts: DraftEntries,
    private readonly draftStore: DraftEntriesStore,
    private readonly reversal: ReverseEntry,
  ) {}

  create(ctx: RequestContext, request: CreateJournalEntryRequest): Promise<JournalEntryView> {
    if (request.status === 'draft') return this.work.run(ctx, (tx) => this.drafts.create(tx, ctx, request));
    return this.commits.post(this.posting, ctx, request);
  }

  updateDraft(ctx: RequestContext, id: string, patch: UpdateDraftEntryRequest): Promise<JournalEntryView> {
    return this.work.run(ctx, (tx) => this.drafts.update(tx, ctx, id, patch));
  }

  deleteDraft(ctx: RequestContext, id: string): Promise<void> {
    return this.work.run(ctx, (tx) => this.drafts.delete(tx, ctx, id));
  }

  postDraft(ctx: RequestContext, id: string, request: PostDraftEntryRequest): Promise<JournalEntryView> {
    return this.work.post(ctx, (tx) => this.drafts.post(tx, ctx, id, request));
  }

  reverse(ctx: RequestContext, id: string, request: ReverseEntryRequest): Promise<JournalEntryView> {
    return this.work.post(ctx, (tx) => this.reversal.stage(tx, ctx, id, request));
  }

  reverseAll(
    ctx: RequestContext,
    { atomic = true, entryIds, ...request }: ReverseEntriesRequest,
  ): Promise<ReversalsView> {
    return this.work.post(ctx, async (tx) => {
      const outcomes = await this.reversal.stageAll(tx, ctx, entryIds, request, { atomic });
      if (atomic && outcomes.some((each) => each instanceof DomainError))
        throw batchRefusal(outcomes, 'entryIds');
      return resultsOf(outcomes, (entry) => ({ entry }));
    });
  }

  get(ctx: RequestContext, id: string): Promise<JournalEntryView> {
    return this.work.read(ctx, async (tx) => {
      const draft = await this.draftStore.find(tx, id);
      if (draft) return this.drafts.view(tx, ctx, draft);
      const view = isId('je', id) ? await this.reader.byId(tx, id) : null;
      if (!view) throw notFound('Journal entry', id);
      return view;
    });
  }

  list(ctx: RequestContext, query: ListEntriesQuery): Promise<Page<JournalEntryView>> {
    const list = async (tx: Tx): Promise<Page<JournalEntryView>> => {
      if (query.status === 'draft') {
        const { data, pagination } = await this.draftStore.page(tx, query);
        return { data: await this.drafts.views(tx, ctx, data), pagination };
      }
      const { status: _posted, order: _order, ...rest } = query;
      const entries = tx.manager
        .createQueryBuilder(JournalEntryEntity, 'entry')
        .where('entry.organisationId = :organisationId', { organisationId: tx.organisationId });
      filter(entries, query);
      const page = await paginate(
        tx,
        entries,
        query,
        {
          column: 'entry.number',
          direction: query.order === 'asc' ? 'ASC' : 'DESC',
          keyOf: (entry) => entry.number,
          parse: parsePosition,
        },
        isNarrowed(rest) ? undefined : () => entriesSoFar(tx),
      );
      return { data: await this.views(tx, page.data), pagination: page.pagination };
    };
    return this.work.read(ctx, list, { repeated: isUsual(query) });
  }

  private views(tx: Tx, entries: readonly JournalEntryEntity[]): Promise<JournalEntryView[]> {
    return this.reader.views(tx, entries);
  }
}

/** Entries have the numbers 1, 2, 3 … and none goes, which the database sees to: there are as many as the last one says. */
async function entriesSoFar(tx: Tx): Promise<number> {
  const row = await tx.one<{ number: number | string | null }>(
    `SELECT max(number) AS number FROM journal_entries WHERE organisation_id = $1`,
    [tx.organisationId],
  );
  return Number(row?.number ?? 0);
}

function filter(entries: SelectQueryBuilder<JournalEntryEntity>, query: ListEntriesQuery): void {
  const equal = ['sourceType', 'sourceId', 'documentNumber', 'currency'] as const;
  for (const field of equal) {
    if (query[field] !== undefined) entries.andWhere(`entry.${field} = :${field}`, { [field]: query[field] });
  }
  if (query.from !== undefined) entries.andWhere('entry.date >= :from', { from: query.from });
  if (query.to !== undefined) entries.andWhere('entry.date <= :to', { to: query.to });
  const ofLine = (condition: string, parameters: object): void => {
    entries.andWhere(
      `EXISTS (SELECT FROM journal_lines line WHERE line.organisation_id = entry.organisation_id
        AND line.entry_number = entry.number AND ${condition})`,
      parameters,
    );
  };
  if (query.accountId !== undefined) ofLine('line.account_id = :accountId', { accountId: query.accountId });
  if (query.customerId !== undefined)
    ofLine('line.customer_id = :customerId', { customerId: query.customerId });
  if (query.dimension !== undefined)
    ofLine('line.dimensions @> :dimension::jsonb', { dimension: dimensionOf(query.dimension) });
}
