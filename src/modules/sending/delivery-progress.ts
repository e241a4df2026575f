import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { LeaseLost } from '../../platform/jobs/job';
import { Jobs, type Job } from '../../platform/jobs/jobs';
import type { MailAnswer } from '../../platform/mail/mail';
import type { RequestContext } from '../../platform/request-context/request-context';
import { Deliveries } from '../deliveries/deliveries';
import { attemptsOf, findDelivery, insertAttempts } from '../deliveries/deliveries.store';
import { hasEnded, type Attempt, type Delivery, type Recipient } from '../deliveries/delivery';
import { tellOfDelivery, type DeliveryEvent } from '../deliveries/delivery-events';
import { CreditNoteKind } from './credit-note-kind';
import { InvoiceKind } from './invoice-kind';
import { pendingPlaces, verdictOf } from './outcome';
import type { Sendable } from './sendable';

/** An attempt that has been noted. */
export interface Begun {
  readonly delivery: Delivery;
  readonly beganAt: Date;
  /** Whom it goes to, and their places. */
  readonly places: readonly number[];
  readonly pending: readonly Recipient[];
}

/** Notes the attempts of a delivery and what they come to. Each step is a transaction, and holds only while the lease does. */
@Injectable()
export class DeliveryProgress {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly deliveries: Deliveries,
    private readonly creditNotes: CreditNoteKind,
    private readonly invoices: InvoiceKind,
  ) {}

  /** Null where nothing is left to be sent; the job has ended then. */
  begin(ctx: RequestContext, job: Job): Promise<Begun | null> {
    return this.work.run(ctx, async (tx) => {
      const held = await this.hold(tx, ctx, job);
      if (!held || hasEnded(held.delivery)) {
        this.jobs.done(tx, job);
        return null;
      }
      const { delivery, document } = held;
      const attempts = await attemptsOf(tx, [delivery.id]);
      noteInterrupted(tx, ctx, delivery, attempts);
      if (document.voided) {
        await this.conclude(tx, ctx, delivery, document, reachedSomebody(attempts) ? SENT : VOIDED);
        this.jobs.done(tx, job);
        return null;
      }
      const begun: Delivery = {
        ...delivery,
        status: 'sending',
        attempts: delivery.attempts + 1,
        attemptBeganAt: ctx.now,
        firstAttemptAt: delivery.firstAttemptAt ?? ctx.now,
      };
      await this.deliveries.move(tx, begun);
      const places = pendingPlaces(delivery, attempts);
      const pending = places.flatMap((place) => delivery.recipients[place - 1] ?? []);
      return { delivery: begun, beganAt: ctx.now, places, pending };
    });
  }

  /** The answers, what they come to, its event, and the end of the job or its next time: all of it or nothing. */
  end(
    ctx: RequestContext,
    job: Job,
    { delivery: { id }, ...begun }: Begun,
    answers: MailAnswer,
  ): Promise<void> {
    return this.work.run(ctx, async (tx) => {
      const held = await this.hold(tx, ctx, job);
      if (!held) throw new Error(`the delivery ${id} is gone`);
      const { delivery, document } = held;
      const noted = answers.map((answer, index) => ({
        deliveryId: id,
        attempt: delivery.attempts,
        recipientNo: begun.places[index] ?? 0,
        outcome: answer.outcome,
        code: answer.code,
        answer: answer.text,
        error: answer.error,
        beganAt: begun.beganAt,
      }));
      // It was cancelled meanwhile, because its customer was erased: what went out went out, and nothing tells of whom.
      if (hasEnded(delivery)) {
        insertAttempts(
          tx,
          noted.map((attempt) => ({ ...attempt, answer: null, error: null })),
          ctx.now,
        );
        this.jobs.done(tx, job);
        return;
      }
      const before = await attemptsOf(tx, [id]);
      insertAttempts(tx, noted, ctx.now);
      const verdict = verdictOf(delivery, [...before, ...noted], ctx.now);
      if (verdict.status === 'sending') {
        await this.deliveries.move(tx, { ...delivery, attemptBeganAt: null });
        this.jobs.retry(tx, job, verdict.retryAt);
        return;
      }
      await this.conclude(
        tx,
        ctx,
        delivery,
        document,
        verdict.status === 'sent' ? SENT : failed(verdict.reason),
      );
      this.jobs.done(tx, job);
    });
  }

  /** The document first, as everybody does who sends, voids or cancels; then the lease, which must be ours still. */
  private async hold(
    tx: Tx,
    ctx: RequestContext,
    job: Job,
  ): Promise<{ delivery: Delivery; document: Sendable } | null> {
    const seen = await findDelivery(tx, job.subject, { lock: false });
    if (!seen) return null;
    const kind = seen.document.type === 'invoice' ? this.invoices : this.creditNotes;
    const document = await kind.find(tx, ctx, seen.document.id, { lock: true });
    const delivery = await findDelivery(tx, job.subject, { lock: true });
    const ours = await tx.one(
      `SELECT FROM jobs WHERE organisation_id = $1 AND id = $2 AND lease = $3 FOR UPDATE`,
      [job.organisationId, job.id, job.lease],
    );
    if (!ours) throw new LeaseLost(job);
    return delivery && { delivery, document };
  }

  private async conclude(
    tx: Tx,
    ctx: RequestContext,
    delivery: Delivery,
    document: Sendable,
    { status, reason, event }: End,
  ): Promise<void> {
    const ended: Delivery = { ...delivery, status, reason, attemptBeganAt: null, endedAt: ctx.now };
    const deliveryStatus = await this.deliveries.move(tx, ended);
    tellOfDelivery(tx, event, { ...document.view, deliveryStatus }, ended);
  }
}

interface End {
  readonly status: 'sent' | 'failed' | 'cancelled';
  readonly reason: string | null;
  readonly event: DeliveryEvent;
}

const SENT: End = { status: 'sent', reason: null, event: 'sent' };
const VOIDED: End = { status: 'cancelled', reason: 'document_voided', event: 'delivery_cancelled' };
const failed = (reason: string): End => ({ status: 'failed', reason, event: 'delivery_failed' });

const reachedSomebody = (attempts: readonly Attempt[]): boolean =>
  attempts.some(({ outcome }) => outcome === 'accepted');

/** The process that made the last attempt ended before it could note the answers: nobody knows them. */
function noteInterrupted(
  tx: Tx,
  ctx: RequestContext,
  delivery: Delivery,
  attempts: readonly Attempt[],
): void {
  const beganAt = delivery.attemptBeganAt;
  if (beganAt === null) return;
  const unknown = pendingPlaces(delivery, attempts).map((recipientNo) => ({
    deliveryId: delivery.id,
    attempt: delivery.attempts,
    recipientNo,
    outcome: 'unknown' as const,
    code: null,
    answer: null,
    error: 'The process that sent it ended before it noted the answer',
    beganAt,
  }));
  insertAttempts(tx, unknown, ctx.now);
}
