import { Api } from './api';
import { Transport } from './http/transport';
import { checked, type ContraOptions } from './options';
import { exchangeRates, prices, products, taxRates } from './resources/catalogue';
import { creditNotes, refunds } from './resources/credit-notes';
import { customers } from './resources/customers';
import { invoices, writeOffs } from './resources/invoices';
import { journal } from './resources/journal';
import {
  accounts,
  apiKeys,
  events,
  organisation,
  organisations,
  webhookEndpoints,
} from './resources/organisation';
import { openingItems, openItems, payments } from './resources/payments';
import { periods } from './resources/periods';
import { reports } from './resources/reports';
import { verify } from './webhooks';

const webhooks = { verify };

/** The client of one service with one key. It keeps no state, so one will do for a whole program. */
export class Contra {
  /** Needs no key: a receiver of webhooks may know the secret alone. */
  static readonly webhooks = webhooks;
  readonly webhooks = webhooks;

  readonly accounts;
  readonly apiKeys;
  readonly creditNotes;
  readonly customers;
  readonly events;
  readonly exchangeRates;
  readonly invoices;
  readonly journal;
  readonly openItems;
  readonly openingItems;
  readonly organisation;
  readonly organisations;
  readonly payments;
  readonly periods;
  readonly prices;
  readonly products;
  readonly refunds;
  readonly reports;
  readonly taxRates;
  readonly webhookEndpoints;
  readonly writeOffs;

  private readonly options: ContraOptions;

  constructor(options: ContraOptions) {
    this.options = checked({ ...options });
    const api = new Api(new Transport(this.options));
    this.accounts = accounts(api);
    this.apiKeys = apiKeys(api);
    this.creditNotes = creditNotes(api);
    this.customers = customers(api);
    this.events = events(api);
    this.exchangeRates = exchangeRates(api);
    this.invoices = invoices(api);
    this.journal = journal(api);
    this.openItems = openItems(api);
    this.openingItems = openingItems(api);
    this.organisation = organisation(api);
    this.organisations = organisations(api);
    this.payments = payments(api);
    this.periods = periods(api);
    this.prices = prices(api);
    this.products = products(api);
    this.refunds = refunds(api);
    this.reports = reports(api);
    this.taxRates = taxRates(api);
    this.webhookEndpoints = webhookEndpoints(api);
    this.writeOffs = writeOffs(api);
  }

  /** The same client with other options: in another organisation, say. */
  with(options: Partial<ContraOptions>): Contra {
    return new Contra({ ...this.options, ...options });
  }
}
