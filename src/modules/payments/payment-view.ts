import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import type { AllocationView } from '../receivables/dto/allocation.dto';
import type { PaymentView } from './dto/payment.dto';
import type { PaymentEntity } from './payment.entity';

interface Shown {
  /** Open of its item, as a positive amount. */
  readonly balance: Decimal | string;
  readonly allocations: readonly AllocationView[];
  readonly test: boolean;
  readonly baseCurrency: string;
}

/** The payment as the API shows it, whether it was just decided or read back. */
export function paymentView(
  payment: PaymentEntity,
  { balance, allocations, test, baseCurrency }: Shown,
): PaymentView {
  const money = (amount: Decimal | string): string => formatAmount(new Decimal(amount), payment.currency);
  return {
    id: payment.id,
    status: payment.status,
    customerId: payment.customerId,
    clientName: payment.clientName,
    date: payment.date,
    amount: money(payment.amount),
    currency: payment.currency,
    exchangeRate: payment.exchangeRate,
    baseAmount: formatAmount(new Decimal(payment.baseAmount), baseCurrency),
    method: payment.method,
    reference: payment.reference,
    bankAccountId: payment.bankAccountId,
    memo: payment.memo,
    metadata: payment.metadata,
    balance: money(balance),
    refundedAmount: money(payment.refundedAmount),
    allocations: [...allocations],
    journalEntryId: payment.journalEntryId,
    reversalEntryId: payment.reversalEntryId,
    reversedAt: payment.reversedAt?.toISOString() ?? null,
    reversalReason: payment.reversalReason,
    createdAt: payment.createdAt.toISOString(),
    test,
  };
}
