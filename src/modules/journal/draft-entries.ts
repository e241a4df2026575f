import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isId, makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { PostDraftEntryRequest, UpdateDraftEntryRequest } from './dto/draft-entry.dto';
import type { CreateJournalEntryRequest, JournalEntryView } from './dto/journal-entry.dto';
import type { DraftEntryEntity } from './draft-entry.entity';
import { draftView, linesOfDraft } from './draft-view';
import { DraftEntriesStore } from './draft-entries.store';
import { JournalReader } from './journal-reader';
import { ManualDecisions, type ManualRequest } from './manual-decisions';
import { ManualEntries } from './manual-entries';

/**
 * Manual entries before they are posted. A draft balances and names accounts and customers that exist, as an entry does, but
 * its date is not judged before it is posted: by then all of it is decided anew.
 */
@Injectable()
export class DraftEntries {
  constructor(
    private readonly store: DraftEntriesStore,
    private readonly decisions: ManualDecisions,
    private readonly entries: ManualEntries,
    private readonly reader: JournalReader,
  ) {}

  async create(
    tx: Tx,
    ctx: RequestContext,
    { status: _draft, ...request }: CreateJournalEntryRequest,
  ): Promise<JournalEntryView> {
    const draft = await this.decide(tx, ctx, request, {
      id: makeId('je', ctx),
      createdAt: ctx.now,
      createdBy: ctx.caller.keyId,
    });
    this.store.insert(tx, draft.entity);
    this.tell(tx, 'journal_entry.drafted', draft.view);
    return draft.view;
  }

  async update(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    patch: UpdateDraftEntryRequest,
  ): Promise<JournalEntryView> {
    const before = await this.find(tx, id);
    const draft = await this.decide(tx, ctx, patched(before.request, patch), before);
    if (Object.keys(patch).length === 0) return draft.view;
    this.store.update(tx, draft.entity);
    this.tell(tx, 'journal_entry.draft_updated', draft.view);
    return draft.view;
  }

  async delete(tx: Tx, ctx: RequestContext, id: string): Promise<void> {
    const draft = await this.find(tx, id);
    this.store.delete(tx, id);
    this.tell(tx, 'journal_entry.draft_deleted', await this.view(tx, ctx, draft));
  }

  /** Decides all of it anew, numbers it and posts it under the id of the draft. */
  async post(
    tx: Tx,
    ctx: RequestContext,
    id: string,
    { date }: PostDraftEntryRequest,
  ): Promise<JournalEntryView> {
    const { request } = await this.find(tx, id);
    this.store.delete(tx, id);
    return this.entries.stage(tx, ctx, date === undefined ? request : { ...request, date }, id);
  }

  async view(tx: Tx, ctx: RequestContext, draft: DraftEntryEntity): Promise<JournalEntryView> {
    const [view] = await this.views(tx, ctx, [draft]);
    if (!view) throw new Error('a draft has a view');
    return view;
  }

  async views(tx: Tx, ctx: RequestContext, drafts: readonly DraftEntryEntity[]): Promise<JournalEntryView[]> {
    const lines = drafts.flatMap((draft) => draft.lines.map(({ account }) => ({ accountId: account.id })));
    const names = await this.decisions.namesOf(tx, lines);
    return drafts.map((draft) => draftView(draft, names, ctx.organisation));
  }

  /** Locked in live work: of two that post it, the second finds it posted. */
  private async find(tx: Tx, id: string): Promise<DraftEntryEntity> {
    const draft = await this.store.find(tx, id, { lock: true });
    if (draft) return draft;
    if (isId('je', id) && (await this.reader.byId(tx, id))) {
      throw conflict('entry_posted', 'The entry is posted: it can be reversed, not changed.', {
        entryId: id,
      });
    }
    throw notFound('Journal entry', id);
  }

  private async decide(
    tx: Tx,
    ctx: RequestContext,
    request: ManualRequest,
    known: Pick<DraftEntryEntity, 'id' | 'createdAt' | 'createdBy'>,
  ): Promise<{ entity: DraftEntryEntity; view: JournalEntryView }> {
    const { entry, names } = this.decisions.decide(ctx, request, await this.decisions.load(tx, [request]));
    const entity: DraftEntryEntity = {
      organisationId: tx.organisationId,
      id: known.id,
      date: entry.date,
      currency: entry.currency,
      // By id: an account may get another code until the draft is posted.
      request: { ...request, lines: request.lines.map(withAccountOf(entry.lines, names)) },
      lines: linesOfDraft(entry, names),
      exchangeRate: entry.exchangeRate.toFixed(),
      requestId: ctx.requestId,
      createdAt: known.createdAt,
      createdBy: known.createdBy,
      updatedAt: ctx.now,
    };
    return { entity, view: draftView(entity, names, ctx.organisation) };
  }

  private tell(tx: Tx, type: string, view: JournalEntryView): void {
    tx.emit({ type, objectType: 'journal_entry', objectId: view.id, data: view });
  }
}

type Lines = ManualRequest['lines'];

function withAccountOf(
  lines: readonly { readonly accountId: string }[],
  names: ReadonlyMap<string, { readonly id: string; readonly code: string }>,
): (line: Lines[number]) => Lines[number] {
  const byCode = new Map(
    lines.flatMap(({ accountId }) => {
      const account = names.get(accountId);
      return account ? [[account.code, account.id] as const] : [];
    }),
  );
  return ({ accountCode, ...line }) =>
    accountCode === undefined ? line : { ...line, accountId: byCode.get(accountCode) };
}

function patched(before: ManualRequest, patch: UpdateDraftEntryRequest): ManualRequest {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined);
  const merged = { ...before, ...Object.fromEntries(given) };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== null),
  ) as unknown as ManualRequest;
}
