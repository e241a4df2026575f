import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import { rowOf } from '../../platform/database/rows-of';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import { totalOfDocuments } from '../../platform/pagination/kept-total';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import { Allocations } from '../receivables/allocations';
import type { ListPaymentsQuery } from './dto/payment-requests.dto';
import type { PaymentView } from './dto/payment.dto';
import { paymentView } from './payment-view';
import { PaymentEntity } from './payment.entity';

@Injectable()
export class PaymentsStore {
  constructor(private readonly allocations: Allocations) {}

  /** 404 for an id that is malformed, unknown, or another organisation's. */
  async find(tx: Tx, id: string, options: { lock: boolean } = { lock: false }): Promise<PaymentEntity> {
    if (!isId('pay', id)) throw notFound('Payment', id);
    if (options.lock) await tx.lockRows('payments', [id]);
    const payment = await rowOf(tx, this.query(tx).andWhere('payment.id = :id', { id }));
    if (!payment) throw notFound('Payment', id);
    return payment;
  }

  async list(tx: Tx, query: ListPaymentsQuery): Promise<Page<PaymentView>> {
    const payments = this.query(tx);
    filter(payments, query);
    const total = totalOfDocuments(tx, 'payments', query);
    const page = await paginate(tx, payments, query, newestFirst('payment.id', 'pay'), total);
    return { data: await this.views(tx, page.data), pagination: page.pagination };
  }

  /** As they are stored: in a unit of work that changes them, as they were before. */
  async views(
    tx: Tx,
    payments: readonly PaymentEntity[],
    { test } = { test: false },
  ): Promise<PaymentView[]> {
    const ids = payments.map(({ id }) => id);
    const [balances, allocations] = await Promise.all([
      balancesOf(tx, ids),
      this.allocations.ofCreditItems(tx, ids),
    ]);
    const baseCurrency = tx.ctx.organisation?.baseCurrency ?? '';
    return payments.map((payment) =>
      paymentView(payment, {
        balance: balances.get(payment.id) ?? '0',
        allocations: allocations.get(payment.id) ?? [],
        test,
        baseCurrency,
      }),
    );
  }

  insert(tx: Tx, payment: PaymentEntity): void {
    tx.writes.insert('payments', {
      organisation_id: payment.organisationId,
      id: payment.id,
      status: payment.status,
      customer_id: payment.customerId,
      client_name: payment.clientName,
      date: payment.date,
      amount: payment.amount,
      currency: payment.currency,
      exchange_rate: payment.exchangeRate,
      base_amount: payment.baseAmount,
      method: payment.method,
      reference: payment.reference,
      bank_account_id: payment.bankAccountId,
      memo: payment.memo,
      metadata: payment.metadata,
      refunded_amount: payment.refundedAmount,
      journal_entry_id: payment.journalEntryId,
      created_at: payment.createdAt,
      created_by: payment.createdBy,
      request_id: payment.requestId,
    });
  }

  private query(tx: Tx): SelectQueryBuilder<PaymentEntity> {
    return tx.manager
      .createQueryBuilder(PaymentEntity, 'payment')
      .where('payment.organisationId = :organisationId', { organisationId: tx.organisationId });
  }
}

async function balancesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ id: string; balance: string }>(
    `SELECT id, -open_amount AS balance FROM open_items WHERE organisation_id = $1 AND id = ANY ($2)`,
    [tx.organisationId, ids],
  );
  return new Map(rows.map((row) => [row.id, row.balance]));
}

function filter(payments: SelectQueryBuilder<PaymentEntity>, query: ListPaymentsQuery): void {
  const equal = ['customerId', 'status', 'currency', 'method', 'reference'] as const;
  for (const field of equal) {
    if (query[field] !== undefined)
      payments.andWhere(`payment.${field} = :${field}`, { [field]: query[field] });
  }
  if (query.from !== undefined) payments.andWhere('payment.date >= :from', { from: query.from });
  if (query.to !== undefined) payments.andWhere('payment.date <= :to', { to: query.to });
}
