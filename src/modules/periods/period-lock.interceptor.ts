import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, switchMap, type Observable } from 'rxjs';
import { assertOpen, findLock, type Locks, type Posting } from '../../domain/periods/locks';
import { isPlainDate } from '../../domain/periods/plain-date';
import type { ContraRequest } from '../../platform/request-context/contra-request';
import type { OperatorContext, RequestContext } from '../../platform/request-context/request-context';
import { LockReader } from './lock-reader';

const DECLARED_DATE = Symbol('declared posting date');
const REMEMBER_MS = 1000;

interface DeclaredDate {
  /** The field of the body that holds the date that will be posted. */
  readonly field: string;
  readonly document: boolean;
  /** With `status: "draft"` the route posts nothing. */
  readonly drafts?: boolean;
}

/** Names the field of a route's body whose date will be posted, so that a locked one is refused before any work. */
export const PostsOn = (field: string, options: Omit<DeclaredDate, 'field'>): MethodDecorator =>
  SetMetadata(DECLARED_DATE, { field, ...options } satisfies DeclaredDate);

/**
 * Refuses early what is declared for a locked date. It sees the raw body, before validation: a date that is missing or
 * malformed is left to the pipe. What it remembers may be a second old, so it never refuses from memory, and never decides
 * that a date is open: the posting transaction does, holding the lock, and the database once more.
 */
@Injectable()
export class PeriodLockInterceptor implements NestInterceptor {
  private readonly remembered = new Map<string, { until: number; locks: Locks }>();

  constructor(
    private readonly reflector: Reflector,
    private readonly reader: LockReader,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const declared = this.reflector.get<DeclaredDate | undefined>(DECLARED_DATE, context.getHandler());
    const request = context.switchToHttp().getRequest<ContraRequest>();
    const date = declared && !isDraft(request.body, declared) && dateIn(request.body, declared.field);
    if (!declared || !date || !inOrganisation(request.contra)) return next.handle();
    const posting: Posting = { date, document: declared.document, taxed: false };
    return from(this.refuse(request.contra, posting)).pipe(switchMap(() => next.handle()));
  }

  private async refuse(ctx: RequestContext, posting: Posting): Promise<void> {
    const { organisationId } = ctx.organisation;
    const known = this.remembered.get(organisationId);
    if (known && known.until > Date.now() && !findLock(known.locks, posting)) return;
    const locks = await this.reader.now(ctx);
    if (this.remembered.size >= 10_000) this.remembered.clear();
    this.remembered.set(organisationId, { until: Date.now() + REMEMBER_MS, locks });
    assertOpen(locks, posting);
  }
}

function isDraft(body: unknown, { drafts = false }: DeclaredDate): boolean {
  return drafts && typeof body === 'object' && body !== null && 'status' in body && body.status === 'draft';
}

function dateIn(body: unknown, field: string): string | null {
  if (typeof body !== 'object' || body === null || !(field in body)) return null;
  const value: unknown = (body as Record<string, unknown>)[field];
  return isPlainDate(value) ? value : null;
}

function inOrganisation(ctx: OperatorContext | undefined): ctx is RequestContext {
  return ctx?.organisation !== undefined && ctx.organisation !== null;
}
