import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import { paginate, type Page } from '../../platform/pagination/paginate';
import { dimensionOf } from './dimension';
import type { ListEntriesQuery } from './dto/list-entries.dto';
import { DraftEntryEntity } from './draft-entry.entity';

@Injectable()
export class DraftEntriesStore {
  async find(tx: Tx, id: string, { lock = false } = {}): Promise<DraftEntryEntity | null> {
    if (!isId('je', id)) return null;
    if (lock && !tx.ctx.dry) {
      await tx.query(`SELECT FROM journal_drafts WHERE organisation_id = $1 AND id = $2 FOR UPDATE`, [
        tx.organisationId,
        id,
      ]);
    }
    return this.drafts(tx).andWhere('draft.id = :id', { id }).getOne();
  }

  page(tx: Tx, query: ListEntriesQuery): Promise<Page<DraftEntryEntity>> {
    const drafts = this.drafts(tx);
    filter(drafts, query);
    return paginate(tx, drafts, query, {
      column: 'draft.id',
      direction: query.order === 'asc' ? 'ASC' : 'DESC',
      keyOf: (draft) => draft.id,
      parse: (text) => (isId('je', text) ? text : null),
    });
  }

  insert(tx: Tx, draft: DraftEntryEntity): void {
    tx.writes.insert('journal_drafts', {
      organisation_id: tx.organisationId,
      id: draft.id,
      date: draft.date,
      currency: draft.currency,
      request: draft.request,
      lines: draft.lines,
      exchange_rate: draft.exchangeRate,
      request_id: draft.requestId,
      created_at: draft.createdAt,
      created_by: draft.createdBy,
      updated_at: draft.updatedAt,
    });
  }

  update(tx: Tx, draft: DraftEntryEntity): void {
    tx.writes.update(
      `UPDATE journal_drafts SET date = $3, currency = $4, request = $5, lines = $6, exchange_rate = $7, request_id = $8,
         updated_at = $9 WHERE organisation_id = $1 AND id = $2`,
      [
        tx.organisationId,
        draft.id,
        draft.date,
        draft.currency,
        JSON.stringify(draft.request),
        JSON.stringify(draft.lines),
        draft.exchangeRate,
        draft.requestId,
        draft.updatedAt,
      ],
    );
  }

  delete(tx: Tx, id: string): void {
    tx.writes.update(`DELETE FROM journal_drafts WHERE organisation_id = $1 AND id = $2`, [
      tx.organisationId,
      id,
    ]);
  }

  private drafts(tx: Tx): SelectQueryBuilder<DraftEntryEntity> {
    return tx.manager
      .createQueryBuilder(DraftEntryEntity, 'draft')
      .where('draft.organisationId = :organisationId', { organisationId: tx.organisationId });
  }
}

/** The filters of the journal, asked of drafts: they have no document, and are manual. */
function filter(drafts: SelectQueryBuilder<DraftEntryEntity>, query: ListEntriesQuery): void {
  if (query.from !== undefined) drafts.andWhere('draft.date >= :from', { from: query.from });
  if (query.to !== undefined) drafts.andWhere('draft.date <= :to', { to: query.to });
  if (query.currency !== undefined)
    drafts.andWhere('draft.currency = :currency', { currency: query.currency });
  const ofLine = (name: string, line: object): void => {
    drafts.andWhere(`draft.lines @> :${name}::jsonb`, { [name]: JSON.stringify([line]) });
  };
  if (query.accountId !== undefined) ofLine('account', { account: { id: query.accountId } });
  if (query.customerId !== undefined) ofLine('customer', { customerId: query.customerId });
  if (query.dimension !== undefined)
    ofLine('dimension', { dimensions: JSON.parse(dimensionOf(query.dimension)) as object });
  const ofDocument = query.sourceId !== undefined || query.documentNumber !== undefined;
  if (ofDocument || (query.sourceType ?? 'manual') !== 'manual') drafts.andWhere('false');
}
