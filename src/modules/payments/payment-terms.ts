import { Injectable } from '@nestjs/common';
import { invalid } from '../../domain/errors';
import { fitsMinorUnits } from '../../domain/money/amount';
import { minorUnits } from '../../domain/money/currency';
import { Decimal } from '../../domain/money/decimal';
import { assertSettlementDate } from '../../domain/receivables/settlement-date';
import type { Tx } from '../../platform/database/transaction';
import type { Asked } from '../../platform/group-commit/grouped-work';
import { makeId } from '../../platform/ids';
import { Customers } from '../customers/customers';
import type { HeldInvoices } from '../invoices/held-invoices';
import type { HeldItems } from '../journal/held-items';
import { targetsOf } from '../receivables/apply-credit';
import { bankAccountOf } from '../receivables/bank-account';
import type { SettlementFacts } from '../receivables/settlement-facts';
import { SettlementRates } from '../receivables/settlement-rates';
import type { CreatePaymentRequest } from './dto/payment-requests.dto';
import type { Party, Terms } from './payment-record';

/** What the payments of a set settle, locked, and what they are decided from. */
export interface PaymentsInHand {
  readonly items: HeldItems;
  readonly invoices: HeldInvoices;
  readonly facts: SettlementFacts;
}

/** Who pays, when, how much, in which currency at which rate, and into which account. */
@Injectable()
export class PaymentTerms {
  constructor(
    private readonly customers: Customers,
    private readonly rates: SettlementRates,
  ) {}

  /** @throws DomainError where the payer, the amount, the date or the account does not do. */
  async of(
    tx: Tx,
    { ctx, request }: Asked<CreatePaymentRequest>,
    { items, invoices, facts }: PaymentsInHand,
  ): Promise<Terms> {
    const [first] = targetsOf(request.allocations ?? []);
    const debt = first === undefined ? undefined : items.get(first);
    const ofDebt = debt && {
      customerId: debt.customerId,
      clientName: invoices.get(debt.id)?.invoice.clientName ?? null,
    };
    const { party, currency: usual } = await this.partyOf(tx, request, ofDebt);
    const currency = request.currency ?? debt?.currency ?? usual ?? ctx.organisation.baseCurrency;
    const date = request.date ?? ctx.today;
    assertSettlementDate([], { date, today: ctx.today });
    const amount = new Decimal(request.amount);
    if (!fitsMinorUnits(amount, currency))
      throw invalid('amount', `must have at most ${minorUnits(currency)} decimals in ${currency}`);
    return {
      ...party,
      id: makeId('pay', ctx),
      date,
      amount,
      currency,
      exchangeRate: await this.rates.resolve(tx, ctx, { currency, date, given: request.exchangeRate }),
      bankAccountId: bankAccountOf(facts, request.bankAccountId),
    };
  }

  /** An archived customer may still pay. */
  private async partyOf(
    tx: Tx,
    { customerId, clientName }: CreatePaymentRequest,
    ofDebt: Party | undefined,
  ): Promise<{ party: Party; currency: string | null }> {
    const named = customerId !== undefined || clientName !== undefined;
    if (!named && !ofDebt) throw invalid('clientName', 'is required without a customerId or an allocation');
    const id = named ? customerId : ofDebt?.customerId;
    if (id == null)
      return {
        party: { customerId: null, clientName: clientName ?? ofDebt?.clientName ?? null },
        currency: null,
      };
    const customer = await this.customers.find(tx, id);
    return {
      party: { customerId: id, clientName: clientName ?? customer.name },
      currency: customer.currency,
    };
  }
}
