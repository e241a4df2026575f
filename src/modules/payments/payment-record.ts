import { formatAmount } from '../../domain/money/amount';
import type { Decimal } from '../../domain/money/decimal';
import { toBase } from '../../domain/money/exchange';
import type { RequestContext } from '../../platform/request-context/request-context';
import type { PostedEntry } from '../journal/journal-writer';
import type { CreatePaymentRequest } from './dto/payment-requests.dto';
import type { PaymentEntity } from './payment.entity';

export type Party = Readonly<Pick<PaymentEntity, 'customerId' | 'clientName'>>;

/** What is settled of a payment before it is decided. */
export interface Terms extends Party {
  readonly id: string;
  readonly date: string;
  readonly amount: Decimal;
  readonly currency: string;
  readonly exchangeRate: Decimal;
  readonly bankAccountId: string;
}

/** A payment as it is stored when it is received. */
export function paymentRecord(
  ctx: RequestContext,
  request: CreatePaymentRequest,
  terms: Terms,
  { id: journalEntryId }: PostedEntry,
): PaymentEntity {
  const { baseCurrency, organisationId } = ctx.organisation;
  const base = toBase(terms.amount, terms.exchangeRate, baseCurrency);
  return {
    organisationId,
    id: terms.id,
    status: 'received',
    customerId: terms.customerId,
    clientName: terms.clientName,
    date: terms.date,
    amount: formatAmount(terms.amount, terms.currency),
    currency: terms.currency,
    exchangeRate: terms.exchangeRate.toFixed(),
    baseAmount: formatAmount(base, baseCurrency),
    method: request.method ?? null,
    reference: request.reference ?? null,
    bankAccountId: terms.bankAccountId,
    memo: request.memo ?? null,
    metadata: request.metadata ?? {},
    refundedAmount: '0',
    journalEntryId,
    reversalEntryId: null,
    reversedAt: null,
    reversalReason: null,
    createdAt: ctx.now,
    createdBy: ctx.caller.keyId,
    requestId: ctx.requestId,
  };
}
