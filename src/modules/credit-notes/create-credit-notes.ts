import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import { assignNumbers, type AssignedNumber } from '../../domain/numbering/assign';
import { seriesKey } from '../../domain/numbering/pattern';
import { withDocumentNumber } from '../../domain/journal/entry';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import { newId, newStubId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { accountNames } from '../journal/account-names';
import { JournalWriter, type PostedEntry } from '../journal/journal-writer';
import { openItem } from '../journal/open-items';
import { creditNoteView } from './credit-note-view';
import { CreditNotesStore } from './credit-notes.store';
import { decide, type Decision } from './decide';
import { creditNoteRecord, itemRecords } from './decision-record';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { CreditNoteView } from './dto/credit-note.dto';
import { FactsLoader, type CreditNoteFactsSet } from './load-facts';

/** Of each request, in order: the credit note, or why there is none. */
export type Outcome = CreditNoteView | DomainError;

const SERIES = 'credit_note:';

/** Creates credit notes by the set: a single create is a set of one, and a preview a set that is never committed. */
@Injectable()
export class CreateCreditNotes {
  constructor(
    private readonly facts: FactsLoader,
    private readonly journal: JournalWriter,
    private readonly store: CreditNotesStore,
  ) {}

  /**
   * Decides all, takes numbers for those that pass, and stages them with their entries, open items and events. A refused
   * request takes no number and leaves nothing. `atomic`: the first refusal refuses all, before any number is taken.
   */
  async stage(
    tx: Tx,
    ctx: RequestContext,
    requests: readonly (CreateCreditNoteRequest | DomainError)[],
    { atomic }: { atomic: boolean },
  ): Promise<Outcome[]> {
    const known = await this.facts.load(
      tx,
      requests.filter((each): each is CreateCreditNoteRequest => !(each instanceof DomainError)),
    );
    const decisions = requests.map((request) =>
      request instanceof DomainError ? request : attempt(ctx, request, known),
    );
    if (atomic && decisions.some((each) => each instanceof DomainError))
      return decisions.map(refusalOrNothing);
    const numbered = await takeNumbers(tx, decisions, known);
    if (atomic && numbered.some((each) => each instanceof DomainError)) return numbered.map(refusalOrNothing);
    return numbered.map((each) => (each instanceof DomainError ? each : this.stageOne(tx, ctx, each, known)));
  }

  private stageOne(
    tx: Tx,
    ctx: RequestContext,
    { decision, taken }: Numbered,
    known: CreditNoteFactsSet,
  ): CreditNoteView {
    const names = accountNames(known.accounts);
    const post = (entry: Decision['entry']): PostedEntry | null =>
      entry && (this.journal.stage(tx, [withDocumentNumber(entry, taken.number)], names)[0] ?? null);
    const entry = post(decision.entry);
    const settlement = post(decision.settlement);
    const note = creditNoteRecord(ctx, decision, taken, {
      journalEntryId: entry?.id ?? null,
      settlementEntryId: settlement?.id ?? null,
    });
    const items = itemRecords(ctx, decision);
    this.store.insert(tx, note, items);
    const balance = stageOpenItem(tx, decision, taken.number);
    const view = creditNoteView(note, { items, balance: balance.toFixed(), test: ctx.test });
    const happened = (what: string): void =>
      tx.emit({ type: `credit_note.${what}`, objectType: 'credit_note', objectId: note.id, data: view });
    happened('created');
    if (note.issuedAt) happened('issued');
    if (note.status === 'applied') happened('applied');
    return ctx.dry ? { ...view, journalEntry: entry?.view ?? null } : view;
  }
}

interface Numbered {
  readonly decision: Decision;
  readonly taken: AssignedNumber;
}

function attempt(
  ctx: RequestContext,
  request: CreateCreditNoteRequest,
  known: CreditNoteFactsSet,
): Decision | DomainError {
  try {
    return decide(ctx, ctx.dry ? newStubId('cn') : newId('cn'), request, known);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** A set that is refused whole has outcomes only for what was wrong; the rest of it was right but does not exist. */
const refusalOrNothing = (each: unknown): DomainError =>
  each instanceof DomainError
    ? each
    : new DomainError('conflict', 'Another item of the batch was refused.', { reason: 'batch_refused' });

async function takeNumbers(
  tx: Tx,
  decisions: readonly (Decision | DomainError)[],
  { pattern }: CreditNoteFactsSet,
): Promise<(Numbered | DomainError)[]> {
  const accepted = decisions.filter((each): each is Decision => !(each instanceof DomainError));
  const wanted = accepted.map((each) => ({
    number: each.request.number,
    date: each.resolved.facts.issueDate,
  }));
  const keys = wanted.map(({ date }) => seriesKey(pattern, date));
  const [counters, taken] = await Promise.all([
    tx.takeCounters([ENTRY_COUNTER, ...keys.map((key) => SERIES + key)]),
    numbersInUse(
      tx,
      wanted.flatMap(({ number }) => number ?? []),
    ),
  ]);
  const last = new Map(keys.map((key) => [key, counters.get(SERIES + key) ?? 0]));
  const assigned = assignNumbers(wanted, pattern, last, taken);
  for (const [key, value] of assigned.counters) tx.moveCounter(SERIES + key, value);
  let next = 0;
  return decisions.map((decision) => {
    if (decision instanceof DomainError) return decision;
    const result = assigned.results[next++];
    if (!result) throw new Error('every request is numbered or refused');
    if (result instanceof DomainError) return result;
    return { decision, taken: tx.ctx.dry ? stubNumber(decision.id) : result };
  });
}

/** Runs behind the statement that locks the counters, which every creator of the organisation takes: nobody can add one meanwhile. */
async function numbersInUse(tx: Tx, numbers: readonly string[]): Promise<Set<string>> {
  if (numbers.length === 0) return new Set();
  const rows = await tx.query<{ number: string }>(
    `SELECT number FROM credit_notes WHERE organisation_id = $1 AND number = ANY ($2)`,
    [tx.organisationId, numbers],
  );
  return new Set(rows.map(({ number }) => number));
}

function stubNumber(id: string): AssignedNumber {
  return { number: `CN-TEST-${id.slice(-8).toUpperCase()}`, seriesKey: null, seq: null };
}

/** What the credit note leaves on the customer's account: its gross less what was settled outside the system at once. */
function stageOpenItem(tx: Tx, decision: Decision, number: string): Decimal {
  const { entry, settlement, resolved, note, id } = decision;
  if (!entry) return new Decimal(0);
  const movement = (of: Decision['entry']): { amount: Decimal; base: Decimal } => {
    const line = of?.lines.find(({ openItemId }) => openItemId === id);
    const zero = new Decimal(0);
    return line
      ? { amount: line.debit.minus(line.credit), base: line.baseDebit.minus(line.baseCredit) }
      : { amount: zero, base: zero };
  };
  const [credited, settled] = [movement(entry), movement(settlement)];
  const open = credited.amount.plus(settled.amount);
  openItem(tx, {
    id,
    kind: 'credit_note',
    customerId: resolved.customer?.id ?? null,
    documentNumber: number,
    date: resolved.facts.issueDate,
    dueDate: null,
    currency: resolved.facts.currency,
    exchangeRate: resolved.facts.exchangeRate.toFixed(),
    amount: credited.amount.toFixed(),
    baseAmount: credited.base.toFixed(),
    openAmount: open.toFixed(),
    openBaseAmount: credited.base.plus(settled.base).toFixed(),
  });
  return note.totals.gross.isZero() ? new Decimal(0) : open.negated();
}
