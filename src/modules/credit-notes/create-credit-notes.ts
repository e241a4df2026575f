import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { withDocumentNumber } from '../../domain/journal/entry';
import type { AssignedNumber } from '../../domain/numbering/assign';
import { attempt, refusalOrNothing } from '../../platform/batch/batch-outcomes';
import { sendAhead } from '../../platform/database/flush';
import type { Tx } from '../../platform/database/transaction';
import type { Asked } from '../../platform/group-commit/grouped-work';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { DocumentNumbers } from '../organisations/document-numbers';
import { decide, namesInvoice, type Decision } from './decide';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { CreditNoteView } from './dto/credit-note.dto';
import { FactsLoader, type CreditNoteFactsSet } from './load-facts';
import { requireOfNew } from './require-einvoice';
import { SettleAtOnce, type SettledAtOnce } from './settle-at-once';
import { StageCreditNote } from './stage-credit-note';

/** So many of a large set are written at once. */
const PIECE = 125;

/** Of each request, in order: the credit note, or why there is none. */
export type Outcome = CreditNoteView | DomainError;

type Requests = readonly (CreateCreditNoteRequest | DomainError)[];

interface Options {
  readonly atomic: boolean;
  /** Runs once the counters are taken, before anything is staged. */
  readonly first?: () => void;
  /** Hold drafts to what is asked of issued ones: a preview tells what the issue would. */
  readonly asIssued?: boolean;
  /** Who sent each request, where they share nothing but the transaction. */
  readonly senders?: readonly RequestContext[];
}

/** Creates credit notes by the set: a single create is a set of one, and a preview a set that is never committed. */
@Injectable()
export class CreateCreditNotes {
  constructor(
    private readonly facts: FactsLoader,
    private readonly settling: SettleAtOnce,
    private readonly staging: StageCreditNote,
  ) {}

  /**
   * Decides all, takes numbers for those that pass, and stages them with their entries, open items and events. A refused
   * request takes no number and leaves nothing. `atomic`: the first refusal refuses all.
   */
  async stage(tx: Tx, ctx: RequestContext, requests: Requests, options: Options): Promise<Outcome[]> {
    const known = await this.facts.load(
      tx,
      ctx,
      requests.filter((each): each is CreateCreditNoteRequest => !(each instanceof DomainError)),
    );
    const inPieces = requests.length > PIECE && !requests.some(isOfOthers);
    const outcomes = inPieces
      ? await this.stageInPieces(tx, ctx, requests, known, options)
      : await this.stageBy(tx, ctx, requests, known, options);
    stageInHand(tx, known);
    return outcomes;
  }

  /** Many that have nothing to do with each other: the database writes those that were decided while others are. */
  private async stageInPieces(
    tx: Tx,
    ctx: RequestContext,
    asked: Requests,
    known: CreditNoteFactsSet,
    { atomic }: Options,
  ): Promise<Outcome[]> {
    const requests = asked.map(issuedIfSent);
    const wishes = requests.flatMap((each) => (each instanceof DomainError ? [] : wishOf(ctx, each)));
    const numbers = await DocumentNumbers.take(tx, 'credit_note', known.pattern, wishes);
    const create = (request: CreateCreditNoteRequest): CreditNoteView =>
      this.admit(tx, ctx, decide(ctx, makeId('cn', ctx), request, known), known, numbers, false);
    const outcomes: Outcome[] = [];
    for (const [i, request] of requests.entries()) {
      outcomes.push(request instanceof DomainError ? request : attempt(() => create(request)));
      if ((i + 1) % PIECE !== 0 || (atomic && outcomes.some(isRefusal))) continue;
      known.items.stageOpened(tx);
      await sendAhead(tx);
    }
    return atomic && outcomes.some(isRefusal) ? outcomes.map(refusalOrNothing) : outcomes;
  }

  /** Single requests that share a transaction; none is refused for another. */
  stageEach(tx: Tx, asked: readonly Asked<CreateCreditNoteRequest>[]): Promise<Outcome[]> {
    const [first] = asked;
    if (!first) return Promise.resolve([]);
    const requests = asked.map(({ request }) => request);
    return this.stage(tx, first.ctx, requests, { atomic: false, senders: asked.map(({ ctx }) => ctx) });
  }

  /** By facts that were loaded already. What is in hand is for the caller to stage, once. */
  async stageBy(
    tx: Tx,
    ctx: RequestContext,
    asked: Requests,
    known: CreditNoteFactsSet,
    { atomic, first, asIssued = false, senders = [] }: Options,
  ): Promise<Outcome[]> {
    const requests = asked.map(issuedIfSent);
    const alone = requests.length === 1;
    const sender = (index: number): RequestContext => senders[index] ?? ctx;
    const decideOne = (request: CreateCreditNoteRequest, index: number): Decision | DomainError =>
      attempt(() => decide(sender(index), makeId('cn', ctx), request, known));
    const early = requests.map((request, i) =>
      request instanceof DomainError || (!alone && dependsOnOthers(request))
        ? request
        : decideOne(request, i),
    );
    const refusing = (outcomes: readonly unknown[]): boolean => atomic && outcomes.some(isRefusal);
    if (refusing(early)) return early.map(refusalOrNothing);

    const wishes = early.flatMap((each) => (each instanceof DomainError ? [] : wishOf(ctx, each)));
    const numbers = await DocumentNumbers.take(tx, 'credit_note', known.pattern, wishes);
    first?.();
    // One after another: each is decided by what those before it have left.
    const outcomes = early.map((each, i) => {
      const decision = each instanceof DomainError || isDecision(each) ? each : decideOne(each, i);
      if (decision instanceof DomainError) return decision;
      const by = sender(i);
      return attempt(() => this.admit(tx.as(by), by, decision, known, numbers, asIssued));
    });
    return refusing(outcomes) ? outcomes.map(refusalOrNothing) : outcomes;
  }

  /** Leaves nothing behind when it throws. */
  private admit(
    tx: Tx,
    ctx: RequestContext,
    decision: Decision,
    known: CreditNoteFactsSet,
    numbers: DocumentNumbers,
    asIssued: boolean,
  ): CreditNoteView {
    const next = numbers.next(wishOf(ctx, decision));
    if (next instanceof DomainError) throw next;
    const settled: SettledAtOnce = this.settling.decide(ctx, known, decision, {
      number: next.number,
      admit: (as) => requireOfNew(ctx, decision, next, as, asIssued),
    });
    const taken: AssignedNumber = numbers.use(next, decision.id);
    const numbered = {
      ...decision,
      entry: decision.entry && withDocumentNumber(decision.entry, taken.number),
      settlement: decision.settlement && withDocumentNumber(decision.settlement, taken.number),
    };
    return this.staging.stage(tx, ctx, numbered, taken, settled, known);
  }
}

/** Stages what is left of everything that the set had in hand. */
export function stageInHand(tx: Tx, known: CreditNoteFactsSet): void {
  known.invoices.stage(tx, known.items);
  known.payments.stage(tx);
  known.items.stage(tx);
}

/** What the client gets is issued. */
const issuedIfSent = (request: Requests[number]): Requests[number] =>
  request instanceof DomainError || request.notify !== true ? request : { ...request, status: 'issued' };

/** What it may take depends on what others of its set took. */
const dependsOnOthers = (request: CreateCreditNoteRequest): boolean =>
  namesInvoice(request) || request.paymentId !== undefined;

const isOfOthers = (each: Requests[number]): boolean =>
  !(each instanceof DomainError) && dependsOnOthers(each);

const isRefusal = (each: unknown): boolean => each instanceof DomainError;

const isDecision = (each: CreateCreditNoteRequest | Decision): each is Decision => 'resolved' in each;

function wishOf(ctx: RequestContext, of: CreateCreditNoteRequest | Decision) {
  const { number, issueDate } = isDecision(of) ? of.request : of;
  return { number, date: issueDate ?? ctx.today };
}
