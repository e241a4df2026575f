import { Injectable } from '@nestjs/common';
import { DomainError } from '../../domain/errors';
import { withDocumentNumber } from '../../domain/journal/entry';
import type { AssignedNumber } from '../../domain/numbering/assign';
import { attempt, refusalOrNothing } from '../../platform/batch/batch-outcomes';
import type { Tx } from '../../platform/database/transaction';
import type { AskedTogether } from '../../platform/group-commit/grouped-work';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Deliveries } from '../deliveries/deliveries';
import { accountNames } from '../journal/account-names';
import { JournalWriter, type PostedEntry } from '../journal/journal-writer';
import { itemOpenedBy, openItem } from '../journal/open-items';
import { DocumentNumbers } from '../organisations/document-numbers';
import { decide, type Decision } from './decide';
import { draftRecord, issuedRecord, lineRecords } from './decision-record';
import { invoiceModel } from './document-model';
import type { InvoiceView } from './dto/invoice.dto';
import { invoiceView } from './invoice-view';
import { insertInvoice, markIssued, rewriteDraft } from './invoice-writes';
import type { InvoiceEntity } from './invoice.entity';
import { FactsLoader, type InvoiceFactsSet } from './load-facts';
import { requireEInvoice } from './require-einvoice';
import type { Wish } from './wish';

/** Of each wish, in order: the invoice, or why there is none. */
export type Outcome = InvoiceView | DomainError;

interface Options {
  readonly atomic: boolean;
  /** Who sent each wish, where they share nothing but the transaction. */
  readonly senders?: readonly RequestContext[];
}

interface Numbered {
  readonly decision: Decision;
  /** Null in a draft. */
  readonly taken: AssignedNumber | null;
}

/** Writes invoices by the set: a single create or issue is a set of one, and a preview a set that is never committed. */
@Injectable()
export class StageInvoices {
  constructor(
    private readonly facts: FactsLoader,
    private readonly journal: JournalWriter,
    private readonly deliveries: Deliveries,
  ) {}

  /**
   * Decides all, takes numbers for those that pass and are issued, and stages them with their entries, open items and
   * events. A refused wish takes no number and leaves nothing. `atomic`: the first refusal refuses all.
   */
  async stage(
    tx: Tx,
    ctx: RequestContext,
    wishes: readonly (Wish | DomainError)[],
    options: Options,
  ): Promise<Outcome[]> {
    const requests = wishes.flatMap((wish) => (wish instanceof DomainError ? [] : [wish.request]));
    return this.stageSet(tx, ctx, wishes, await this.facts.load(tx, ctx, requests), options);
  }

  private async stageSet(
    tx: Tx,
    ctx: RequestContext,
    wishes: readonly (Wish | DomainError)[],
    known: InvoiceFactsSet,
    { atomic, senders = [] }: Options,
  ): Promise<Outcome[]> {
    const sender = (index: number): RequestContext => senders[index] ?? ctx;
    const decisions = wishes.map((wish, i) =>
      wish instanceof DomainError ? wish : attempt(() => decideOne(sender(i), wish, known)),
    );
    if (atomic && decisions.some(isRefusal)) return decisions.map(refusalOrNothing);
    const numbered = await takeNumbers(tx, decisions, known);
    if (atomic && numbered.some(isRefusal)) return numbered.map(refusalOrNothing);
    return numbered.map((each, i) =>
      isRefusal(each) ? each : this.stageOne(tx.as(sender(i)), sender(i), each, known),
    );
  }

  /** What single wishes that share a transaction are decided by. */
  loadFor(tx: Tx, asked: AskedTogether<Wish>): Promise<InvoiceFactsSet> {
    const requests = asked.map(({ request }) => request.request);
    return this.facts.load(tx, asked[0].ctx, requests);
  }

  /** Stages such wishes; none is refused for another. */
  stageEach(tx: Tx, asked: AskedTogether<Wish>, known: InvoiceFactsSet): Promise<Outcome[]> {
    const wishes = asked.map(({ request }) => request);
    const options = { atomic: false, senders: asked.map(({ ctx }) => ctx) };
    return this.stageSet(tx, asked[0].ctx, wishes, known, options);
  }

  private stageOne(
    tx: Tx,
    ctx: RequestContext,
    { decision, taken }: Numbered,
    known: InvoiceFactsSet,
  ): InvoiceView {
    const entry = taken && this.post(tx, decision, taken, known);
    const draft = draftRecord(ctx, decision);
    const invoice = taken ? issuedRecord(ctx, draft, taken, entry) : draft;
    const lines = lineRecords(ctx, decision, known.roles);
    if (!decision.draft) insertInvoice(tx, invoice, lines);
    else {
      rewriteDraft(tx, draft, lines);
      if (taken) markIssued(tx, invoice);
    }
    const due = entry ? stageOpenItem(tx, decision, entry, invoice) : '0';
    const view = invoiceView(invoice, { lines, due, test: ctx.test });
    for (const what of happenings(decision, invoice))
      tx.emit({ type: `invoice.${what}`, objectType: 'invoice', objectId: invoice.id, data: view });
    if (decision.request.notify && taken) this.deliveries.notifyClient(tx, ctx, 'invoice', view);
    return ctx.dry ? { ...view, journalEntry: entry?.view ?? null } : view;
  }

  private post(
    tx: Tx,
    { entry }: Decision,
    { number }: AssignedNumber,
    { accounts }: InvoiceFactsSet,
  ): PostedEntry | null {
    if (!entry) return null;
    return this.journal.stageOne(tx, withDocumentNumber(entry, number), accountNames(accounts));
  }
}

/** Where the organisation asks for electronic invoices, what is issued must be able to be one. */
function decideOne(ctx: RequestContext, wish: Wish, known: InvoiceFactsSet): Decision {
  const decision = decide(ctx, wish, known);
  if (!decision.issue) return decision;
  const draft = draftRecord(ctx, decision);
  requireEInvoice(ctx, draft, (facts) => invoiceModel(draft, lineRecords(ctx, decision, known.roles), facts));
  return decision;
}

const isRefusal = (each: unknown): each is DomainError => each instanceof DomainError;

async function takeNumbers(
  tx: Tx,
  decisions: readonly (Decision | DomainError)[],
  { pattern }: InvoiceFactsSet,
): Promise<(Numbered | DomainError)[]> {
  const wishOf = ({ request, resolved }: Decision) => ({
    number: request.number,
    date: resolved.facts.issueDate,
  });
  const wishes = decisions.flatMap((each) => (isRefusal(each) || !each.issue ? [] : [wishOf(each)]));
  const numbers = wishes.length > 0 ? await DocumentNumbers.take(tx, 'invoice', pattern, wishes) : null;
  return decisions.map((decision) => {
    if (isRefusal(decision)) return decision;
    if (!decision.issue || !numbers) return { decision, taken: null };
    const taken = numbers.assign(wishOf(decision), decision.id);
    return isRefusal(taken) ? taken : { decision, taken };
  });
}

/** What the customer owes by it: the debtors line of its entry. */
function stageOpenItem(
  tx: Tx,
  { id, decided: { dueDate } }: Decision,
  { entry }: PostedEntry,
  { number }: InvoiceEntity,
): string {
  const item = itemOpenedBy(entry, id, { kind: 'invoice', documentNumber: number, dueDate });
  openItem(tx, item);
  return item.openAmount;
}

/** One event for each change of state: a new one is created, a draft that was edited is updated, and either can be issued. */
function happenings({ draft, edited }: Decision, { status }: InvoiceEntity): string[] {
  const made = draft ? (edited ? ['updated'] : []) : ['created'];
  return status === 'issued' ? [...made, 'issued'] : made;
}
