import { Injectable } from '@nestjs/common';
import { notFound } from '../../domain/errors';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import { CreditNoteItemEntity } from './credit-note-item.entity';
import { CreditNoteEntity } from './credit-note.entity';

export interface StoredCreditNote {
  readonly note: CreditNoteEntity;
  readonly items: readonly CreditNoteItemEntity[];
  /** Not yet applied, refunded or settled, as a positive amount. */
  readonly balance: string;
}

@Injectable()
export class CreditNotesStore {
  /** 404 for an id that is malformed, unknown, or another organisation's. */
  async find(tx: Tx, id: string, options: { lock: boolean } = { lock: false }): Promise<StoredCreditNote> {
    if (!isId('cn', id)) throw notFound('Credit note', id);
    if (options.lock) await tx.lockRows('credit_notes', [id]);
    const note = await tx.manager
      .createQueryBuilder(CreditNoteEntity, 'note')
      .where('note.organisationId = :organisationId AND note.id = :id', {
        organisationId: tx.organisationId,
        id,
      })
      .getOne();
    if (!note) throw notFound('Credit note', id);
    const [stored] = await this.withItems(tx, [note]);
    if (!stored) throw notFound('Credit note', id);
    return stored;
  }

  async withItems(tx: Tx, notes: readonly CreditNoteEntity[]): Promise<StoredCreditNote[]> {
    if (notes.length === 0) return [];
    const ids = notes.map(({ id }) => id);
    const items = await tx.manager
      .createQueryBuilder(CreditNoteItemEntity, 'item')
      .where('item.organisationId = :organisationId AND item.creditNoteId IN (:...ids)', {
        organisationId: tx.organisationId,
        ids,
      })
      .orderBy('item.creditNoteId')
      .addOrderBy('item.lineNo')
      .getMany();
    const byNote = new Map<string, CreditNoteItemEntity[]>(ids.map((id) => [id, []]));
    for (const item of items) byNote.get(item.creditNoteId)?.push(item);
    const balances = await this.balances(tx, ids);
    return notes.map((note) => ({
      note,
      items: byNote.get(note.id) ?? [],
      balance: balances.get(note.id) ?? '0',
    }));
  }

  private async balances(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.query<{ id: string; balance: string }>(
      `SELECT id, -open_amount AS balance FROM open_items WHERE organisation_id = $1 AND id = ANY ($2)`,
      [tx.organisationId, ids],
    );
    return new Map(rows.map((row) => [row.id, row.balance]));
  }

  insert(tx: Tx, note: CreditNoteEntity, items: readonly CreditNoteItemEntity[]): void {
    tx.writes.insert('credit_notes', noteRow(note));
    tx.writes.insert('credit_note_items', ...items.map(itemRow));
  }

  /** Stages new labels and notes; `void` facts are staged by the void action. */
  update(tx: Tx, note: CreditNoteEntity): void {
    tx.writes.update(
      `UPDATE credit_notes SET status = $3, issued_at = $4, memo = $5, notes = $6, metadata = $7
       WHERE organisation_id = $1 AND id = $2`,
      [
        tx.organisationId,
        note.id,
        note.status,
        note.issuedAt,
        note.memo,
        note.notes,
        JSON.stringify(note.metadata),
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
}

function noteRow(note: CreditNoteEntity): Record<string, unknown> {
  return {
    organisation_id: note.organisationId,
    id: note.id,
    number: note.number,
    series_key: note.seriesKey,
    series_number: note.seriesNumber,
    status: note.status,
    delivery_status: note.deliveryStatus,
    customer_id: note.customerId,
    client_name: note.clientName,
    client_email: note.clientEmail,
    client_snapshot: note.clientSnapshot,
    invoice_id: note.invoiceId,
    invoice_number: note.invoiceNumber,
    original_invoice: note.originalInvoice,
    issue_date: note.issueDate,
    currency: note.currency,
    exchange_rate: note.exchangeRate,
    prices_include_tax: note.pricesIncludeTax,
    reason: note.reason,
    reason_code: note.reasonCode,
    memo: note.memo,
    notes: note.notes,
    metadata: note.metadata,
    dimensions: note.dimensions,
    tax_breakdown: note.taxBreakdown,
    line_count: note.lineCount,
    net: note.net,
    tax: note.tax,
    gross: note.gross,
    base_gross: note.baseGross,
    pre_payment_amount: note.prePaymentAmount,
    post_payment_amount: note.postPaymentAmount,
    refund_amount: note.refundAmount,
    credit_amount: note.creditAmount,
    out_of_band_amount: note.outOfBandAmount,
    out_of_band_account_id: note.outOfBandAccountId,
    journal_entry_id: note.journalEntryId,
    settlement_entry_id: note.settlementEntryId,
    issued_at: note.issuedAt,
    created_at: note.createdAt,
    created_by: note.createdBy,
    request_id: note.requestId,
  };
}

function itemRow(item: CreditNoteItemEntity): Record<string, unknown> {
  return {
    organisation_id: item.organisationId,
    credit_note_id: item.creditNoteId,
    line_no: item.lineNo,
    id: item.id,
    line_type: item.lineType,
    description: item.description,
    quantity: item.quantity,
    unit_price: item.unitPrice,
    discount: item.discount,
    account_id: item.accountId,
    taxes: item.taxes,
    net: item.net,
    tax: item.tax,
    gross: item.gross,
    dimensions: item.dimensions,
    invoice_line_id: item.invoiceLineId,
    price_id: item.priceId,
  };
}
