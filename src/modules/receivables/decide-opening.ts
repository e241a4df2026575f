import { decideOpening, type DecidedOpening } from '../../domain/documents/opening-item';
import type { JournalEntry } from '../../domain/journal/entry';
import { chooseExchangeRate } from '../../domain/money/choose-exchange-rate';
import type { Decimal } from '../../domain/money/decimal';
import { assertOpen } from '../../domain/periods/locks';
import { addDays, type PlainDate } from '../../domain/periods/plain-date';
import { postOpening } from '../../domain/posting/opening';
import { assertSettlementDate } from '../../domain/receivables/settlement-date';
import { makeId } from '../../platform/ids';
import type { RequestContext } from '../../platform/request-context/request-context';
import { exchangeRateKey } from '../catalogue/exchange-rates';
import type { CustomerFacts } from '../customers/customers';
import { requireCustomer } from '../customers/require-customer';
import type { OpeningItemRequest } from './dto/opening-item.dto';
import type { SettlementFacts } from './settlement-facts';

const USUAL_TERMS_DAYS = 30;

export interface OpeningFacts extends SettlementFacts {
  readonly customers: ReadonlyMap<string, CustomerFacts>;
  /** Of the rates table, by `exchangeRateKey`. */
  readonly rates: ReadonlyMap<string, string>;
}

/** An opening item as it will be; its number is still to be found free. */
export interface OpeningDecision {
  readonly id: string;
  readonly request: OpeningItemRequest;
  readonly customer: CustomerFacts;
  readonly date: PlainDate;
  readonly dueDate: PlainDate | null;
  readonly currency: string;
  readonly exchangeRate: Decimal;
  readonly decided: DecidedOpening;
  readonly entry: JournalEntry;
}

/** What of the rates table the request may need. */
export function rateQuestion(
  ctx: RequestContext,
  request: OpeningItemRequest,
  customers: ReadonlyMap<string, CustomerFacts>,
): { currency: string; date: PlainDate } {
  const ofCustomer = customers.get(request.customerId)?.currency;
  const currency = request.currency ?? ofCustomer ?? ctx.organisation.baseCurrency;
  return { currency, date: request.date ?? ctx.today };
}

/** Decides one opening item. Pure: everything that it depends on is given. Throws DomainError. */
export function decideItem(
  ctx: RequestContext,
  request: OpeningItemRequest,
  facts: OpeningFacts,
): OpeningDecision {
  const customer = requireCustomer(facts.customers, request.customerId);
  const question = rateQuestion(ctx, request, facts.customers);
  const { currency, date } = question;
  const { baseCurrency } = ctx.organisation;
  const given = request.exchangeRate;
  const fromTable = facts.rates.get(exchangeRateKey(question));
  const exchangeRate = chooseExchangeRate({ currency, baseCurrency, given, fromTable });
  const decided = decideOpening(request, question);
  assertSettlementDate([], { date, today: ctx.today });
  assertOpen(facts.locks, { date, document: false, taxed: false });
  const { type, number = null, issueDate } = request;
  const id = makeId(type === 'invoice' ? 'inv' : 'oi', ctx);
  const party = { customerId: customer.id, clientName: customer.name };
  const terms = { type, id, number, date, currency, baseCurrency, exchangeRate };
  const entry = postOpening({ ...terms, ...party, amount: decided.amount }, facts.roles);
  const usual = issueDate && addDays(issueDate, customer.paymentTermsDays ?? USUAL_TERMS_DAYS);
  const dueDate = request.dueDate ?? usual ?? null;
  return { id, request, customer, date, dueDate, currency, exchangeRate, decided, entry };
}
