import { decideCreditNote, type DecidedCreditNote } from '../../domain/documents/credit-note';
import { decideCreditOfInvoice, type PlacedRow } from '../../domain/documents/credit-of-invoice';
import type { JournalEntry } from '../../domain/journal/entry';
import { ZERO } from '../../domain/money/decimal';
import { assertOpen } from '../../domain/periods/locks';
import { postCreditNote, type PostableCreditNote } from '../../domain/posting/credit-note';
import { postCreditOfInvoice } from '../../domain/posting/credit-of-invoice';
import { postOutOfBand } from '../../domain/posting/settlement';
import type { RequestContext } from '../../platform/request-context/request-context';
import { toClient } from '../deliveries/recipients';
import type { HeldInvoice } from '../invoices/held-invoices';
import type { CreateCreditNoteRequest } from './dto/create-credit-note.dto';
import { postedLines, requireInvoice, toCorrect } from './invoices-in-hand';
import type { CreditNoteFactsSet } from './load-facts';
import { resolveAgainstInvoice } from './resolve-against-invoice';
import { resolveRequest, type ResolvedRequest } from './resolve-request';

/** A credit note as it will be, but for its number, which is taken last. */
export interface Decision {
  readonly id: string;
  readonly request: CreateCreditNoteRequest;
  readonly resolved: ResolvedRequest;
  readonly note: DecidedCreditNote;
  /** The invoice that is corrected, and what is taken of its lines. */
  readonly invoice: HeldInvoice | null;
  readonly rows: readonly PlacedRow[];
  /** Null when all of it is free of charge. */
  readonly entry: JournalEntry | null;
  readonly settlement: JournalEntry | null;
}

type Decided = Pick<Decision, 'resolved' | 'note' | 'invoice' | 'rows' | 'entry'>;

/** Whether a request corrects an invoice of these books. */
export const namesInvoice = ({ invoiceId, invoiceNumber }: CreateCreditNoteRequest): boolean =>
  invoiceId !== undefined || invoiceNumber !== undefined;

/** Decides one credit note by what is in hand, and moves nothing of it. Throws DomainError. */
export function decide(
  ctx: RequestContext,
  id: string,
  request: CreateCreditNoteRequest,
  known: CreditNoteFactsSet,
): Decision {
  const decided = namesInvoice(request)
    ? decideAgainstInvoice(ctx, id, request, known)
    : decideAlone(ctx, id, request, known);
  const { resolved, note } = decided;
  if (request.notify) toClient({ address: resolved.clientEmail, field: 'clientEmail' });
  return { id, request, ...decided, settlement: settlementOf(id, request, resolved, note, known) };
}

function decideAlone(
  ctx: RequestContext,
  id: string,
  request: CreateCreditNoteRequest,
  known: CreditNoteFactsSet,
): Decided {
  const resolved = resolveRequest(ctx, request, known);
  const note = refundOf(request, decideCreditNote(resolved.items, resolved.facts));
  assertPostable(resolved, note, known);
  const { totals, lines } = note;
  const entry = postCreditNote(
    { ...headerOf(id, request, resolved), lines, gross: totals.gross },
    known.roles,
  );
  return { resolved, note, invoice: null, rows: [], entry };
}

function decideAgainstInvoice(
  ctx: RequestContext,
  id: string,
  request: CreateCreditNoteRequest,
  known: CreditNoteFactsSet,
): Decided {
  const resolved = resolveAgainstInvoice(ctx, request, known);
  const invoice = requireInvoice(request, known.invoices);
  const asked =
    request.amount === undefined
      ? { items: resolved.items }
      : {
          amount: request.amount,
          description: request.reason ?? `Credit of invoice ${invoice.invoice.number ?? ''}`,
        };
  const { rows, ...decided } = decideCreditOfInvoice(asked, resolved.facts, {
    ...toCorrect(invoice),
    due: resolved.due,
  });
  const note = refundOf(request, decided);
  assertPostable(resolved, note, known);
  const entry = postCreditOfInvoice(
    {
      ...headerOf(id, request, resolved),
      rows,
      invoiceLines: postedLines(invoice),
      corrects: known.postings.get(invoice.invoice.id),
    },
    known.roles,
  );
  return { resolved, note, invoice, rows, entry };
}

/** With a payment that is paid back and no split, all that is not taken by the debt is refunded. */
function refundOf<T extends DecidedCreditNote>(request: CreateCreditNoteRequest, note: T): T {
  const { paymentId, refundAmount, creditAmount, outOfBandAmount } = request;
  if (paymentId === undefined || (refundAmount ?? creditAmount ?? outOfBandAmount) !== undefined) return note;
  const { postPaymentAmount } = note.split;
  return { ...note, split: { ...note.split, refundAmount: postPaymentAmount, creditAmount: ZERO } };
}

function assertPostable(
  { facts }: ResolvedRequest,
  { breakdown }: DecidedCreditNote,
  { locks }: CreditNoteFactsSet,
): void {
  assertOpen(locks, { date: facts.issueDate, document: true, taxed: breakdown.length > 0 });
}

/** What all entries of a note share. The number is not taken yet. */
export type NoteHeader = Omit<PostableCreditNote, 'lines' | 'gross'>;

function headerOf(id: string, request: CreateCreditNoteRequest, resolved: ResolvedRequest): NoteHeader {
  const { currency, baseCurrency, exchangeRate, issueDate } = resolved.facts;
  return {
    id,
    number: '',
    issueDate,
    currency,
    baseCurrency,
    exchangeRate,
    customerId: resolved.customer?.id ?? null,
    clientName: resolved.clientName,
    memo: request.memo ?? null,
  };
}

function settlementOf(
  id: string,
  request: CreateCreditNoteRequest,
  resolved: ResolvedRequest,
  { split }: DecidedCreditNote,
  { roles }: CreditNoteFactsSet,
): JournalEntry | null {
  const { outOfBandAmount: amount } = split;
  const clearingAccountId = request.outOfBandAccountId;
  if (amount.isZero() || clearingAccountId === undefined) return null;
  const header = headerOf(id, request, resolved);
  return postOutOfBand(
    { ...header, openItemId: id, amount, clearingAccountId, date: header.issueDate },
    roles,
  );
}
