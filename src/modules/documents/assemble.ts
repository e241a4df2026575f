import { Injectable } from '@nestjs/common';
import type { DocumentModel } from '../../domain/einvoice/document-model';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import type { DocumentType } from '../../platform/database/document-tables';
import type { Tx } from '../../platform/database/transaction';
import type { RequestContext } from '../../platform/request-context/request-context';
import { CreditNotesStore } from '../credit-notes/credit-notes.store';
import { creditNoteModel, type CreditedInvoice } from '../credit-notes/document-model';
import { invoiceModel, type ModelFacts } from '../invoices/document-model';
import { InvoicesStore } from '../invoices/invoices.store';
import { assertOwnDocument } from '../invoices/own-document';
import { findSeller } from '../organisations/seller-profile';

/** What a document is shown with from elsewhere. */
interface Issued {
  readonly issuedAt: Date | null;
  readonly sellerVersion: number | null;
  readonly journalEntryId: string | null;
  readonly currency: string;
}

/** The first version is that of documents that were issued before there were versions. */
const FIRST_VERSION = 1;

/** Puts together what renderings see of a stored document: itself, the seller as it was at the issue, and the books. */
@Injectable()
export class AssembleDocument {
  constructor(
    private readonly creditNotes: CreditNotesStore,
    private readonly invoices: InvoicesStore,
  ) {}

  /**
   * 404 for an id that is malformed, unknown, or another organisation's.
   * @throws DomainError `not_found`; `document_of_another_system` for an opening invoice.
   */
  of(tx: Tx, ctx: RequestContext, type: DocumentType, id: string): Promise<DocumentModel> {
    return type === 'invoice' ? this.invoice(tx, ctx, id) : this.creditNote(tx, ctx, id);
  }

  private async creditNote(tx: Tx, ctx: RequestContext, id: string): Promise<DocumentModel> {
    const { note, items } = await this.creditNotes.find(tx, id);
    const invoice = note.invoiceId === null ? null : await creditedInvoice(tx, note.invoiceId);
    return creditNoteModel(note, items, { ...(await factsOf(tx, ctx, note)), invoice });
  }

  private async invoice(tx: Tx, ctx: RequestContext, id: string): Promise<DocumentModel> {
    const { invoice, lines } = await this.invoices.find(tx, id);
    assertOwnDocument(invoice);
    return invoiceModel(invoice, lines, await factsOf(tx, ctx, invoice));
  }
}

async function factsOf(tx: Tx, { organisation }: RequestContext, document: Issued): Promise<ModelFacts> {
  const { baseCurrency } = organisation;
  const version = document.issuedAt === null ? null : (document.sellerVersion ?? FIRST_VERSION);
  const posted = document.currency === baseCurrency ? '0' : await postedTax(tx, document.journalEntryId);
  return {
    seller: await findSeller(tx, version),
    baseCurrency,
    baseTax: formatAmount(new Decimal(posted), baseCurrency),
  };
}

/** What the entry of a document put on VAT accounts; a control account once is one always, so past holders count. */
async function postedTax(tx: Tx, entryId: string | null): Promise<string> {
  const row = await tx.one<{ tax: string }>(
    `SELECT abs(coalesce(sum(l.base_debit - l.base_credit), 0)) AS tax
     FROM journal_entries e JOIN journal_lines l ON l.organisation_id = $1 AND l.entry_number = e.number
     WHERE e.organisation_id = $1 AND e.id = $2
       AND l.account_id IN (SELECT account_id FROM account_roles WHERE organisation_id = $1 AND role = 'vat_output')`,
    [tx.organisationId, entryId],
  );
  return row?.tax ?? '0';
}

async function creditedInvoice(tx: Tx, id: string): Promise<CreditedInvoice | null> {
  return tx.one<{ number: string; issueDate: string; reference: string | null }>(
    `SELECT number, issue_date AS "issueDate", reference FROM invoices WHERE organisation_id = $1 AND id = $2`,
    [tx.organisationId, id],
  );
}
