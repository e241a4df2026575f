import { Decimal } from '../../domain/money/decimal';
import type { JournalEntry } from '../../domain/journal/entry';
import type { Movement } from '../../domain/receivables/timeline';
import { rowsAmong } from '../../platform/database/rows-of';
import type { Tx } from '../../platform/database/transaction';
import { OpenItemEntity } from './open-item.entity';

export type NewOpenItem = Omit<OpenItemEntity, 'organisationId'>;

/** The item that a line of an entry opens, as the line says it: all of it is open. */
export function itemOpenedBy(
  { lines, date, currency, exchangeRate }: JournalEntry,
  id: string,
  document: Pick<NewOpenItem, 'kind' | 'documentNumber' | 'dueDate'>,
): NewOpenItem {
  const line = lines.find(({ openItemId }) => openItemId === id);
  if (!line) throw new Error(`no line of the entry opens the item ${id}`);
  const amount = line.debit.minus(line.credit).toFixed();
  const baseAmount = line.baseDebit.minus(line.baseCredit).toFixed();
  return {
    kind: document.kind,
    documentNumber: document.documentNumber,
    dueDate: document.dueDate,
    id,
    customerId: line.customerId,
    date,
    currency,
    exchangeRate: exchangeRate.toFixed(),
    amount,
    baseAmount,
    openAmount: amount,
    openBaseAmount: baseAmount,
  };
}

/** Stages a new item of the debtors subledger; `now` is what is left of it by then. */
export function openItem(
  tx: Tx,
  item: NewOpenItem,
  now: Pick<NewOpenItem, 'openAmount' | 'openBaseAmount'> = item,
): void {
  tx.writes.insert('open_items', {
    organisation_id: tx.organisationId,
    id: item.id,
    kind: item.kind,
    customer_id: item.customerId,
    document_number: item.documentNumber,
    date: item.date,
    due_date: item.dueDate,
    currency: item.currency,
    exchange_rate: item.exchangeRate,
    amount: item.amount,
    base_amount: item.baseAmount,
    open_amount: now.openAmount,
    open_base_amount: now.openBaseAmount,
  });
}

/** The items of these ids, locked in the order of their ids when the work is live. */
export async function lockOpenItems(tx: Tx, ids: readonly string[]): Promise<Map<string, OpenItemEntity>> {
  if (ids.length === 0) return new Map();
  await tx.lockRows('open_items', ids);
  const items = await rowsAmong(tx, OpenItemEntity, ['id', ids]);
  return new Map(items.map((item) => [item.id, item]));
}

/** What lines of the journal and allocations did to items, by date: all that explains what is open of them. */
export async function movementsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Movement[]>> {
  const found = new Map<string, Movement[]>(ids.map((id) => [id, []]));
  if (ids.length === 0) return found;
  const rows = await tx.query<{ id: string; date: string; amount: string }>(
    `SELECT id, date, sum(amount) AS amount FROM (
       SELECT open_item_id AS id, date, debit - credit AS amount FROM journal_lines
         WHERE organisation_id = $1 AND open_item_id = ANY ($2)
       UNION ALL SELECT credit_item_id, date, amount FROM allocations
         WHERE organisation_id = $1 AND credit_item_id = ANY ($2)
       UNION ALL SELECT debit_item_id, date, -amount FROM allocations
         WHERE organisation_id = $1 AND debit_item_id = ANY ($2)
     ) moved GROUP BY id, date`,
    [tx.organisationId, ids],
  );
  for (const { id, date, amount } of rows) found.get(id)?.push({ date, amount: new Decimal(amount) });
  return found;
}

/** The items that the lines of these entries belong to. */
export async function openItemsOfEntries(tx: Tx, entryIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT DISTINCT l.open_item_id AS id FROM journal_entries e
     JOIN journal_lines l ON l.organisation_id = e.organisation_id AND l.entry_number = e.number
     WHERE e.organisation_id = $1 AND e.id = ANY ($2) AND l.open_item_id IS NOT NULL`,
    [tx.organisationId, entryIds],
  );
  return rows.map(({ id }) => id);
}
