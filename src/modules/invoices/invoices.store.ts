import { Injectable } from '@nestjs/common';
import type { QueryResultRow } from 'pg';
import { notFound } from '../../domain/errors';
import { formatAmount } from '../../domain/money/amount';
import { Decimal } from '../../domain/money/decimal';
import { rowsAmong } from '../../platform/database/rows-of';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import type { CreditNoteOfInvoiceView } from './dto/invoice.dto';
import type { StoredInvoice } from './held-invoice';
import { InvoiceLineEntity } from './invoice-line.entity';
import { InvoiceEntity } from './invoice.entity';

@Injectable()
export class InvoicesStore {
  /** 404 for an id that is malformed, unknown, or another organisation's. */
  async find(tx: Tx, id: string, options: { lock: boolean } = { lock: false }): Promise<StoredInvoice> {
    if (!isId('inv', id)) throw notFound('Invoice', id);
    if (options.lock) await tx.lockRows('invoices', [id]);
    const [stored] = await this.byIds(tx, [id]);
    if (!stored) throw notFound('Invoice', id);
    return stored;
  }

  /** With their lines and what is open of them, in the order of their ids. */
  async byIds(tx: Tx, ids: readonly string[]): Promise<StoredInvoice[]> {
    if (ids.length === 0) return [];
    return this.withLines(tx, await rowsAmong(tx, InvoiceEntity, ['id', ids], 'id'));
  }

  async withLines(tx: Tx, invoices: readonly InvoiceEntity[]): Promise<StoredInvoice[]> {
    if (invoices.length === 0) return [];
    const ids = invoices.map(({ id }) => id);
    const finding = rowsAmong(tx, InvoiceLineEntity, ['invoice_id', ids], 'invoice_id, line_no');
    const [lines, due] = await Promise.all([finding, this.due(tx, ids)]);
    const byInvoice = new Map<string, InvoiceLineEntity[]>(ids.map((id) => [id, []]));
    for (const line of lines) byInvoice.get(line.invoiceId)?.push(line);
    return invoices.map((invoice) => ({
      invoice,
      lines: byInvoice.get(invoice.id) ?? [],
      due: due.get(invoice.id) ?? '0',
    }));
  }

  private async due(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; due: string }>(
      `SELECT id, open_amount AS due FROM open_items WHERE organisation_id = $1 AND id = ANY ($2)`,
      [tx.organisationId, ids],
    );
    return new Map(rows.map((row) => [row.id, row.due]));
  }

  /** The ids of the invoices with these numbers; drafts have none. */
  async idsOf(tx: Tx, numbers: readonly string[]): Promise<string[]> {
    if (numbers.length === 0) return [];
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM invoices WHERE organisation_id = $1 AND number = ANY ($2)`,
      [tx.organisationId, numbers],
    );
    return rows.map(({ id }) => id);
  }

  /** Whether a credit note of it lives; one that is free of charge leaves no trace in the counters. */
  async hasLiveCredit(tx: Tx, id: string): Promise<boolean> {
    const row = await tx.one(
      `SELECT FROM credit_notes WHERE organisation_id = $1 AND invoice_id = $2 AND status <> 'voided' LIMIT 1`,
      [tx.organisationId, id],
    );
    return row !== null;
  }

  /** Its credit notes in short, oldest first. */
  async creditNotesOf(tx: Tx, { id, currency }: InvoiceEntity): Promise<CreditNoteOfInvoiceView[]> {
    const notes = await tx.query<CreditNoteOfInvoiceView & QueryResultRow>(
      `SELECT id, number, status, issue_date AS "issueDate", net, tax, gross FROM credit_notes
       WHERE organisation_id = $1 AND invoice_id = $2 ORDER BY id`,
      [tx.organisationId, id],
    );
    const money = (amount: string): string => formatAmount(new Decimal(amount), currency);
    return notes.map((note) => ({
      ...note,
      net: money(note.net),
      tax: money(note.tax),
      gross: money(note.gross),
    }));
  }
}
