import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import { InvoicesStore } from '../invoices/invoices.store';
import { OpenItemEntity } from '../journal/open-item.entity';
import { Allocations } from './allocations';
import type { ListOpeningItemsQuery, OpeningItemView } from './dto/opening-item.dto';
import { storedOpeningView, type StoredOpening } from './opening-view';

const isOpeningId = (id: string): boolean => isId('inv', id) || isId('oi', id);

@Injectable()
export class OpeningItemsStore {
  constructor(
    private readonly invoices: InvoicesStore,
    private readonly allocations: Allocations,
  ) {}

  /** 404 for an id that is malformed, unknown, no opening item's, or another organisation's. */
  async find(tx: Tx, id: string): Promise<StoredOpening> {
    const item = isOpeningId(id) ? await this.query(tx).andWhere('item.id = :id', { id }).getOne() : null;
    const [stored] = item ? await this.stored(tx, [item]) : [];
    if (!stored) throw notFound('Opening item', id);
    return stored;
  }

  /** As `find`, and 404 for an opening invoice, which is settled and is no credit. */
  async findCredit(tx: Tx, id: string): Promise<StoredOpening> {
    const stored = await this.find(tx, id);
    if (stored.invoice) throw notFound('Opening credit', id);
    return stored;
  }

  async list(tx: Tx, query: ListOpeningItemsQuery): Promise<Page<OpeningItemView>> {
    const items = this.query(tx);
    const { type, customerId, currency, number } = query;
    if (type !== undefined) items.andWhere(`item.amount ${type === 'invoice' ? '>' : '<'} 0`);
    if (customerId !== undefined) items.andWhere('item.customerId = :customerId', { customerId });
    if (currency !== undefined) items.andWhere('item.currency = :currency', { currency });
    if (number !== undefined) items.andWhere('item.documentNumber = :number', { number });
    const page = await paginate(tx, items, query, newestFirst('item.id', isOpeningId));
    const stored = await this.stored(tx, page.data);
    return {
      data: stored.map((each) => storedOpeningView(each, { test: false })),
      pagination: page.pagination,
    };
  }

  private query(tx: Tx): SelectQueryBuilder<OpenItemEntity> {
    return tx.manager
      .createQueryBuilder(OpenItemEntity, 'item')
      .where(`item.organisationId = :organisationId AND item.kind = 'opening'`, {
        organisationId: tx.organisationId,
      });
  }

  private async stored(tx: Tx, items: readonly OpenItemEntity[]): Promise<StoredOpening[]> {
    const ids = items.map(({ id }) => id);
    const entries = await entriesOf(tx, ids);
    const invoices = await this.invoices.byIds(
      tx,
      ids.filter((id) => isId('inv', id)),
    );
    const byId = new Map(invoices.map((stored) => [stored.invoice.id, stored]));
    const allocations = await this.allocations.ofCreditItems(tx, ids);
    return items.flatMap((item): StoredOpening[] => {
      const entry = entries.get(item.id);
      if (!entry) return [];
      const invoice = byId.get(item.id) ?? null;
      return [{ item, ...entry, invoice, allocations: allocations.get(item.id) ?? [] }];
    });
  }
}

type EntryFacts = Pick<StoredOpening, 'journalEntryId' | 'postedAt' | 'reversalEntryId'>;

async function entriesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, EntryFacts>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<EntryFacts & { itemId: string }>(
    `SELECT e.source_id AS "itemId", e.id AS "journalEntryId", e.posted_at AS "postedAt", r.id AS "reversalEntryId"
     FROM journal_entries e
     LEFT JOIN journal_entries r ON r.organisation_id = e.organisation_id AND r.reverses_entry_id = e.id
     WHERE e.organisation_id = $1 AND e.source_id = ANY ($2) AND e.source_type = 'opening' AND e.reverses_entry_id IS NULL`,
    [tx.organisationId, ids],
  );
  return new Map(rows.map(({ itemId, ...facts }) => [itemId, facts]));
}
