import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import { rowOf } from '../../platform/database/rows-of';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import { keptTotal } from '../../platform/pagination/kept-total';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { ListRefundsQuery } from './dto/refund-requests.dto';
import type { RefundView } from './dto/refund.dto';
import { partsOf, refundView, type RefundPartRecord } from './refund-record';
import { RefundEntity } from './refund.entity';

export interface StoredRefund {
  readonly refund: RefundEntity;
  readonly parts: readonly RefundPartRecord[];
}

@Injectable()
export class RefundsStore {
  /** 404 for an id that is malformed, unknown, or another organisation's. */
  async find(tx: Tx, id: string): Promise<StoredRefund> {
    const refund = isId('ref', id)
      ? await rowOf(tx, this.query(tx).andWhere('refund.id = :id', { id }))
      : null;
    if (!refund) throw notFound('Refund', id);
    return { refund, parts: (await partsOf(tx, [id])).get(id) ?? [] };
  }

  async list(tx: Tx, query: ListRefundsQuery): Promise<Page<RefundView>> {
    const refunds = this.query(tx);
    filter(refunds, query);
    const { status, ...rest } = query;
    const total = keptTotal(tx, 'refunds', { label: status, rest });
    const page = await paginate(tx, refunds, query, newestFirst('refund.id', 'ref'), total);
    const parts = await partsOf(
      tx,
      page.data.map(({ id }) => id),
    );
    return {
      data: page.data.map((refund) => refundView(refund, parts.get(refund.id) ?? [], { test: false })),
      pagination: page.pagination,
    };
  }

  private query(tx: Tx): SelectQueryBuilder<RefundEntity> {
    return tx.manager
      .createQueryBuilder(RefundEntity, 'refund')
      .where('refund.organisationId = :organisationId', { organisationId: tx.organisationId });
  }
}

function filter(refunds: SelectQueryBuilder<RefundEntity>, query: ListRefundsQuery): void {
  const equal = ['status', 'source', 'customerId', 'creditNoteId', 'paymentId', 'currency'] as const;
  for (const field of equal) {
    if (query[field] !== undefined)
      refunds.andWhere(`refund.${field} = :${field}`, { [field]: query[field] });
  }
  if (query.from !== undefined) refunds.andWhere('refund.date >= :from', { from: query.from });
  if (query.to !== undefined) refunds.andWhere('refund.date <= :to', { to: query.to });
}
