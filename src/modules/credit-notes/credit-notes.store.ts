import { Injectable } from '@nestjs/common';
import type { CreditRow } from '../../domain/crediting/resolve';
import { notFound } from '../../domain/errors';
import { Decimal } from '../../domain/money/decimal';
import { rowsAmong } from '../../platform/database/rows-of';
import type { Tx } from '../../platform/database/transaction';
import type { Row } from '../../platform/database/write-set';
import { isId } from '../../platform/ids';
import { Allocations } from '../receivables/allocations';
import type { AllocationView } from '../receivables/dto/allocation.dto';
import { CreditNoteItemEntity } from './credit-note-item.entity';
import { CreditNoteEntity } from './credit-note.entity';
import { itemRow, noteRow } from './credit-note-rows';

export interface StoredCreditNote {
  readonly note: CreditNoteEntity;
  readonly items: readonly CreditNoteItemEntity[];
  /** Not yet applied, refunded or settled, as a positive amount. */
  readonly balance: string;
  /** Those that live. */
  readonly allocations: readonly AllocationView[];
}

@Injectable()
export class CreditNotesStore {
  constructor(private readonly allocations: Allocations) {}

  /** 404 for an id that is malformed, unknown, or another organisation's. */
  async find(tx: Tx, id: string, options: { lock: boolean } = { lock: false }): Promise<StoredCreditNote> {
    if (!isId('cn', id)) throw notFound('Credit note', id);
    if (options.lock) await tx.lockRows('credit_notes', [id]);
    const [stored] = await this.withItems(tx, await rowsAmong(tx, CreditNoteEntity, ['id', [id]]));
    if (!stored) throw notFound('Credit note', id);
    return stored;
  }

  async withItems(tx: Tx, notes: readonly CreditNoteEntity[]): Promise<StoredCreditNote[]> {
    if (notes.length === 0) return [];
    const ids = notes.map(({ id }) => id);
    const finding = rowsAmong(tx, CreditNoteItemEntity, ['credit_note_id', ids], 'credit_note_id, line_no');
    const [items, balances, allocations] = await Promise.all([
      finding,
      this.balances(tx, ids),
      this.allocations.ofCreditItems(tx, ids),
    ]);
    const byNote = new Map<string, CreditNoteItemEntity[]>(ids.map((id) => [id, []]));
    for (const item of items) byNote.get(item.creditNoteId)?.push(item);
    return notes.map((note) => ({
      note,
      items: byNote.get(note.id) ?? [],
      balance: balances.get(note.id) ?? '0',
      allocations: (allocations.get(note.id) ?? []).filter(({ unappliedOn }) => unappliedOn === null),
    }));
  }

  /** The invoice that a credit note corrects, which never changes. @throws DomainError `not_found` */
  async invoiceOf(tx: Tx, id: string): Promise<string | null> {
    const row = isId('cn', id)
      ? await tx.one<{ invoiceId: string | null }>(
          `SELECT invoice_id AS "invoiceId" FROM credit_notes WHERE organisation_id = $1 AND id = $2`,
          [tx.organisationId, id],
        )
      : null;
    if (!row) throw notFound('Credit note', id);
    return row.invoiceId;
  }

  /** What a credit note took of the lines of its invoice. */
  async rowsOf(tx: Tx, id: string): Promise<CreditRow[]> {
    const rows = await tx.query<{
      invoiceLineId: string;
      quantity: string;
      net: string;
      tax: string;
      taxes: string[];
    }>(
      `SELECT invoice_line_id AS "invoiceLineId", quantity, net, tax, taxes FROM credit_note_rows
       WHERE organisation_id = $1 AND credit_note_id = $2 ORDER BY row_no`,
      [tx.organisationId, id],
    );
    return rows.map((row) => ({
      form: 0,
      invoiceLineId: row.invoiceLineId,
      quantity: new Decimal(row.quantity),
      net: new Decimal(row.net),
      tax: new Decimal(row.tax),
      taxes: row.taxes.map((tax) => new Decimal(tax)),
    }));
  }

  private async balances(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; balance: string }>(
      `SELECT id, -open_amount AS balance FROM open_items WHERE organisation_id = $1 AND id = ANY ($2)`,
      [tx.organisationId, ids],
    );
    return new Map(rows.map((row) => [row.id, row.balance]));
  }

  insert(tx: Tx, note: CreditNoteEntity, items: readonly CreditNoteItemEntity[], rows: readonly Row[]): void {
    tx.writes.insert('credit_notes', noteRow(note));
    tx.writes.insert('credit_note_items', ...items.map(itemRow));
    if (rows.length > 0) tx.writes.insert('credit_note_rows', ...rows);
  }

  /** Stages new labels and notes; `void` facts are staged by the void action. */
  update(tx: Tx, note: CreditNoteEntity): void {
    tx.writes.update(
      `UPDATE credit_notes SET status = $3, issued_at = $4, memo = $5, notes = $6, metadata = $7, seller_version = $8
       WHERE organisation_id = $1 AND id = $2`,
      [
        tx.organisationId,
        note.id,
        note.status,
        note.issuedAt,
        note.memo,
        note.notes,
        JSON.stringify(note.metadata),
        note.sellerVersion,
      ],
    );
  }

  /** Runs after the inserts: the row points at the reversing entry. */
  markVoided(tx: Tx, note: CreditNoteEntity): void {
    tx.writes.updateAfterInserts(
      `UPDATE credit_notes SET status = 'voided', voided_at = $3, void_reason = $4, reversal_entry_id = $5
       WHERE organisation_id = $1 AND id = $2`,
      [tx.organisationId, note.id, note.voidedAt, note.voidReason, note.reversalEntryId],
    );
  }

  /** Runs after the inserts likewise. */
  markSettlementReversed(tx: Tx, id: string, entryId: string): void {
    tx.writes.updateAfterInserts(
      `UPDATE credit_notes SET settlement_reversal_entry_id = $3 WHERE organisation_id = $1 AND id = $2`,
      [tx.organisationId, id, entryId],
    );
  }
}
