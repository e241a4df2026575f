import { TABLES } from '../../platform/database/tables.data';
import type { Tx } from '../../platform/database/transaction';
import type { InvoiceLineEntity } from './invoice-line.entity';
import type { InvoiceEntity } from './invoice.entity';

type InvoiceColumn = keyof typeof TABLES.invoices;

/** What an edit of a draft decides anew. */
const EDITED = [
  'customer_id',
  'client_name',
  'client_email',
  'client_snapshot',
  'reference',
  'buyer_reference',
  'issue_date',
  'tax_point',
  'due_date',
  'currency',
  'exchange_rate',
  'prices_include_tax',
  'memo',
  'notes',
  'metadata',
  'dimensions',
  'tax_breakdown',
  'line_count',
  'net',
  'tax',
  'gross',
  'base_gross',
  'request',
  'updated_at',
] as const satisfies readonly InvoiceColumn[];

const ISSUED = [
  'number',
  'series_key',
  'series_number',
  'status',
  'journal_entry_id',
  'seller_version',
  'issued_at',
  'request',
] as const satisfies readonly InvoiceColumn[];

export function insertInvoice(tx: Tx, invoice: InvoiceEntity, lines: readonly InvoiceLineEntity[]): void {
  tx.writes.insert('invoices', invoiceRow(invoice));
  tx.writes.insert('invoice_lines', ...lines.map(lineRow));
}

/** Stages a draft as it was edited: its lines go, and come anew. */
export function rewriteDraft(tx: Tx, draft: InvoiceEntity, lines: readonly InvoiceLineEntity[]): void {
  tx.writes.update(...setColumns(tx, draft, EDITED));
  deleteLines(tx, draft.id);
  tx.writes.insert('invoice_lines', ...lines.map(lineRow));
}

/** Runs after the inserts: the row points at its entry. */
export function markIssued(tx: Tx, invoice: InvoiceEntity): void {
  tx.writes.updateAfterInserts(...setColumns(tx, invoice, ISSUED));
}

export function deleteDraft(tx: Tx, id: string): void {
  deleteLines(tx, id);
  tx.writes.update(`DELETE FROM invoices WHERE organisation_id = $1 AND id = $2 AND status = 'draft'`, [
    tx.organisationId,
    id,
  ]);
}

/** Stages the labels of an issued invoice. */
export function updateLabels(tx: Tx, { id, memo, notes, metadata, updatedAt }: InvoiceEntity): void {
  tx.writes.update(
    `UPDATE invoices SET memo = $3, notes = $4, metadata = $5, updated_at = $6 WHERE organisation_id = $1 AND id = $2`,
    [tx.organisationId, id, memo, notes, JSON.stringify(metadata), updatedAt],
  );
}

/** Runs after the inserts: the row points at the reversing entry. */
export function markVoided(tx: Tx, invoice: InvoiceEntity): void {
  tx.writes.updateAfterInserts(
    `UPDATE invoices SET status = 'voided', voided_at = $3, void_reason = $4, reversal_entry_id = $5, updated_at = $3
     WHERE organisation_id = $1 AND id = $2 AND status = 'issued'`,
    [tx.organisationId, invoice.id, invoice.voidedAt, invoice.voidReason, invoice.reversalEntryId],
  );
}

function deleteLines(tx: Tx, id: string): void {
  tx.writes.update(
    `DELETE FROM invoice_lines WHERE organisation_id = $1 AND invoice_id = $2`,
    [tx.organisationId, id],
    null,
  );
}

/** Columns of a draft, read from one JSON parameter with the types that a set is inserted with. */
function setColumns(
  tx: Tx,
  invoice: InvoiceEntity,
  columns: readonly InvoiceColumn[],
): [sql: string, params: readonly unknown[]] {
  const typed = columns.map((column) => `${column} ${TABLES.invoices[column]}`).join(', ');
  const row: Record<string, unknown> = invoiceRow(invoice);
  const values = Object.fromEntries(columns.map((column) => [column, row[column]]));
  return [
    `UPDATE invoices i SET ${columns.map((column) => `${column} = r.${column}`).join(', ')}
     FROM jsonb_to_record($3::jsonb) AS r (${typed})
     WHERE i.organisation_id = $1 AND i.id = $2 AND i.status = 'draft'`,
    [tx.organisationId, invoice.id, JSON.stringify(values)],
  ];
}

function invoiceRow(invoice: InvoiceEntity): Record<InvoiceColumn, unknown> {
  return {
    organisation_id: invoice.organisationId,
    id: invoice.id,
    kind: invoice.kind,
    number: invoice.number,
    series_key: invoice.seriesKey,
    series_number: invoice.seriesNumber,
    status: invoice.status,
    delivery_status: invoice.deliveryStatus,
    customer_id: invoice.customerId,
    client_name: invoice.clientName,
    client_email: invoice.clientEmail,
    client_snapshot: invoice.clientSnapshot,
    reference: invoice.reference,
    issue_date: invoice.issueDate,
    tax_point: invoice.taxPoint,
    due_date: invoice.dueDate,
    currency: invoice.currency,
    exchange_rate: invoice.exchangeRate,
    prices_include_tax: invoice.pricesIncludeTax,
    memo: invoice.memo,
    notes: invoice.notes,
    metadata: invoice.metadata,
    dimensions: invoice.dimensions,
    tax_breakdown: invoice.taxBreakdown,
    line_count: invoice.lineCount,
    net: invoice.net,
    tax: invoice.tax,
    gross: invoice.gross,
    base_gross: invoice.baseGross,
    credited_gross: invoice.creditedGross,
    written_off: invoice.writtenOff,
    request: invoice.request,
    journal_entry_id: invoice.journalEntryId,
    issued_at: invoice.issuedAt,
    created_at: invoice.createdAt,
    updated_at: invoice.updatedAt,
    created_by: invoice.createdBy,
    request_id: invoice.requestId,
    buyer_reference: invoice.buyerReference,
    seller_version: invoice.sellerVersion,
  };
}

function lineRow(line: InvoiceLineEntity): Record<keyof typeof TABLES.invoice_lines, unknown> {
  return {
    organisation_id: line.organisationId,
    invoice_id: line.invoiceId,
    line_no: line.lineNo,
    id: line.id,
    line_type: line.lineType,
    description: line.description,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    discount: line.discount,
    account_id: line.accountId,
    taxes: line.taxes,
    net: line.net,
    tax: line.tax,
    gross: line.gross,
    dimensions: line.dimensions,
    price_id: line.priceId,
    product_id: line.productId,
    credited_taxes: line.creditedTaxes,
  };
}
