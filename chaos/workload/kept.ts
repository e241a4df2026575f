import type { Answer } from '../http';

/** What never changes of a document, once it was acknowledged: it must be read back so, for good. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  '/credit-notes': [
    ...['id', 'number', 'invoiceId', 'invoiceNumber', 'customerId', 'clientName', 'issueDate', 'currency'],
    ...[
      'exchangeRate',
      'items',
      'taxBreakdown',
      'totals',
      'signedTotals',
      'prePaymentAmount',
      'postPaymentAmount',
    ],
    ...['refundAmount', 'creditAmount', 'outOfBandAmount', 'journalEntryId', 'createdAt', 'metadata'],
  ],
  '/invoices': [
    'id',
    'customerId',
    'currency',
    'exchangeRate',
    'items',
    'taxBreakdown',
    'totals',
    'createdAt',
    'metadata',
  ],
  '/payments': [
    'id',
    'customerId',
    'date',
    'amount',
    'currency',
    'baseAmount',
    'journalEntryId',
    'createdAt',
    'metadata',
  ],
  '/journal/entries': ['id', 'memo', 'currency', 'lines'],
};

/** Canonical text of it; empty for answers that are no documents, and for drafts, which can be edited. */
export function keptOf(path: string, body: Answer['body']): string {
  const edited = body['status'] === 'draft' && path !== '/credit-notes';
  if (!(path in FIELDS) || edited) return '';
  return JSON.stringify((FIELDS[path] ?? []).map((field) => sorted(body[field] ?? null)));
}

/** Stored documents come back with their keys in another order here and there. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
