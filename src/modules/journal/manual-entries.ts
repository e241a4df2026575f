import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { autoReverseDate } from '../../domain/journal/auto-reverse';
import type { JournalEntry } from '../../domain/journal/entry';
import { lockScope } from '../../domain/journal/lock-scope';
import { reverseEntry } from '../../domain/journal/reversal';
import { assertOpen } from '../../domain/periods/locks';
import type { PlainDate } from '../../domain/periods/plain-date';
import { attempt } from '../../platform/batch/batch-outcomes';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { Asked } from '../../platform/group-commit/grouped-work';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { LockReader } from '../periods/lock-reader';
import { keepAutoReversal } from './auto-reversals.store';
import type { AutoReverseView } from './dto/auto-reverse.dto';
import type { JournalEntryView } from './dto/journal-entry.dto';
import { JournalWriter } from './journal-writer';
import {
  ManualDecisions,
  type DecidedManual,
  type ManualFacts,
  type ManualRequest,
} from './manual-decisions';
import { itemOpenedBy, openItem } from './open-items';

interface Decided extends DecidedManual {
  /** When it is to be reversed, and whether that day has come. */
  readonly reversedOn: PlainDate | null;
  readonly atOnce: boolean;
}

/** Posts manual journals, and with them the reversal that they ask for when its day has come. */
@Injectable()
export class ManualEntries {
  constructor(
    private readonly decisions: ManualDecisions,
    private readonly locks: LockReader,
    private readonly journal: JournalWriter,
  ) {}

  /** `id`: of the draft that it was until now. */
  async stage(
    tx: Tx,
    ctx: RequestContext,
    request: ManualRequest,
    id = makeId('je', ctx),
  ): Promise<JournalEntryView> {
    const decided = this.decide(tx, ctx, request, await this.decisions.load(tx, [request]));
    await tx.takeCounters([ENTRY_COUNTER]);
    return this.post(tx, ctx, decided, id);
  }

  /** What entries are decided by, loaded for all of them. */
  loadFor(tx: Tx, asked: readonly Asked<ManualRequest>[]): Promise<ManualFacts> {
    return this.decisions.load(
      tx,
      asked.map(({ request }) => request),
    );
  }

  /** Entries that share a transaction and nothing else. */
  async stageEach(
    tx: Tx,
    asked: readonly Asked<ManualRequest>[],
    known: ManualFacts,
  ): Promise<(JournalEntryView | DomainError)[]> {
    const decisions = asked.map(({ ctx, request }) => ({
      ctx,
      decided: attempt(() => this.decide(tx, ctx, request, known)),
    }));
    await tx.takeCounters([ENTRY_COUNTER]);
    return decisions.map(({ ctx, decided }) =>
      decided instanceof DomainError ? decided : this.post(tx.as(ctx), ctx, decided, makeId('je', ctx)),
    );
  }

  private decide(tx: Tx, ctx: RequestContext, request: ManualRequest, known: ManualFacts): Decided {
    assertNotInFuture(request.date, ctx);
    const locks = this.locks.held(tx);
    const decided = this.decisions.decide(ctx, request, known);
    const { entry } = decided;
    assertOpen(locks, lockScope(entry));
    const reversedOn = request.autoReverse
      ? autoReverseDate(entry.date, ctx.organisation.fiscalYearStartMonth)
      : null;
    const atOnce = reversedOn !== null && reversedOn <= ctx.today;
    if (atOnce) assertOpen(locks, { ...lockScope(entry), date: reversedOn });
    return { ...decided, reversedOn, atOnce };
  }

  private post(tx: Tx, ctx: RequestContext, decided: Decided, id: string): JournalEntryView {
    const { entry, names, reversedOn, atOnce } = decided;
    stageOpenItems(tx, entry, { settled: atOnce });
    if (reversedOn === null) return this.journal.stageOne(tx, entry, names, { id }).view;
    return atOnce
      ? this.postBoth(tx, ctx, decided, id, reversedOn)
      : this.postAndSchedule(tx, decided, id, reversedOn);
  }

  private postBoth(
    tx: Tx,
    ctx: RequestContext,
    { entry, names }: DecidedManual,
    id: string,
    date: PlainDate,
  ): JournalEntryView {
    const reversalId = makeId('je', ctx);
    const autoReverse: AutoReverseView = { date, status: 'posted', entryId: reversalId, reason: null };
    const posted = this.journal.stageOne(tx, entry, names, { id, autoReverse });
    const number = tx.lastNumber(ENTRY_COUNTER);
    this.journal.stageOne(tx, reverseEntry({ ...entry, id, number }, { date }), names, { id: reversalId });
    keepAutoReversal(tx, id, autoReverse);
    return posted.view;
  }

  private postAndSchedule(
    tx: Tx,
    { entry, names }: DecidedManual,
    id: string,
    date: PlainDate,
  ): JournalEntryView {
    const autoReverse: AutoReverseView = { date, status: 'scheduled', entryId: null, reason: null };
    const posted = this.journal.stageOne(tx, entry, names, { id, autoReverse });
    keepAutoReversal(tx, id, autoReverse);
    return posted.view;
  }
}

function assertNotInFuture(date: PlainDate, { today }: RequestContext): void {
  if (date <= today) return;
  throw new DomainError('date_in_future', `An entry cannot be dated ${date}, after today (${today}).`, {
    field: 'date',
    date,
    today,
  });
}

/** A manual line on a debtors account is an item of its customer, to be settled like any other. */
function stageOpenItems(tx: Tx, entry: JournalEntry, { settled }: { readonly settled: boolean }): void {
  const nothing = { openAmount: '0', openBaseAmount: '0' };
  for (const { openItemId } of entry.lines) {
    if (openItemId === null) continue;
    const item = itemOpenedBy(entry, openItemId, { kind: 'manual', documentNumber: null, dueDate: null });
    openItem(tx, settled ? { ...item, ...nothing } : item);
  }
}
