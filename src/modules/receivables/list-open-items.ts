import { Injectable } from '@nestjs/common';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import type { Tx } from '../../platform/database/transaction';
import { keptTotal } from '../../platform/pagination/kept-total';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import { Customers } from '../customers/customers';
import { OpenItemEntity } from '../journal/open-item.entity';
import type { ListAllOpenItemsQuery, ListOpenItemsQuery, OpenItemView } from './dto/customer-account.dto';
import { OPEN_ON_DAY } from './items-on-day';

/** The items of the debtors ledger, of one customer or of all, of which something is open, or was on a day. */
@Injectable()
export class ListOpenItems {
  constructor(private readonly customers: Customers) {}

  async ofCustomer(tx: Tx, customerId: string, query: ListOpenItemsQuery): Promise<Page<OpenItemView>> {
    await this.customers.find(tx, customerId);
    return this.page(tx, { ...query, customerId });
  }

  async page(tx: Tx, query: ListAllOpenItemsQuery): Promise<Page<OpenItemView>> {
    const { asOf, currency, customerId, kind } = query;
    const items = tx.manager
      .createQueryBuilder(OpenItemEntity, 'item')
      .where('item.organisationId = :organisationId', { organisationId: tx.organisationId });
    if (customerId !== undefined) items.andWhere('item.customerId = :customerId', { customerId });
    if (kind !== undefined) items.andWhere('item.kind = :kind', { kind });
    if (currency !== undefined) items.andWhere('item.currency = :currency', { currency });
    if (asOf === undefined) items.andWhere('(item.openAmount <> 0 OR item.openBaseAmount <> 0)');
    else {
      const open = `SELECT FROM (${OPEN_ON_DAY}) o WHERE (o.open, o.open_base) <> (0, 0)`;
      items.andWhere(`item.date <= :asOf AND EXISTS (${open})`, { asOf });
    }
    const { kind: label, ...rest } = query;
    const page = await paginate(
      tx,
      items,
      query,
      newestFirst('item.id', (text) => /^[a-z]{2,3}_[0-9a-z]{26}$/.test(text)),
      keptTotal(tx, 'open_items', { label, rest }),
    );
    const base = tx.ctx.organisation?.baseCurrency ?? '';
    const data = asOf === undefined ? page.data : await asThen(tx, page.data, asOf);
    return { data: data.map((item) => viewOf(item, base)), pagination: page.pagination };
  }
}

async function asThen(tx: Tx, items: readonly OpenItemEntity[], asOf: string): Promise<OpenItemEntity[]> {
  const rows = await tx.query<{ id: string; open: string; base: string }>(
    `SELECT item.id, o.open, o.open_base AS base FROM open_items item
     CROSS JOIN LATERAL (${OPEN_ON_DAY.replaceAll(':asOf', '$3::date')}) o
     WHERE item.organisation_id = $1 AND item.id = ANY ($2)`,
    [tx.organisationId, items.map(({ id }) => id), asOf],
  );
  const then = new Map(rows.map((row) => [row.id, row]));
  return items.map((item) => {
    const { open = '0', base = '0' } = then.get(item.id) ?? {};
    return { ...item, openAmount: open, openBaseAmount: base };
  });
}

function viewOf(item: OpenItemEntity, baseCurrency: string): OpenItemView {
  const money = (amount: string): string => formatAmount(new Decimal(amount), item.currency);
  return {
    id: item.id,
    kind: item.kind,
    customerId: item.customerId,
    documentNumber: item.documentNumber,
    date: item.date,
    dueDate: item.dueDate,
    currency: item.currency,
    exchangeRate: item.exchangeRate,
    amount: money(item.amount),
    openAmount: money(item.openAmount),
    openBaseAmount: formatAmount(new Decimal(item.openBaseAmount), baseCurrency),
  };
}
