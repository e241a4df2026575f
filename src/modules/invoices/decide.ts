import { decideInvoice, type DecidedInvoice } from '../../domain/documents/invoice';
import { assertNotInFuture } from '../../domain/documents/priced-document';
import type { JournalEntry } from '../../domain/journal/entry';
import { assertOpen } from '../../domain/periods/locks';
import { postInvoice } from '../../domain/posting/invoice';
import type { RequestContext } from '../../platform/request-context/request-context';
import { toClient } from '../deliveries/recipients';
import type { InvoiceFactsSet } from './load-facts';
import { resolveRequest, type ResolvedRequest } from './resolve-request';
import type { Wish } from './wish';

/** An invoice as it will be, but for its number, which is taken last. */
export interface Decision extends Wish {
  readonly resolved: ResolvedRequest;
  readonly decided: DecidedInvoice;
  /** Null in a draft, and when all of it is free of charge. */
  readonly entry: JournalEntry | null;
}

/** Decides one invoice. Pure: everything that it depends on is given. Throws DomainError. */
export function decide(ctx: RequestContext, wish: Wish, known: InvoiceFactsSet): Decision {
  const resolved = resolveRequest(ctx, wish.request, known);
  const decided = decideInvoice(resolved.items, resolved.facts);
  const decision = { ...wish, resolved, decided };
  if (!wish.issue) return { ...decision, entry: null };
  if (wish.request.notify) toClient({ address: resolved.clientEmail, field: 'clientEmail' });
  const { issueDate } = resolved.facts;
  assertNotInFuture(issueDate, ctx.today);
  assertOpen(known.locks, { date: issueDate, document: true, taxed: decided.breakdown.length > 0 });
  const entry = postInvoice(
    {
      ...resolved.facts,
      id: wish.id,
      number: '',
      memo: wish.request.memo ?? null,
      customerId: resolved.customer?.id ?? null,
      clientName: resolved.clientName,
      lines: decided.lines,
      gross: decided.totals.gross,
    },
    known.roles,
  );
  return { ...decision, entry };
}
