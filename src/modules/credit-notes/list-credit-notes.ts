import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { invalid } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { totalOfDocuments } from '../../platform/pagination/kept-total';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import { Customers } from '../customers/customers';
import type { InvoiceView } from '../invoices/dto/invoice.dto';
import { invoiceView } from '../invoices/invoice-view';
import { InvoicesStore } from '../invoices/invoices.store';
import { JournalReader } from '../journal/journal-reader';
import { creditNoteView } from './credit-note-view';
import { CreditNoteEntity } from './credit-note.entity';
import { CreditNotesStore } from './credit-notes.store';
import type { ListCreditNotesQuery } from './dto/credit-note-actions.dto';
import type { CreditNoteView } from './dto/credit-note.dto';

const EXPANSIONS = ['journalEntry', 'customer', 'invoice'];

@Injectable()
export class ListCreditNotes {
  constructor(
    private readonly store: CreditNotesStore,
    private readonly journal: JournalReader,
    private readonly customers: Customers,
    private readonly invoices: InvoicesStore,
  ) {}

  async page(tx: Tx, query: ListCreditNotesQuery): Promise<Page<CreditNoteView>> {
    const notes = tx.manager
      .createQueryBuilder(CreditNoteEntity, 'note')
      .where('note.organisationId = :organisationId', { organisationId: tx.organisationId });
    filter(notes, query);
    const total = totalOfDocuments(tx, 'credit_notes', query);
    const page = await paginate(tx, notes, query, newestFirst('note.id', 'cn'), total);
    const stored = await this.store.withItems(tx, page.data);
    return {
      data: stored.map(({ note, ...shown }) => creditNoteView(note, { ...shown, test: false })),
      pagination: page.pagination,
    };
  }

  async one(tx: Tx, id: string, expand: string | undefined): Promise<CreditNoteView> {
    const wanted = expansions(expand);
    const { note, ...shown } = await this.store.find(tx, id);
    const view = creditNoteView(note, { ...shown, test: false });
    return {
      ...view,
      ...(wanted.has('journalEntry') && {
        journalEntry: note.journalEntryId === null ? null : await this.journal.byId(tx, note.journalEntryId),
      }),
      ...(wanted.has('customer') && {
        customer: note.customerId === null ? null : await this.customers.view(tx, note.customerId),
      }),
      ...(wanted.has('invoice') && {
        invoice: note.invoiceId === null ? null : await this.invoice(tx, note.invoiceId),
      }),
    };
  }

  private async invoice(tx: Tx, id: string): Promise<InvoiceView> {
    const { invoice, lines, due } = await this.invoices.find(tx, id);
    return invoiceView(invoice, { lines, due, test: false });
  }
}

function expansions(expand: string | undefined): Set<string> {
  const wanted = expand?.split(',').map((each) => each.trim()) ?? [];
  const unknown = wanted.find((each) => !EXPANSIONS.includes(each));
  if (unknown !== undefined) throw invalid('expand', `must name some of ${EXPANSIONS.join(', ')}`);
  return new Set(wanted);
}

function filter(notes: SelectQueryBuilder<CreditNoteEntity>, query: ListCreditNotesQuery): void {
  const equal = [
    'status',
    'deliveryStatus',
    'customerId',
    'invoiceId',
    'number',
    'reasonCode',
    'currency',
  ] as const;
  for (const field of equal) {
    if (query[field] !== undefined) notes.andWhere(`note.${field} = :${field}`, { [field]: query[field] });
  }
  const ranges = [
    ['note.issueDate >= :issuedFrom', { issuedFrom: query.issuedFrom }],
    ['note.issueDate <= :issuedTo', { issuedTo: query.issuedTo }],
    ['note.createdAt >= :createdFrom', { createdFrom: query.createdFrom && startOf(query.createdFrom) }],
    ['note.createdAt <= :createdTo', { createdTo: query.createdTo && endOf(query.createdTo) }],
    ['note.gross >= :minGross', { minGross: query.minGross }],
    ['note.gross <= :maxGross', { maxGross: query.maxGross }],
  ] as const;
  for (const [condition, parameter] of ranges) {
    if (Object.values(parameter)[0] !== undefined) notes.andWhere(condition, parameter);
  }
  if (query.q !== undefined) {
    const fields = [
      'note.number',
      'note.clientName',
      'note.clientEmail',
      'note.reason',
      `note.originalInvoice ->> 'number'`,
    ];
    notes.andWhere(`(${fields.map((field) => `${field} ILIKE :q`).join(' OR ')})`, {
      q: `%${query.q.replace(/[\\%_]/g, '\\$&')}%`,
    });
  }
}

const startOf = (text: string): string => (text.length === 10 ? `${text}T00:00:00Z` : text);
const endOf = (text: string): string => (text.length === 10 ? `${text}T23:59:59.999999Z` : text);
