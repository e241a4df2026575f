import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { attempt, refusalOrNothing } from '../../platform/batch/batch-outcomes';
import { sendAhead } from '../../platform/database/flush';
import type { Tx } from '../../platform/database/transaction';
import type { AskedTogether } from '../../platform/group-commit/grouped-work';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { AdmitCreditNote } from './admit-credit-note';
import { dependsOnOthers, isAsked, isDecision, issuedIfSent, type Requests } from './asked-credit-notes';
import { decide, type Decision } from './decide';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import type { CreditNoteView } from './dto/credit-note.dto';
import { FactsLoader, type CreditNoteFactsSet } from './load-facts';

/** So many of a large set are written at once. */
const PIECE = 125;
/** The database has something to do soon. */
const FIRST_PIECE = 40;

/** Of each request, in order: the credit note, or why there is none. */
export type Outcome = CreditNoteView | DomainError;

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
    private readonly admission: AdmitCreditNote,
  ) {}

  /**
   * Decides all, takes numbers for those that pass, and stages them with their entries, open items and events. A refused
   * request takes no number and leaves nothing. `atomic`: the first refusal refuses all.
   */
  async stage(tx: Tx, ctx: RequestContext, requests: Requests, options: Options): Promise<Outcome[]> {
    const known = await this.facts.load(tx, ctx, requests.filter(isAsked));
    return this.stageSet(tx, ctx, requests, known, options);
  }

  private async stageSet(
    tx: Tx,
    ctx: RequestContext,
    requests: Requests,
    known: CreditNoteFactsSet,
    options: Options,
  ): Promise<Outcome[]> {
    const inPieces =
      requests.length > PIECE && !requests.some((each) => isAsked(each) && dependsOnOthers(each));
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
    const numbers = await this.admission.takeNumbers(tx, ctx, requests, known);
    const create = (request: CreateCreditNoteRequest): CreditNoteView =>
      this.admission.admit(tx, ctx, decide(ctx, makeId('cn', ctx), request, known), known, numbers, false);
    const outcomes: Outcome[] = [];
    let refused = false;
    for (const [i, request] of requests.entries()) {
      const outcome = isAsked(request) ? attempt(() => create(request)) : request;
      refused ||= outcome instanceof DomainError;
      outcomes.push(outcome);
      if (!endsPiece(i + 1) || (atomic && refused)) continue;
      known.items.stageOpened(tx);
      await sendAhead(tx);
    }
    return atomic && refused ? outcomes.map(refusalOrNothing) : outcomes;
  }

  /** What single requests that share a transaction are decided by. */
  loadFor(tx: Tx, asked: AskedTogether<CreateCreditNoteRequest>): Promise<CreditNoteFactsSet> {
    const requests = asked.map(({ request }) => request);
    return this.facts.load(tx, asked[0].ctx, requests);
  }

  /** Stages such requests; none is refused for another. */
  stageEach(
    tx: Tx,
    asked: AskedTogether<CreateCreditNoteRequest>,
    known: CreditNoteFactsSet,
  ): Promise<Outcome[]> {
    const requests = asked.map(({ request }) => request);
    const options = { atomic: false, senders: asked.map(({ ctx }) => ctx) };
    return this.stageSet(tx, asked[0].ctx, requests, known, options);
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
      isAsked(request) && (alone || !dependsOnOthers(request)) ? decideOne(request, i) : request,
    );
    const refusing = (outcomes: readonly unknown[]): boolean => atomic && outcomes.some(isRefusal);
    if (refusing(early)) return early.map(refusalOrNothing);

    const numbers = await this.admission.takeNumbers(tx, ctx, early, known);
    first?.();
    // One after another: each is decided by what those before it have left.
    const outcomes = early.map((each, i) => {
      const decision = each instanceof DomainError || isDecision(each) ? each : decideOne(each, i);
      if (decision instanceof DomainError) return decision;
      const by = sender(i);
      return attempt(() => this.admission.admit(tx.as(by), by, decision, known, numbers, asIssued));
    });
    return refusing(outcomes) ? outcomes.map(refusalOrNothing) : outcomes;
  }
}

/** Stages what is left of everything that the set had in hand. */
export function stageInHand(tx: Tx, known: CreditNoteFactsSet): void {
  known.invoices.stage(tx, known.items);
  known.payments.stage(tx);
  known.items.stage(tx);
}

/** Whether what was decided of a large set is written before the rest. */
const endsPiece = (decided: number): boolean => decided === FIRST_PIECE || decided % PIECE === 0;

const isRefusal = (each: unknown): boolean => each instanceof DomainError;
