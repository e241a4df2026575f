import { Injectable } from '@nestjs/common';
import { conflict } from '../../domain/errors';
import { seriesCanReach } from '../../domain/numbering/reach';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { ExchangeRates } from '../catalogue/exchange-rates';
import { Customers } from '../customers/customers';
import { insertInvoice } from '../invoices/invoice-writes';
import { accountNames } from '../journal/account-names';
import { JournalWriter } from '../journal/journal-writer';
import { itemOpenedBy, openItem } from '../journal/open-items';
import { patternOf } from '../organisations/document-numbers';
import { decideItem, rateQuestion, type OpeningDecision, type OpeningFacts } from './decide-opening';
import type { CreateOpeningItemsRequest, OpeningItemRequest, OpeningItemView } from './dto/opening-item.dto';
import { invoiceLines, invoiceRecord } from './opening-invoice';
import { inPlace, readOpening, type ReadRequests } from './opening-request';
import { openingView } from './opening-view';
import { SettlementFactsLoader } from './settlement-facts';

/** Brings in what was open in another system, one item or many, all or nothing. */
@Injectable()
export class OpenItemsFromBefore {
  constructor(
    private readonly facts: SettlementFactsLoader,
    private readonly customers: Customers,
    private readonly rates: ExchangeRates,
    private readonly journal: JournalWriter,
  ) {}

  async stage(tx: Tx, ctx: RequestContext, request: CreateOpeningItemsRequest): Promise<OpeningItemView[]> {
    const read = readOpening(request);
    const { requests, listed } = read;
    const facts = await this.load(tx, ctx, requests);
    const decisions = requests.map((each, index) =>
      inPlace(listed, index, () => decideItem(ctx, each, facts)),
    );
    await tx.takeCounters([ENTRY_COUNTER]);
    await assertNumbersFree(tx, read, decisions);
    return decisions.map((decision) => this.stageOne(tx, ctx, decision, facts));
  }

  private async load(
    tx: Tx,
    ctx: RequestContext,
    requests: readonly OpeningItemRequest[],
  ): Promise<OpeningFacts> {
    const settling = await this.facts.load(tx);
    const customers = await this.customers.byIds(
      tx,
      requests.map(({ customerId }) => customerId),
    );
    const asked = requests.filter(({ exchangeRate }) => exchangeRate === undefined);
    const rates = await this.rates.onEach(
      tx,
      asked.map((request) => rateQuestion(ctx, request, customers)),
    );
    return { ...settling, customers, rates };
  }

  private stageOne(
    tx: Tx,
    ctx: RequestContext,
    decision: OpeningDecision,
    facts: OpeningFacts,
  ): OpeningItemView {
    const posted = this.journal.stageOne(tx, decision.entry, accountNames(facts.accounts));
    if (decision.request.type === 'invoice') {
      insertInvoice(tx, invoiceRecord(ctx, decision, posted.id), invoiceLines(ctx, decision, facts));
    }
    stageOpenItem(tx, decision);
    const view = openingView(ctx, decision, posted.id);
    tx.emit({ type: 'opening_item.created', objectType: 'opening_item', objectId: view.id, data: view });
    return ctx.dry ? { ...view, journalEntry: posted.view } : view;
  }
}

function stageOpenItem(tx: Tx, { id, entry, request, dueDate }: OpeningDecision): void {
  const { type, number = null } = request;
  const document = { documentNumber: number, dueDate: type === 'invoice' ? dueDate : null };
  openItem(tx, itemOpenedBy(entry, id, { kind: 'opening', ...document }));
}

/**
 * Numbers of opening invoices lie outside the series, for ever: one that the series would still give is refused. Runs behind the
 * lock of the counters, which every creator takes: nobody can use a number meanwhile.
 */
async function assertNumbersFree(
  tx: Tx,
  { listed }: ReadRequests,
  decisions: readonly OpeningDecision[],
): Promise<void> {
  const wanted = decisions.flatMap(({ request: { type, number } }) =>
    type === 'invoice' && number !== undefined ? [number] : [],
  );
  if (wanted.length === 0) return;
  const rows = await tx.query<{ number: string }>(
    `SELECT number FROM invoices WHERE organisation_id = $1 AND number = ANY ($2)`,
    [tx.organisationId, wanted],
  );
  const used = new Set(rows.map(({ number }) => number));
  const pattern = patternOf(tx, 'invoice');
  decisions.forEach(({ request: { type, number }, date }, index) =>
    inPlace(listed, index, () => {
      if (type !== 'invoice' || number === undefined) return;
      if (used.has(number)) throw conflict('number_taken', `The number ${number} is taken`, { number });
      if (seriesCanReach(pattern, number, date)) {
        throw conflict(
          'number_series_taken',
          `The series ${pattern.text} would give the number ${number} to an invoice of ours: choose another pattern first.`,
          { number, pattern: pattern.text },
        );
      }
      used.add(number);
    }),
  );
}
