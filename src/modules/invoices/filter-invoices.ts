import type { SelectQueryBuilder } from 'typeorm';
import { type CREDIT_STATUSES, type PAYMENT_STATUSES } from '../../domain/documents/invoice-states';
import type { PlainDate } from '../../domain/periods/plain-date';
import { OpenItemEntity } from '../journal/open-item.entity';
import type { ListInvoicesQuery } from './dto/invoice-actions.dto';
import type { InvoiceEntity } from './invoice.entity';

const DUE = `coalesce(item.openAmount, 0)`;
const SETTLED = `invoice.gross - ${DUE} - invoice.writtenOff > 0`;

/** The states of `paymentStatus` in the domain, each as a condition; a test holds the two together. */
const PAYMENT: Readonly<Record<(typeof PAYMENT_STATUSES)[number], string>> = {
  paid: `invoice.status = 'issued' AND (invoice.gross = 0 OR (${DUE} = 0 AND invoice.writtenOff = 0))`,
  partially_paid: `invoice.status = 'issued' AND ${SETTLED} AND (${DUE} > 0 OR invoice.writtenOff > 0)`,
  unpaid: `invoice.status <> 'issued' OR (invoice.gross > 0 AND NOT (${SETTLED}))`,
};

const CREDIT: Readonly<Record<(typeof CREDIT_STATUSES)[number], string>> = {
  none: 'invoice.creditedGross = 0',
  partially_credited: 'invoice.creditedGross > 0 AND invoice.creditedGross < invoice.gross',
  credited: 'invoice.creditedGross > 0 AND invoice.creditedGross = invoice.gross',
};

const OVERDUE = `invoice.status = 'issued' AND invoice.dueDate < :today AND ${DUE} > 0`;

const EQUAL = ['status', 'deliveryStatus', 'customerId', 'number', 'reference', 'currency'] as const;

/** Adds the filters of a list to its query, whose alias is `invoice`. */
export function filterInvoices(
  invoices: SelectQueryBuilder<InvoiceEntity>,
  query: ListInvoicesQuery,
  today: PlainDate,
): void {
  for (const field of EQUAL) {
    if (query[field] !== undefined)
      invoices.andWhere(`invoice.${field} = :${field}`, { [field]: query[field] });
  }
  for (const [condition, parameter] of rangesOf(query)) {
    if (Object.values(parameter)[0] !== undefined) invoices.andWhere(condition, parameter);
  }
  filterByState(invoices, query, today);
  if (query.q !== undefined) {
    const fields = ['number', 'clientName', 'clientEmail', 'reference'];
    invoices.andWhere(`(${fields.map((field) => `invoice.${field} ILIKE :q`).join(' OR ')})`, {
      q: `%${query.q.replace(/[\\%_]/g, '\\$&')}%`,
    });
  }
}

function filterByState(
  invoices: SelectQueryBuilder<InvoiceEntity>,
  { paymentStatus, creditStatus, overdue }: ListInvoicesQuery,
  today: PlainDate,
): void {
  if (paymentStatus !== undefined || overdue !== undefined) {
    invoices.leftJoin(
      OpenItemEntity,
      'item',
      'item.organisationId = invoice.organisationId AND item.id = invoice.id',
    );
  }
  if (paymentStatus !== undefined) invoices.andWhere(`(${PAYMENT[paymentStatus]})`);
  if (creditStatus !== undefined) invoices.andWhere(`(${CREDIT[creditStatus]})`);
  if (overdue !== undefined) invoices.andWhere(`${overdue ? '' : 'NOT '}(${OVERDUE})`, { today });
}

function rangesOf(
  query: ListInvoicesQuery,
): readonly (readonly [string, Record<string, string | undefined>])[] {
  return [
    ['invoice.issueDate >= :issuedFrom', { issuedFrom: query.issuedFrom }],
    ['invoice.issueDate <= :issuedTo', { issuedTo: query.issuedTo }],
    ['invoice.dueDate >= :dueFrom', { dueFrom: query.dueFrom }],
    ['invoice.dueDate <= :dueTo', { dueTo: query.dueTo }],
    ['invoice.createdAt >= :createdFrom', { createdFrom: query.createdFrom && startOf(query.createdFrom) }],
    ['invoice.createdAt <= :createdTo', { createdTo: query.createdTo && endOf(query.createdTo) }],
    ['invoice.gross >= :minGross', { minGross: query.minGross }],
    ['invoice.gross <= :maxGross', { maxGross: query.maxGross }],
  ];
}

const startOf = (text: string): string => (text.length === 10 ? `${text}T00:00:00Z` : text);
const endOf = (text: string): string => (text.length === 10 ? `${text}T23:59:59.999999Z` : text);
