import { hash } from 'node:crypto';
import {
  Injectable,
  SetMetadata,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { HTTP_CODE_METADATA } from '@nestjs/common/constants';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { conflict, DomainError, invalid } from '../../domain/errors';
import type { ContraRequest } from '../request-context/contra-request';
import type { IdempotencyClaim, OperatorContext } from '../request-context/request-context';
import { OPERATOR_SCOPE } from '../database/unit-of-work';
import { canonicalJson } from './canonical-json';
import { InFlight } from './in-flight';
import { AnsweredBefore, type StoredAnswer } from './answered-before';
import { StoredAnswers } from './stored-answers';

const ONE_TIME_SECRETS = Symbol('one-time secrets');
const FINDS_ANSWERS = Symbol('finds answers itself');
const WAIT_MS = 10_000;

/** Fields of a route's answer that are shown once: a replay leaves them out. */
export const OneTimeSecrets = (...fields: string[]): MethodDecorator => SetMetadata(ONE_TIME_SECRETS, fields);

/** The route's work looks for the stored answer in its own transaction, for all requests that share it: not asked before. */
export const FindsStoredAnswers = (): MethodDecorator => SetMetadata(FINDS_ANSWERS, true);

/**
 * `Idempotency-Key` on POST and PATCH: the same request again gets the stored answer. The answer is committed in the
 * transaction of the work, so only successes are stored and none without its work. Scoped to organisation, API key,
 * method and path.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  private readonly inFlight = new InFlight();

  constructor(
    private readonly reflector: Reflector,
    private readonly answers: StoredAnswers,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ContraRequest>();
    const ctx = request.contra;
    const key = request.headers['idempotency-key'];
    if (key === undefined || !ctx || ctx.dry || (request.method !== 'POST' && request.method !== 'PATCH'))
      return next.handle();
    const claim = this.claim(context, request, ctx, keyOf(key));
    request.contra = { ...ctx, idempotency: claim };
    return from(
      this.once(ctx, claim, {
        reply: context.switchToHttp().getResponse<FastifyReply>(),
        handle: () => lastValueFrom(next.handle()),
        asksItself: this.reflector.get<boolean | undefined>(FINDS_ANSWERS, context.getHandler()) ?? false,
      }),
    );
  }

  private async once(
    ctx: OperatorContext,
    claim: IdempotencyClaim,
    { reply, handle, asksItself }: Handling,
  ): Promise<unknown> {
    const name = JSON.stringify([
      ctx.organisation?.organisationId,
      ctx.caller.keyId,
      claim.method,
      claim.path,
      claim.key,
    ]);
    const turn = await this.inFlight.enter(name, WAIT_MS);
    if (!turn)
      throw conflict(
        'idempotency_in_progress',
        'The first request with this Idempotency-Key is still running.',
      );
    try {
      const stored = asksItself ? null : await this.answers.find(ctx, claim);
      if (stored) return replay(stored, reply);
      try {
        return await handle();
      } catch (error) {
        if (error instanceof AnsweredBefore) return replay(error.stored, reply);
        // Refused before its work could look, or committed by another process while this one was deciding.
        const meanwhile = await this.answers.find(ctx, claim).catch(reusedOrNothing);
        if (meanwhile) return replay(meanwhile, reply);
        throw error;
      }
    } finally {
      turn.leave();
    }
  }

  private claim(
    context: ExecutionContext,
    request: ContraRequest,
    ctx: OperatorContext,
    key: string,
  ): IdempotencyClaim {
    const declared = this.reflector.get<number | undefined>(HTTP_CODE_METADATA, context.getHandler());
    return {
      scope: ctx.organisation?.organisationId ?? OPERATOR_SCOPE,
      key,
      method: request.method,
      path: request.url.split('?', 1)[0] ?? request.url,
      requestHash: hash('sha256', canonicalJson(request.body), 'buffer'),
      status: declared ?? (request.method === 'POST' ? 201 : 200),
      secrets: this.reflector.get<string[] | undefined>(ONE_TIME_SECRETS, context.getHandler()) ?? [],
    };
  }
}

interface Handling {
  readonly reply: FastifyReply;
  readonly handle: () => Promise<unknown>;
  readonly asksItself: boolean;
}

function reusedOrNothing(error: unknown): null {
  if (error instanceof DomainError && error.code === 'idempotency_key_reused') throw error;
  return null;
}

function keyOf(header: string | string[]): string {
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(header)) {
    throw invalid('Idempotency-Key', 'must be 1 to 255 visible ASCII characters');
  }
  return header;
}

function replay(stored: StoredAnswer, reply: FastifyReply): unknown {
  void reply.status(stored.status).header('Idempotent-Replayed', 'true');
  return stored.body;
}
