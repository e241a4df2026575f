import { Injectable } from '@nestjs/common';
import { conflict, invalid } from '../../domain/errors';
import { creditable } from '../../domain/crediting/creditable';
import type { Tx } from '../../platform/database/transaction';
import { totalOfDocuments } from '../../platform/pagination/kept-total';
import { newestFirst, paginate, type Page } from '../../platform/pagination/paginate';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Customers } from '../customers/customers';
import { JournalReader } from '../journal/journal-reader';
import { creditableInvoice } from './creditable-record';
import { creditableView } from './creditable-view';
import type { CreditableView } from './dto/creditable.dto';
import type { ListInvoicesQuery } from './dto/invoice-actions.dto';
import type { InvoiceView } from './dto/invoice.dto';
import { filterInvoices } from './filter-invoices';
import { invoiceView } from './invoice-view';
import { InvoiceEntity } from './invoice.entity';
import { InvoicesStore } from './invoices.store';

const EXPANSIONS = ['journalEntry', 'customer', 'creditNotes'];

@Injectable()
export class ListInvoices {
  constructor(
    private readonly store: InvoicesStore,
    private readonly journal: JournalReader,
    private readonly customers: Customers,
  ) {}

  async page(tx: Tx, ctx: RequestContext, query: ListInvoicesQuery): Promise<Page<InvoiceView>> {
    const invoices = tx.manager
      .createQueryBuilder(InvoiceEntity, 'invoice')
      .where('invoice.organisationId = :organisationId', { organisationId: tx.organisationId });
    filterInvoices(invoices, query, ctx.today);
    const total = totalOfDocuments(tx, 'invoices', query);
    const page = await paginate(tx, invoices, query, newestFirst('invoice.id', 'inv'), total);
    const stored = await this.store.withLines(tx, page.data);
    return {
      data: stored.map(({ invoice, ...shown }) => invoiceView(invoice, { ...shown, test: false })),
      pagination: page.pagination,
    };
  }

  async one(tx: Tx, id: string, expand: string | undefined): Promise<InvoiceView> {
    const wanted = expansions(expand);
    const { invoice, ...shown } = await this.store.find(tx, id);
    const { customerId, journalEntryId } = invoice;
    return {
      ...invoiceView(invoice, { ...shown, test: false }),
      ...(wanted.has('journalEntry') && {
        journalEntry: journalEntryId === null ? null : await this.journal.byId(tx, journalEntryId),
      }),
      ...(wanted.has('customer') && {
        customer: customerId === null ? null : await this.customers.view(tx, customerId),
      }),
      ...(wanted.has('creditNotes') && { creditNotes: await this.store.creditNotesOf(tx, invoice) }),
    };
  }

  /** What could still be credited of it, per line, per rate and in all. */
  async creditable(tx: Tx, id: string): Promise<CreditableView> {
    const { invoice, lines } = await this.store.find(tx, id);
    assertCreditable(invoice);
    return creditableView(invoice, creditable(creditableInvoice(invoice, lines)));
  }
}

/** @throws DomainError conflict `invoice_not_issued`; `invoice_voided`. */
export function assertCreditable({ id, status }: InvoiceEntity): void {
  if (status === 'draft')
    throw conflict('invoice_not_issued', 'The invoice is a draft: edit it instead.', { invoiceId: id });
  if (status === 'voided')
    throw conflict('invoice_voided', 'The invoice is voided: nothing is left to credit.', { invoiceId: id });
}

function expansions(expand: string | undefined): Set<string> {
  const wanted = expand?.split(',').map((each) => each.trim()) ?? [];
  const unknown = wanted.find((each) => !EXPANSIONS.includes(each));
  if (unknown !== undefined) throw invalid('expand', `must name some of ${EXPANSIONS.join(', ')}`);
  return new Set(wanted);
}
