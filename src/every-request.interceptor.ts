import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { InterceptorsConsumer } from '@nestjs/core/interceptors/interceptors-consumer';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { PeriodLockInterceptor } from './modules/periods/period-lock.interceptor';
import { IdempotencyInterceptor } from './platform/idempotency/idempotency.interceptor';
import { RequestContextInterceptor } from './platform/request-context/request-context.interceptor';
import { TestModeInterceptor } from './platform/test-mode/test-mode.interceptor';

/** One that answers at once, not with a promise of what it answers. */
interface Part extends NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown>;
}

/** What every request passes through, in its order: each part is the `next` of the one before. One interceptor to Nest. */
@Injectable()
export class EveryRequestInterceptor implements NestInterceptor {
  private readonly parts: readonly Part[];

  constructor(
    context: RequestContextInterceptor,
    testMode: TestModeInterceptor,
    idempotency: IdempotencyInterceptor,
    periodLock: PeriodLockInterceptor,
  ) {
    this.parts = [context, testMode, idempotency, periodLock];
  }

  intercept(context: ExecutionContext, handler: CallHandler): Observable<unknown> {
    const inside = (next: CallHandler, part: Part): CallHandler => ({
      handle: () => part.intercept(context, next),
    });
    return this.parts.reduceRight(inside, handler).handle();
  }
}

/**
 * Nest binds each interceptor and handler to the async context of each request anew, for AsyncLocalStorage, which this service does
 * not use: in Node 20 that costs several times what the interceptors do. A route with no interceptor but the one above goes without.
 */
export function interceptUnbound(): void {
  const consumer = InterceptorsConsumer.prototype;
  const ofNest: InterceptorsConsumer['intercept'] = Reflect.get(consumer, 'intercept');
  consumer.intercept = async function (interceptors, args, instance, callback, next, type) {
    const [only, another] = interceptors;
    if (another || !(only instanceof EveryRequestInterceptor))
      return ofNest.call(this, interceptors, args, instance, callback, next, type);
    const context = this.createContext(args, instance, callback);
    return lastValueFrom(only.intercept(context, { handle: () => from(next()) }));
  };
}
