import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import { rowOf } from '../../platform/database/rows-of';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import { keptTotal } from '../../platform/pagination/kept-total';
import { mapPage, newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { ListWriteOffsQuery, WriteOffView } from './dto/write-off.dto';
import { WriteOffEntity } from './write-off.entity';

@Injectable()
export class WriteOffsStore {
  /** 404 for an id that is malformed, unknown, or another organisation's. */
  async find(tx: Tx, id: string): Promise<WriteOffEntity> {
    const found = isId('wo', id)
      ? await rowOf(tx, this.query(tx).andWhere('writeOff.id = :id', { id }))
      : null;
    if (!found) throw notFound('Write-off', id);
    return found;
  }

  async list(tx: Tx, query: ListWriteOffsQuery): Promise<Page<WriteOffView>> {
    const writeOffs = this.query(tx);
    const { status, ...rest } = query;
    const { invoiceId, from, to } = rest;
    if (invoiceId !== undefined) writeOffs.andWhere('writeOff.invoiceId = :invoiceId', { invoiceId });
    if (status !== undefined) writeOffs.andWhere('writeOff.status = :status', { status });
    if (from !== undefined) writeOffs.andWhere('writeOff.date >= :from', { from });
    if (to !== undefined) writeOffs.andWhere('writeOff.date <= :to', { to });
    const total = keptTotal(tx, 'write_offs', { label: status, rest });
    const page = await paginate(tx, writeOffs, query, newestFirst('writeOff.id', 'wo'), total);
    return mapPage(page, (writeOff) => writeOffView(writeOff, { test: false }));
  }

  insert(tx: Tx, writeOff: WriteOffEntity): void {
    tx.writes.insert('write_offs', {
      organisation_id: writeOff.organisationId,
      id: writeOff.id,
      status: writeOff.status,
      invoice_id: writeOff.invoiceId,
      date: writeOff.date,
      amount: writeOff.amount,
      currency: writeOff.currency,
      reason: writeOff.reason,
      journal_entry_id: writeOff.journalEntryId,
      created_at: writeOff.createdAt,
      created_by: writeOff.createdBy,
      request_id: writeOff.requestId,
    });
  }

  private query(tx: Tx): SelectQueryBuilder<WriteOffEntity> {
    return tx.manager
      .createQueryBuilder(WriteOffEntity, 'writeOff')
      .where('writeOff.organisationId = :organisationId', { organisationId: tx.organisationId });
  }
}

export function writeOffView(writeOff: WriteOffEntity, { test }: { test: boolean }): WriteOffView {
  return {
    id: writeOff.id,
    status: writeOff.status,
    invoiceId: writeOff.invoiceId,
    date: writeOff.date,
    amount: formatAmount(new Decimal(writeOff.amount), writeOff.currency),
    currency: writeOff.currency,
    reason: writeOff.reason,
    journalEntryId: writeOff.journalEntryId,
    reversalEntryId: writeOff.reversalEntryId,
    reversedAt: writeOff.reversedAt?.toISOString() ?? null,
    reversalReason: writeOff.reversalReason,
    createdAt: writeOff.createdAt.toISOString(),
    test,
  };
}
