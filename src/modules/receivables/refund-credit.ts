import { Injectable } from '@nestjs/common';
import type { PlainDate } from '../../domain/periods/plain-date';
import { ENTRY_COUNTER, type Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { RefundView } from './dto/refund.dto';
import type { RefundCreditRequest } from './dto/settlement-requests.dto';
import { Refunds, type Hand, type RefundRequest } from './refunds';
import { SettlementFactsLoader } from './settlement-facts';
import { SettlementRates } from './settlement-rates';

export interface RefundableCredit extends Pick<
  RefundRequest,
  'source' | 'creditNoteId' | 'paymentId' | 'customerId' | 'clientName' | 'documentNumber' | 'currency'
> {
  /** From where it is paid back unless the request names another account; left out: the one with the role bank. */
  readonly bankAccountId?: string;
  /** What of which item is paid back on that date. */
  readonly parts: (date: PlainDate) => RefundRequest['parts'];
}

/** Pays credit back as a request asks. Use with all in hand; it takes the counters and stages what is in hand. */
@Injectable()
export class RefundCredit {
  constructor(
    private readonly refunds: Refunds,
    private readonly facts: SettlementFactsLoader,
    private readonly rates: SettlementRates,
  ) {}

  /** @throws DomainError as `Refunds.decide` and `SettlementRates.resolve`. */
  async stage(
    tx: Tx,
    ctx: RequestContext,
    hand: Hand,
    request: RefundCreditRequest,
    { parts, currency, ...credit }: RefundableCredit,
  ): Promise<RefundView> {
    const { date = ctx.today, bankAccountId = credit.bankAccountId } = request;
    const facts = await this.facts.load(tx, bankAccountId === undefined ? [] : [bankAccountId]);
    const exchangeRate = await this.rates.resolve(tx, ctx, { currency, date, given: request.exchangeRate });
    const decided = this.refunds.decide(ctx, hand, facts, {
      ...request,
      ...credit,
      parts: parts(date),
      date,
      currency,
      exchangeRate,
      bankAccountId,
    });
    await tx.takeCounters([ENTRY_COUNTER]);
    const view = this.refunds.stage(tx, facts, decided);
    hand.items.stage(tx);
    hand.payments?.stage(tx);
    return view;
  }
}
