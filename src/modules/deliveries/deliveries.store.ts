import type { QueryResultRow } from 'pg';
import { notFound } from '../../domain/errors';
import { DOCUMENT_TABLES, type DocumentType } from '../../platform/database/document-tables';
import type { Tx } from '../../platform/database/transaction';
import { isId } from '../../platform/ids';
import type { Attempt, Delivery, DocumentRef } from './delivery';

/** By kind of document, the column of a delivery that names it. */
const COLUMN = { credit_note: 'credit_note_id', invoice: 'invoice_id' } as const;

const SELECT = `SELECT id, credit_note_id AS "creditNoteId", invoice_id AS "invoiceId", channel, status, recipients, subject,
  message, locale, attach, send_at AS "sendAt", message_id AS "messageId", attempts, attempt_began_at AS "attemptBeganAt",
  first_attempt_at AS "firstAttemptAt", ended_at AS "endedAt", reason, created_at AS "createdAt" FROM deliveries`;

interface DeliveryRow extends Omit<Delivery, 'document'>, QueryResultRow {
  readonly creditNoteId: string | null;
  readonly invoiceId: string | null;
}

/** Of any document. Null when there is none. */
export async function findDelivery(
  tx: Tx,
  id: string,
  { lock }: { lock: boolean },
): Promise<Delivery | null> {
  const row = await tx.one<DeliveryRow>(
    `${SELECT} WHERE organisation_id = $1 AND id = $2 ${lock ? tx.forUpdate : ''}`,
    [tx.organisationId, id],
  );
  return row && deliveryOf(row);
}

/** @throws DomainError `not_found`, also for a delivery of another document. */
export async function deliveryOfDocument(tx: Tx, document: DocumentRef, id: string): Promise<Delivery> {
  const delivery = isId('dlv', id) ? await findDelivery(tx, id, { lock: true }) : null;
  if (!delivery || delivery.document.type !== document.type || delivery.document.id !== document.id)
    throw notFound('Delivery', id);
  return delivery;
}

/** Oldest first. */
export async function deliveriesOf(tx: Tx, { type, id }: DocumentRef): Promise<Delivery[]> {
  const rows = await tx.query<DeliveryRow>(
    `${SELECT} WHERE organisation_id = $1 AND ${COLUMN[type]} = $2 ORDER BY id`,
    [tx.organisationId, id],
  );
  return rows.map(deliveryOf);
}

/** Of deliveries, in the order in which they were made. */
export async function attemptsOf(tx: Tx, ids: readonly string[]): Promise<Attempt[]> {
  if (ids.length === 0) return [];
  return tx.query<Attempt & QueryResultRow>(
    `SELECT delivery_id AS "deliveryId", attempt, recipient_no AS "recipientNo", outcome, code, answer, error,
       began_at AS "beganAt" FROM delivery_attempts
     WHERE organisation_id = $1 AND delivery_id = ANY ($2) ORDER BY began_at, delivery_id, attempt, recipient_no`,
    [tx.organisationId, ids],
  );
}

/** The latest delivery of a document that was not cancelled, but for one. */
export function latestBut(
  tx: Tx,
  { type, id }: DocumentRef,
  but: readonly string[],
): Promise<Pick<Delivery, 'id' | 'status'> | null> {
  return tx.one(
    `SELECT id, status FROM deliveries
     WHERE organisation_id = $1 AND ${COLUMN[type]} = $2 AND status <> 'cancelled' AND id <> ALL ($3)
     ORDER BY id DESC LIMIT 1`,
    [tx.organisationId, id, but],
  );
}

export function insertDelivery(tx: Tx, delivery: Delivery): void {
  const { type, id } = delivery.document;
  tx.writes.insert('deliveries', {
    organisation_id: tx.organisationId,
    id: delivery.id,
    [COLUMN[type]]: id,
    channel: delivery.channel,
    status: delivery.status,
    recipients: delivery.recipients,
    subject: delivery.subject,
    message: delivery.message,
    locale: delivery.locale,
    attach: delivery.attach,
    send_at: delivery.sendAt,
    message_id: delivery.messageId,
    attempts: delivery.attempts,
    ended_at: delivery.endedAt,
    reason: delivery.reason,
    created_at: delivery.createdAt,
    created_by: tx.ctx.caller.keyId,
    request_id: tx.ctx.requestId,
  });
}

/** Stages what has become of it. */
export function updateDelivery(tx: Tx, delivery: Delivery): void {
  tx.writes.update(
    `UPDATE deliveries SET status = $3, attempts = $4, attempt_began_at = $5, first_attempt_at = $6, ended_at = $7,
       reason = $8
     WHERE organisation_id = $1 AND id = $2`,
    [
      tx.organisationId,
      delivery.id,
      delivery.status,
      delivery.attempts,
      delivery.attemptBeganAt,
      delivery.firstAttemptAt,
      delivery.endedAt,
      delivery.reason,
    ],
  );
}

export function insertAttempts(tx: Tx, attempts: readonly Attempt[], notedAt: Date): void {
  if (attempts.length === 0) return;
  tx.writes.insert(
    'delivery_attempts',
    ...attempts.map((attempt) => ({
      organisation_id: tx.organisationId,
      delivery_id: attempt.deliveryId,
      attempt: attempt.attempt,
      recipient_no: attempt.recipientNo,
      outcome: attempt.outcome,
      code: attempt.code,
      answer: attempt.answer,
      error: attempt.error,
      began_at: attempt.beganAt,
      noted_at: notedAt,
    })),
  );
}

/** After the inserts: an invoice that is issued by the same transaction is written by then. */
export function updateDocument(tx: Tx, { type, id }: DocumentRef, status: string): void {
  tx.writes.updateAfterInserts(
    `UPDATE ${DOCUMENT_TABLES[type]} SET delivery_status = $3 WHERE organisation_id = $1 AND id = $2`,
    [tx.organisationId, id, status],
  );
}

function deliveryOf({ creditNoteId, invoiceId, ...rest }: DeliveryRow): Delivery {
  return { ...rest, document: documentOf(creditNoteId, invoiceId) };
}

function documentOf(creditNoteId: string | null, invoiceId: string | null): DocumentRef {
  const type: DocumentType = creditNoteId === null ? 'invoice' : 'credit_note';
  return { type, id: creditNoteId ?? invoiceId ?? '' };
}
