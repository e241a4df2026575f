import { Injectable } from '@nestjs/common';
import { conflict, invalid, notFound } from '../../../domain/errors';
import { SOFT_LOCKS, type SoftLock } from '../../../domain/periods/locks';
import type { Tx } from '../../../platform/database/transaction';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { makeId } from '../../../platform/ids';
import { mapPage, newestFirst, paginate, type Page } from '../../../platform/pagination/paginate';
import type { RequestContext } from '../../../platform/request-context/request-context';
import type {
  GrantExceptionRequest,
  ListExceptionsQuery,
  LockExceptionView,
} from '../dto/lock-exceptions.dto';
import { takeGate } from '../periods.service';
import { LockExceptionEntity } from './lock-exception.entity';

const LONGEST_MS = 90 * 24 * 3_600_000;

/** Exceptions of the soft locks: one key may post into a locked range for a while, and all that it posts is listed. */
@Injectable()
export class LockExceptionsService {
  constructor(private readonly work: UnitOfWork) {}

  grant(ctx: RequestContext, request: GrantExceptionRequest): Promise<LockExceptionView> {
    const terms = termsOf(ctx, request);
    return this.work.run(ctx, async (tx) => {
      await takeGate(tx);
      await assertKey(tx, request.keyId);
      const exception = {
        ...terms,
        id: makeId('lex', ctx),
        grantedAt: ctx.now,
        grantedBy: ctx.caller.keyId,
        requestId: ctx.requestId,
        revokedAt: null,
        revokedBy: null,
      };
      stage(tx, exception);
      return told(tx, 'period.exception_granted', exception);
    });
  }

  /** Waits for the postings in flight; once this has returned, nothing more is posted under it. */
  revoke(ctx: RequestContext, id: string): Promise<LockExceptionView> {
    return this.work.run(ctx, async (tx) => {
      await takeGate(tx);
      const exception = await tx.manager.findOneBy(LockExceptionEntity, {
        organisationId: tx.organisationId,
        id,
      });
      if (!exception) throw notFound('Lock exception', id);
      if (exception.revokedAt) throw conflict('already_revoked', 'The exception has been revoked already.');
      tx.writes.update(
        `UPDATE lock_exceptions SET revoked_at = $3, revoked_by = $4
         WHERE organisation_id = $1 AND id = $2 AND revoked_at IS NULL`,
        [tx.organisationId, id, ctx.now, ctx.caller.keyId],
      );
      const revoked = { ...exception, revokedAt: ctx.now, revokedBy: ctx.caller.keyId };
      return told(tx, 'period.exception_revoked', revoked);
    });
  }

  async list(ctx: RequestContext, query: ListExceptionsQuery): Promise<Page<LockExceptionView>> {
    const page = await this.work.read(ctx, (tx) => {
      const exceptions = tx.manager
        .createQueryBuilder(LockExceptionEntity, 'exception')
        .where('exception.organisationId = :organisationId', { organisationId: tx.organisationId });
      if (query.keyId !== undefined) exceptions.andWhere('exception.keyId = :keyId', { keyId: query.keyId });
      if (query.status !== undefined) exceptions.andWhere(WHICH[query.status], { now: ctx.now });
      return paginate(tx, exceptions, query, newestFirst('exception.id', 'lex'));
    });
    return mapPage(page, (exception) => viewOf(exception, ctx.now));
  }
}

const WHICH = {
  active: 'exception.revokedAt IS NULL AND exception.expiresAt > :now',
  expired: 'exception.revokedAt IS NULL AND exception.expiresAt <= :now',
  revoked: 'exception.revokedAt IS NOT NULL',
} as const;

type Exception = Omit<LockExceptionEntity, 'organisationId'>;
type Terms = Pick<Exception, 'keyId' | 'locks' | 'from' | 'to' | 'reason' | 'expiresAt'>;

function termsOf(ctx: RequestContext, request: GrantExceptionRequest): Terms {
  const { keyId, to, reason, from = null, locks = SOFT_LOCKS } = request;
  const expiresAt = new Date(request.expiresAt);
  const stranger = locks.findIndex((lock) => !SOFT_LOCKS.some((soft) => soft === lock));
  if (stranger >= 0) throw invalid(`locks.${stranger}`, `must be one of ${SOFT_LOCKS.join(', ')}`);
  if (from !== null && to < from) throw invalid('to', 'must not be before from');
  if (expiresAt <= ctx.now) throw invalid('expiresAt', 'must be in the future');
  if (expiresAt.getTime() > ctx.now.getTime() + LONGEST_MS)
    throw invalid('expiresAt', 'must be at most 90 days away');
  return { keyId, to, reason, from, locks: [...new Set(locks)] as SoftLock[], expiresAt };
}

/** The keys that a transaction sees are those of its organisation: the operator's own keys get no exception. */
async function assertKey(tx: Tx, id: string): Promise<void> {
  const key = await tx.one<{ revoked_at: Date | null }>(
    `SELECT revoked_at FROM api_keys WHERE id = $1 AND kind = 'client'`,
    [id],
  );
  if (!key) throw notFound('API key', id);
  if (key.revoked_at) throw invalid('keyId', 'is a key that has been revoked');
}

function stage(tx: Tx, exception: Exception): void {
  tx.writes.insert('lock_exceptions', {
    organisation_id: tx.organisationId,
    id: exception.id,
    key_id: exception.keyId,
    locks: exception.locks,
    from_date: exception.from,
    to_date: exception.to,
    reason: exception.reason,
    expires_at: exception.expiresAt,
    granted_at: exception.grantedAt,
    granted_by: exception.grantedBy,
    request_id: exception.requestId,
  });
}

function told(tx: Tx, type: string, exception: Exception): LockExceptionView {
  const view = viewOf(exception, tx.ctx.now);
  tx.emit({ type, objectType: 'lock_exception', objectId: view.id, data: view });
  return view;
}

function viewOf(exception: Exception, now: Date): LockExceptionView {
  return {
    id: exception.id,
    keyId: exception.keyId,
    locks: exception.locks,
    from: exception.from,
    to: exception.to,
    reason: exception.reason,
    expiresAt: exception.expiresAt.toISOString(),
    status: exception.revokedAt ? 'revoked' : exception.expiresAt > now ? 'active' : 'expired',
    grantedAt: exception.grantedAt.toISOString(),
    grantedBy: exception.grantedBy,
    revokedAt: exception.revokedAt?.toISOString() ?? null,
    revokedBy: exception.revokedBy,
    requestId: exception.requestId,
  };
}
